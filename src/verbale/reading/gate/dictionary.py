"""The dictionaries of the gate: who acts between states, and what tells that they did.

All words come from where reading has them: parties and offices from the knowledge files, who held an
office when from the tenures, and cue words from the lists of contacts, quotations, events and agreements.
"""

import tomllib
from collections.abc import Container, Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from verbale.knowledge.kept import Knowledge
from verbale.knowledge.lexicon import lexicon, plain
from verbale.knowledge.officeholders import KNOWN_BY_FAMILY, rank_of
from verbale.knowledge.offices import fixed_offices, plural_heads
from verbale.knowledge.tenures import Tenure, fold
from verbale.reading.agreements.lexicon import lexicon as agreements
from verbale.reading.contacts.lexicon import lexicon as contacts
from verbale.reading.events.lexicon import Frame
from verbale.reading.events.lexicon import lexicon as events
from verbale.reading.gate.names import Actor, Leader, Names
from verbale.reading.gate.phrases import Both, Phrases
from verbale.reading.inflection import noun_forms, verb_forms
from verbale.reading.quotations.lexicon import Cue
from verbale.reading.quotations.lexicon import lexicon as quotations

# What a cue word tells of, as bits.
# CLEAR: a word for sayings that hardly stands for anything else; FORMER: one that marks an office as not
# held now; GATHERING: one that tells of a contact of a single party;
# TALKING: one that tells of a contact beside an official; ASSEMBLY: one that does near a body of states;
# LEADING: a clear word for sayings behind which a statement may go on in the next paragraph.
CONTACT, SPEECH, EVENT, GRAVE, CLEAR, FORMER, GATHERING, TALKING, ASSEMBLY, LEADING = (
    1 << at for at in range(10)
)

_PARTY_KINDS = frozenset(
    {"state", "adjective", "people", "capital", "seat", "organisation", "part", "party", "party people",
     "person"}
)  # fmt: skip


@lru_cache(maxsize=2)
def actors(knowledge: Knowledge) -> Names:
    """Return the names of parties, offices, and those who hold or held them."""
    codes: dict[str, str] = {}
    bodies: set[str] = set()
    for name, entries in lexicon().items():
        for entry in entries:
            if entry.kind in _PARTY_KINDS and entry.code:
                codes.setdefault(name, entry.code)
                if entry.kind == "organisation":
                    bodies.add(entry.code)
    for region, code in contacts().regions.items():
        codes[f"{region.capitalize()} leaders"] = code
    for own in knowledge.names.lines:
        for name in map(plain, (*own.names, *own.demonyms)):
            for written in (name, name.title(), name.upper()):
                codes[written] = own.party
    held: dict[str, list[Tenure]] = {}
    for tenure in knowledge.holders.tenures:
        for given in tenure.given:
            for family in tenure.family:
                if given:
                    held.setdefault(plain(f"{given} {family}"), []).append(tenure)
    offices = _offices()
    numbers = {code: number for number, code in enumerate(sorted({*codes.values()}), 1)}
    leaders = _leaders(knowledge, numbers, {*codes, *held, *offices})
    words = {
        word: Actor(numbers[codes[word]] if word in codes else 0, word in offices, offices.get(word, False),
                    codes.get(word) in bodies, tuple(held.get(word, ())), tuple(leaders.get(word, ())))
        for word in sorted({*codes, *held, *offices, *leaders} - {""})
    }  # fmt: skip
    several = {
        word: actor for word, actor in words.items() if actor.is_office and word.islower() and " " in word
    }
    return Names(words, several)


def _leaders(
    knowledge: Knowledge, numbers: Mapping[str, int], taken: Container[str]
) -> dict[str, list[Leader]]:
    """Return who led a state or a ministry by family names that stand for nothing else."""
    found: dict[str, list[Leader]] = {}
    own = knowledge.holders.own_names
    for tenure in knowledge.holders.tenures:
        if rank_of(tenure.office) in KNOWN_BY_FAMILY and tenure.party in numbers:
            for family in dict.fromkeys(map(plain, tenure.family)):
                if family not in taken and family[:1].isupper():
                    leader = Leader(tenure, numbers[tenure.party], fold(family) in own)
                    found.setdefault(family, []).append(leader)
    return found


