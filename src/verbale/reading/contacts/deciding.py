"""What one of the words above a trigger says of whether the occasion takes place."""

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.auxiliaries import (
    BE,
    FINITE,
    PRESENT,
    about_to_come,
    bare_passive,
    be_to,
    cannot,
    conditional,
    doubtful,
    goes_on,
    headline_infinitive,
    is_ending,
    modal_of,
    negated,
    subjunctive,
    to_infinitive,
)
from verbale.reading.contacts.governing import LINKS
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import Told, status_words
from verbale.reading.syntax import carrier, is_verb

COPULAS = BE | {
    "seem",
    "seems",
    "seemed",
    "look",
    "looks",
    "looked",
    "appears",
    "appeared",
    "remains",
    "been",
}
MEALS = frozenset({"dinner", "lunch", "banquet", "breakfast", "reception", "luncheon"})
_INCLUDING = frozenset({"include", "includes"})
_HAVE = frozenset({"has", "have", "had", "having"})
_REFUSING = frozenset({"refuse", "reject", "decline", "rule", "spurn"})
_AIMING = frozenset({"aim", "aims", "aimed", "aiming"})  # as verbs: "the aim of the talks" leaves it open
_OBTAINING = frozenset({"win", "get", "obtain", "secure", "gain", "receive"})
_LEAVE = frozenset({"permission", "leave", "clearance", "authorisation", "authorization"})
_MOVED = frozenset({"reschedule", "reschedules", "rescheduled", "rescheduling"})
_WAS = frozenset({"was", "were"})
WOULD_HAVE = "would have"
WAS_TO_HAVE = "was to have"
_WOULD = frozenset({"would", "'d"})
_DOUBTS = frozenset({"whether", "if", "unless"})
_ONCE = frozenset({"after", "when", "once", "before", "until"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "possible", "further", "new"})
_BEGINS = frozenset(
    {"begin", "begins", "open", "opens", "start", "starts", "resume", "resumes", "convene", "convenes"}
)
_OPEN = frozenset({"planned", "possible"})
_MISSING = frozenset({"away", "absent"})
_SETTLED = frozenset({"certain", "sure", "definite", "clear", "true", "place", "question", "option"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})


def by_verb(word: Token, mention: ContactMention, words: Lexicon) -> Told | None:
    """Return what one of the governors says, or None when it leaves it open."""
    known = status_words()
    form = word.lower_
    known_one = any(c.lower_ == "the" for c in mention.trigger.children)
    if mention.format and form.startswith("invit") and known_one:
        return None  # "a letter inviting leaders to the summit", which takes place whoever comes
    if not is_verb(word):
        missed = form in _MISSING and (mention.format or mention.mode == "conference")
        return None if missed else _by_noun(word, mention.trigger)
    if any(child.lower_ in _DOUBTS and child.dep_ == "mark" for child in word.children):
        return "possible", f"doubt:{form}"
    if (mention.format or mention.mode == "conference") and form in words.attendance:
        # Who stays away from a conference does not call it off.
        return ("planned", f"attended:{form}") if modal_of(word) or to_infinitive(word) else None
    modal, governed = modal_of(word), _kind(word, mention.trigger)
    if negated(word) and (modal != "possible" or cannot(word)) and not _only_described(word, mention.trigger):
        told = _negated(word, governed, modal, mention)
        if told is not None:
            return told
    if mention.trigger.head == word and _for_a_day(word, mention.trigger):
        return "planned", f"for a day:{form}"
    does = _is_done_by(mention.trigger, word)
    if governed == "planned" and _gave(word, mention):
        return "held", "past tense"
    if governed and word != mention.trigger and not (does and governed != "cancelled"):
        return _governed(word, governed, words)
    if form in _HAVE and any(child.lower_ == "yet" for child in word.children):
        return "planned" if not is_verb(mention.trigger) else "possible", "yet to"
    if form in known.considered and _only_thought_of(mention.trigger, word):
        return "possible", f"considered:{form}"
    if modal == "planned" and _would_have(word):
        return "cancelled", WOULD_HAVE
    if modal:
        doubt = conditional(word) or doubtful(word)
        then = " then" if any(c.lower_ in _WOULD and c.dep_ == "aux" for c in word.children) else ""
        return "possible" if doubt else modal, f"modal:{form}{then}"
    return _by_form(word, mention)


