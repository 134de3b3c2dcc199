"""English verb and noun forms for the components' word lists.

The base pipeline runs without its lemmatizer, which costs more than all of Verbale's word lists
need. A list names lemmas; its forms are made here once, at loading.
"""

from collections.abc import Iterable, Mapping

from verbale.knowledge.plurals import add_s, noun_forms

__all__ = ["DOUBLING", "IRREGULAR_VERBS", "form_table", "noun_forms", "verb_forms"]

# Principal parts that no rule gives: past tense and past participle.
IRREGULAR_VERBS: Mapping[str, tuple[str, ...]] = {
    "be": ("am", "is", "are", "was", "were", "been"),
    "beat": ("beat", "beaten"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "bid": ("bade", "bidden"),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "bring": ("brought",),
    "build": ("built",),
    "burst": ("burst",),
    "buy": ("bought",),
    "catch": ("caught",),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut",),
    "deal": ("dealt",),
    "do": ("did", "done", "does"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "feed": ("fed",),
    "feel": ("felt",),
    "fight": ("fought",),
    "find": ("found",),
    "flee": ("fled",),
    "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"),
    "foresee": ("foresaw", "foreseen"),
    "forget": ("forgot", "forgotten"),
    "forgive": ("forgave", "forgiven"),
    "freeze": ("froze", "frozen"),
    "get": ("got", "gotten"),
    "give": ("gave", "given"),
    "go": ("went", "gone", "goes"),
    "grow": ("grew", "grown"),
    "have": ("has", "had"),
    "hear": ("heard",),
    "hit": ("hit",),
    "hold": ("held",),
    "keep": ("kept",),
    "know": ("knew", "known"),
    "lay": ("laid",),
    "lead": ("led",),
    "leave": ("left",),
    "lend": ("lent",),
    "let": ("let",),
    "lie": ("lay", "lain", "lying"),
    "lose": ("lost",),
    "make": ("made",),
    "mean": ("meant",),
    "meet": ("met",),
    "misunderstand": ("misunderstood",),
    "overcome": ("overcame", "overcome"),
    "overrun": ("overran", "overrun"),
    "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid",),
    "put": ("put",),
    "quit": ("quit",),
    "read": ("read",),
    "rebuild": ("rebuilt",),
    "retake": ("retook", "retaken"),
    "retell": ("retold",),
    "ring": ("rang", "rung"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said",),
    "see": ("saw", "seen"),
    "seek": ("sought",),
    "sell": ("sold",),
    "send": ("sent",),
    "set": ("set",),
    "shake": ("shook", "shaken"),
    "shoot": ("shot",),
    "show": ("showed", "shown"),
    "shut": ("shut",),
    "sit": ("sat",),
    "sink": ("sank", "sunk"),
    "slay": ("slew", "slain"),
    "speak": ("spoke", "spoken"),
    "spell": ("spelt", "spelled"),
    "spend": ("spent",),
    "stand": ("stood",),
    "strike": ("struck",),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "steal": ("stole", "stolen"),
    "tear": ("tore", "torn"),
    "teach": ("taught",),
    "tell": ("told",),
    "think": ("thought",),
    "throw": ("threw", "thrown"),
    "understand": ("understood",),
    "undertake": ("undertook", "undertaken"),
    "uphold": ("upheld",),
    "win": ("won",),
    "wind": ("wound",),
    "withdraw": ("withdrew", "withdrawn"),
    "withhold": ("withheld",),
    "write": ("wrote", "written"),
}
# Verbs of several syllables whose last one is stressed, and so doubles its consonant.
DOUBLING = frozenset(
    {
        "admit",
        "commit",
        "concur",
        "confer",
        "defer",
        "infer",
        "prefer",
        "refer",
        "rebut",
        "regret",
        "submit",
        "transfer",
        "compel",
        "signal",
        "quarrel",
        "cancel",
        "travel",
        "begin",
        "forget",
        "permit",
        "omit",
        "occur",
        "recur",
        "deter",
        "expel",
        "propel",
        "annul",
        "repel",
        "patrol",
        "kidnap",
        "debar",
        "extol",
        "forbid",
        "fulfil",
        "initial",
        "counsel",
        "overrun",
        "readmit",
    }
)
_VOWELS = frozenset("aeiou")


def verb_forms(lemma: str) -> frozenset[str]:
    """Return all forms of a verb in lower case, the lemma among them."""
    forms = {lemma, add_s(lemma), _stem_before_vowel(lemma, ing=True) + "ing"}
    if lemma in IRREGULAR_VERBS:
        forms.update(IRREGULAR_VERBS[lemma])
    else:
        stem = _stem_before_vowel(lemma, ing=False)
        forms.add(stem + "ed")
    if lemma in ("cancel", "travel", "signal", "quarrel", "initial", "counsel"):
        forms.update((lemma + "ed", lemma + "ing"))
    return frozenset(forms)


def phrase_forms(phrases: Iterable[str]) -> frozenset[str]:
    """Return singular and plural of nouns; of several words, the last one is inflected."""
    return frozenset(
        " ".join((*phrase.split()[:-1], form))
        for phrase in phrases
        for form in noun_forms(phrase.split()[-1])
    )


def form_table(verbs: Iterable[str] = (), nouns: Iterable[str] = ()) -> dict[str, str]:
    """Map every form of the given lemmas to its lemma; the first lemma that claims a form keeps it."""
    table: dict[str, str] = {}
    for lemmas, forms in ((verbs, verb_forms), (nouns, noun_forms)):
        for lemma in lemmas:
            for form in sorted(forms(lemma)):
                table.setdefault(form, lemma)
    return table


def _stem_before_vowel(verb: str, *, ing: bool) -> str:
    """Return the stem to which -ed or -ing is added."""
    if verb.endswith("e") and not (ing and verb.endswith(("ee", "oe", "ye"))):
        return verb[:-1]
    if verb.endswith("y") and not ing and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "i"
    if verb in DOUBLING or _one_short_syllable(verb):
        return verb + verb[-1]
    return verb


def _one_short_syllable(verb: str) -> bool:
    """Tell whether its one vowel stands before one consonant that doubles: stop, not play or fix."""
    verb = verb.replace("qu", "q")
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1