def _offices() -> dict[str, bool]:
    """Return names of offices as they are written, each with whether it tells something alone."""
    lists = _lists()["offices"]
    weighty = frozenset(lists["weighty"].split())
    ambiguous = frozenset(lists["ambiguous"].split())
    plurals = {singular: plural for plural, singular in plural_heads().items()}
    found: dict[str, bool] = {}
    for name in sorted({*fixed_offices(), *weighty} - ambiguous):
        words = name.split()
        forms = [name]
        forms += [
            " ".join((*words[:at], plurals[word], *words[at + 1 :]))
            for at, word in enumerate(words)
            if word in plurals
        ]
        tells = not weighty.isdisjoint(words) or "secretary of state" in name or "foreign" in words
        for form in forms:
            for written in (form, form[0].upper() + form[1:], form.title(), form.upper()):
                found[written] = tells
    found |= dict.fromkeys(beside(), False)
    for name in sorted(ambiguous):
        found[name.title() if len(name) > 2 else name.upper()] = False
    return found


@cache
def cues() -> Phrases:
    """Return the words in lower case that tell of contacts, sayings, events and agreements."""
    everyday = {name: _forms(words) for name, words in _lists()["everyday"].items()}
    told, said = contacts(), quotations()
    clear, grave, gatherings = _lists()["speech"], _lists()["grave"], _lists()["gatherings"]
    groups: tuple[tuple[int, Iterable[str]], ...] = (
        (CONTACT, {*told.verb_lemmas, *told.noun_lemmas} - everyday["contacts"]),
        (SPEECH, _spoken(said.verbs.items()) - set(clear["nouns"].split())),
        (SPEECH, _spoken(said.nouns.items())),
        (SPEECH, ("according to", "spokesman", "spokeswoman")),
        (CLEAR, (form for verb in clear["verbs"].split() for form in verb_forms(verb))),
        (SPEECH | CLEAR, clear["words"].split()),
        (LEADING, clear["leading"].split()),
        (EVENT, _acts() - everyday["events"]),
        (EVENT, _lists()["acts"]["phrases"].split(", ")),
        (EVENT, agreements().heads),
        (GRAVE, (form for verb in grave["verbs"].split() for form in verb_forms(verb))),
        (GRAVE, grave["words"].split()),
        (FORMER, former()),
        (TALKING, (form for verb in _lists()["talking"]["verbs"].split() for form in verb_forms(verb))),
        (
            ASSEMBLY,
            (form for form, noun in told.noun_lemmas.items() if told.noun_modes[noun] == "conference"),
        ),
        (ASSEMBLY, gatherings["of_bodies"].split()),
        (ASSEMBLY, (form for verb in gatherings["verbs_of_bodies"].split() for form in verb_forms(verb))),
        (CONTACT | GATHERING, (*gatherings["words"].split(), *gatherings["phrases"].split(", "))),
    )
    bits: dict[str, int] = {}
    for bit, words in groups:
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return Phrases(dict(sorted(bits.items())))


@lru_cache(maxsize=2)
def both(knowledge: Knowledge) -> Both:
    """Return what finds the words that may begin a name or a cue word, in this order."""
    return Both(actors(knowledge).phrases, cues())


def _spoken(words: Iterable[tuple[str, Cue]]) -> set[str]:
    """Return the words that report what is spoken or written."""
    return {word for word, cue in words if cue.kind in ("speech", "writing")}


def _acts() -> frozenset[str]:
    """Return the words for acts that are acts whatever they are done to: "bomb", not "carry"."""
    return frozenset(
        word
        for words in (events().verbs, events().nouns)
        for word, entries in words.items()
        if any(entry.frame is not None and not _is_narrow(entry.frame) for entry in entries)
    )


def _is_narrow(frame: Frame) -> bool:
    return bool(frame.theme) and not any(word.startswith("@") for word in frame.theme)


@cache
def former() -> frozenset[str]:
    """Return the words that mark an office as one that is not held now."""
    return frozenset(_lists()["offices"]["former"].split())


@cache
def beside() -> frozenset[str]:
    """Return the words for offices that count right behind a party's name alone."""
    return frozenset(_lists()["offices"]["beside"].split())


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in (*verb_forms(word), *noun_forms(word)))


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "cues.toml").read_text("utf-8"))