def _would_have(verb: Token) -> bool:
    """Tell whether the verb is "would have met", which he did not."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    deed = verb.tag_ in ("VBN", "VBD") and verb.lower_ != "been"  # "the visit would have been unthinkable"
    return deed and "have" in auxiliaries and bool(auxiliaries & _WOULD)


def _for_a_day(verb: Token, trigger: Token) -> bool:
    """Tell whether the words are "called a meeting with them for Thursday"."""
    links = (c for c in verb.children if c.lower_ == "for" and c.i > trigger.i)
    days = (n for link in links for n in link.children if n.ent_type_ in ("DATE", "TIME"))
    return trigger.dep_ == "dobj" and any(n.tag_ == "NNP" for n in days)


def _is_done_by(trigger: Token, verb: Token) -> bool:
    """Tell whether the occasion is the verb tells of: "the talks confirmed", not "are likely"."""
    finite = verb.tag_ in FINITE or verb.tag_ == "VBN"
    return finite and trigger.head == verb and trigger.dep_ == "nsubj" and verb.lower_ not in COPULAS


def _gave(verb: Token, mention: ContactMention) -> bool:
    """Tell whether the words are "arranged a banquet for the delegation", which was given then."""
    given = verb.lower_ in ("arranged", "prepared") and verb.tag_ == "VBD" and mention.trigger.head == verb
    return given and mention.trigger.lower_ in MEALS


def _by_noun(word: Token, trigger: Token) -> Told | None:
    known, form = status_words().governing, word.lower_
    phrases = (f"{form} {link}" for link in (*LINKS, "in", "from"))
    governed = known.get(form) or next((known[each] for each in phrases if each in known), None)
    date = form in ("date", "dates", "venue", "venues")
    if governed in _OPEN and not date and any(c.lower_ == "no" for c in word.children):
        return "cancelled", f"no {form}"
    if not governed or word == trigger:
        return None
    past = word.dep_ in _PREDICATIVE and word.head.lower_ in _WAS
    return governed, f"governor:{form} then" if governed == "planned" and past else f"governor:{form}"


def _kind(verb: Token, trigger: Token) -> Status | None:
    """Return the status that a verb shows, with its particle, its preposition, or its adjective."""
    known, form = status_words().governing, verb.lower_
    if form == "set" and any(c.dep_ == "prt" and c.lower_ in ("off", "out") for c in verb.children):
        return None  # "set out on a tour"
    for child in verb.children:
        phrase = f"{form} {child.lower_}"
        if child.lower_ == "through" and child.i == verb.i + 1 and phrase in known:
            return known[phrase]
        if child.dep_ in ("prt", "prep") and phrase in known and (child.dep_ == "prt" or child.i < trigger.i):
            return known[phrase]
    if form in COPULAS:
        if trigger.head == verb and trigger.dep_ == "nsubj" and _on_the_programme(verb):
            return "planned"
        told = (known.get(c.lower_) for c in verb.children if c.dep_ in ("acomp", "attr", "oprd"))
        return next((kind for kind in told if kind), None)
    return known.get(form) or ("possible" if form in _AIMING else None)


def _on_the_programme(verb: Token) -> bool:
    """Tell whether the words are "a meeting is on his programme"."""
    nouns = (n for c in verb.children if c.lower_ == "on" and c.i > verb.i for n in c.children)
    return any(n.lower_ in status_words().programme for n in nouns)


def _governed(verb: Token, kind: Status, words: Lexicon) -> Told | None:
    form = verb.lower_
    if kind == "planned" and is_ending(verb, words.ending):
        return None
    if kind == "cancelled":
        if form in ("fail", "fails", "failed", "failing") and not _fails_to_happen(verb, words):
            return None
        open_yet = modal_of(verb) == "possible" and not any(c.lower_ == "must" for c in verb.children)
        if open_yet or _unsettled(verb) or doubtful(verb):
            return "planned", f"not yet {form}"
        if form in _MOVED and (day := _moved_to(verb)) is not None:
            return "planned", f"anew {day.lower_}"
    given_up = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
    past = form in _WAS or any(c.lower_ in _WAS for c in verb.children)
    undone = kind == "planned" and past and _to_have(verb)
    if (given_up and kind == "planned" and _means(verb)) or (form == "supposed" and past) or undone:
        return "cancelled", f"had been {form}"
    if kind == "planned" and doubtful(verb):
        kind = "possible"
    return kind, f"governor:{form} then" if kind == "planned" and past else f"governor:{form}"


def _to_have(verb: Token) -> bool:
    """Tell whether the words are "was scheduled to have visited", which did not come about."""
    inner = (c for c in verb.children if c.dep_ == "xcomp" and to_infinitive(c))
    return any(c.lower_ == "have" and c.dep_ == "aux" for each in inner for c in each.children)


def _moved_to(verb: Token) -> Token | None:
    """Return the day of "rescheduled for Monday", "moved to May", of which what is put off takes place."""
    links = (c for c in verb.children if c.lower_ in ("for", "to") and c.dep_ == "prep")
    return next((n for c in links for n in c.children if n.ent_type_ in ("DATE", "TIME")), None)


def _means(verb: Token) -> bool:
    """Tell whether the verb, or its adjective, is one of intending: "planned to", "been due to"."""
    adjectives = {c.lower_ for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")}
    return bool(status_words().meant & {verb.lower_, *adjectives})


def _fails_to_happen(verb: Token, words: Lexicon) -> bool:
    """Tell whether "failed to" denies the occasion ("failed to meet"), and not its success."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    subject = any(c.dep_ == "nsubj" and c.lower_ in words.noun_lemmas for c in verb.children)
    if subject or inner is None:
        return inner is not None and inner.lower_ in words.rounds
    obtained = inner.lower_ in _OBTAINING and any(c.lower_ in _LEAVE for c in inner.children)
    return obtained or inner.lower_ in words.verb_lemmas or inner.lower_ in words.light_verbs


def _unsettled(verb: Token) -> bool:
    """Tell whether calling off is itself only spoken of: "threatened to cancel", "urged him to put off"."""
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ in status_words().unsettling


def _negated(
    verb: Token, governed: Status | None, modal: Status | None, mention: ContactMention
) -> Told | None:
    form = verb.lower_
    if governed == "cancelled" and verb != mention.trigger:
        open_yet = form in _REFUSING and modal is not None  # "would not refuse a meeting"
        return ("possible" if open_yet else "planned"), f"not {form}"
    off = form in ("is", "are") and not is_verb(mention.trigger)  # "a meeting is not on the agenda"
    if modal == "planned" or cannot(verb) or to_infinitive(verb) or off or goes_on(verb):
        return "cancelled", f"negated:{form}"
    if governed in _OPEN and verb != mention.trigger:
        return ("cancelled", f"negated:{form}") if _means(verb) else ("possible", f"not {form}")
    if not any(child.lower_ == "since" for child in verb.children):
        return "denied", f"negated:{form}"
    return None


def _only_described(verb: Token, trigger: Token) -> bool:
    """Tell whether only what it was like is denied: "the summit was not a failure", "will not be easy"."""
    if verb.lower_ not in BE | {"been"} or carrier(trigger).head != verb or is_verb(trigger):
        return False
    said = [c for c in verb.children if c.dep_ in _PREDICATIVE and c.i > verb.i]
    settling = status_words().governing
    return bool(said) and not any(c.lower_ in settling or c.lower_ in _SETTLED for c in said)


def _only_thought_of(trigger: Token, verb: Token) -> bool:
    """Tell whether a noun stands for one of many that may be: "discussed a visit"."""
    if trigger.head != verb or trigger.dep_ != "dobj":
        return False
    return any(c.lower_ in _INDEFINITE for c in trigger.children if c.i < trigger.i)


def _by_form(verb: Token, mention: ContactMention) -> Told | None:
    """Read a verb without modal or governing word: "is to meet", "after he meets", "met"."""
    form = verb.lower_
    if verb.tag_ in PRESENT:
        subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
        included = form in _INCLUDING and mention.trigger.head == verb and mention.trigger.dep_ == "dobj"
        if included or any(child.lower_ in status_words().programme for child in subjects):
            return "planned", f"programme:{form}"
        if verb.dep_ == "advcl" and any(c.lower_ in _ONCE for c in verb.children if c.i < verb.i):
            return "planned", f"once:{form}"
    if _begins_on_a_day(verb, mention.trigger):
        return "planned", f"programme:{form}"
    ahead = verb if be_to(verb) else _led_to(verb, mention.trigger)
    if ahead is not None:
        if any(child.lower_ == "have" and child.dep_ == "aux" for child in ahead.children):
            return "cancelled", WAS_TO_HAVE
        return "planned", "be to"
    if headline_infinitive(verb):
        return "planned", "headline infinitive"
    if subjunctive(verb):
        return "possible", f"subjunctive:{form}"
    if verb == mention.predicate and goes_on(verb):
        return ("planned", "about to") if about_to_come(verb) else ("held", "progressive")
    past = verb.tag_ in ("VBD", "VBN") and not to_infinitive(verb) and not bare_passive(verb)
    if verb == mention.predicate and past and not mention.rule.startswith("invite"):
        return by_modifiers(mention.trigger) or ("held", "past tense")
    return None


def _begins_on_a_day(verb: Token, trigger: Token) -> bool:
    """Tell whether the words are "the talks begin on Monday", as a programme has it."""
    bare = verb.tag_ in (*PRESENT, "VB") and not any(c.dep_ in ("aux", "neg") for c in verb.children)
    if verb.lower_ not in _BEGINS or not bare or trigger.head != verb or trigger.dep_ != "nsubj":
        return False
    behind = [c for c in verb.children if c.i > verb.i]
    return any(n.ent_type_ == "DATE" for c in behind for n in (c, *(c.children if c.lower_ == "on" else ())))


def by_modifiers(noun: Token) -> Told | None:
    """Read "the planned visit", "a possible meeting", "the planned talks and summit"."""
    listed = noun.dep_ == "conj" and not any(c.dep_ in ("det", "poss") for c in noun.children)
    own = (noun.head, noun) if listed and not is_verb(noun) and not is_verb(noun.head) else (noun,)
    for child in (c for each in own for c in each.children if c.i < each.i):
        if child.i < noun.i and child.dep_ in ("amod", "compound"):
            governed = status_words().governing.get(child.lower_)
            if governed:
                return governed, f"modifier:{child.lower_}"
    return None


def _led_to(verb: Token, noun: Token) -> Token | None:
    """Return the infinitive of "the meeting is to be held", in which the occasion belongs to "is"."""
    if verb.lower_ not in BE or is_verb(noun) or noun.head != verb or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    return next((c for c in verb.children if c.i > verb.i and be_to(c)), None)
