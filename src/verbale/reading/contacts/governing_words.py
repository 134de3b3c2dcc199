"""What the meaning of a word above a trigger says: "scheduled", "threatened to cancel", "a planned visit"."""

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.auxiliaries import BE, doubtful, had_done, is_ending, modal_of, to_infinitive
from verbale.reading.contacts.governing import LINKS
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.status_words import Told, status_words
from verbale.reading.syntax import is_verb

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
AIMING = frozenset({"aim", "aims", "aimed", "aiming"})  # as verbs: "the aim of the talks" leaves it open
_OBTAINING = frozenset({"win", "get", "obtain", "secure", "gain", "receive"})
_LEAVE = frozenset({"permission", "leave", "clearance", "authorisation", "authorization"})
_MOVED = frozenset({"reschedule", "reschedules", "rescheduled", "rescheduling"})
OPEN = frozenset({"planned", "possible"})
PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_WAS = frozenset({"was", "were"})


def by_noun(word: Token, trigger: Token) -> Told | None:
    """Return what a noun that governs the trigger says: "a proposal for talks", "no plans to meet"."""
    known, form = status_words().governing, word.lower_
    phrases = (f"{form} {link}" for link in (*LINKS, "in", "from"))
    governed = known.get(form) or next((known[each] for each in phrases if each in known), None)
    date = form in ("date", "dates", "venue", "venues")
    if governed in OPEN and not date and any(c.lower_ == "no" for c in word.children):
        return "cancelled", f"no {form}"
    if not governed or word == trigger:
        return None
    past = word.dep_ in PREDICATIVE and word.head.lower_ in _WAS
    return governed, f"governor:{form} then" if governed == "planned" and past else f"governor:{form}"


def status_of(verb: Token, trigger: Token) -> Status | None:
    """Return the status that a verb shows, with its particle, its preposition, or its adjective."""
    known, form = status_words().governing, verb.lower_
    if form == "set" and any(c.dep_ == "prt" and c.lower_ in ("off", "out") for c in verb.children):
        return None  # "set out on a tour"
    for child in verb.children:
        phrase = f"{form} {child.lower_}"
        if child.lower_ in ("through", "back", "forward") and child.i == verb.i + 1 and phrase in known:
            return known[phrase]
        if child.dep_ in ("prt", "prep") and phrase in known and (child.dep_ == "prt" or child.i < trigger.i):
            return known[phrase]
    if form in COPULAS:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), verb)
        of_it = subject == trigger or (subject != verb and subject.is_ancestor(trigger))
        if of_it and (where := _stands(verb)) is not None:
            return where
        told = (known.get(c.lower_) for c in verb.children if c.dep_ in PREDICATIVE)
        return next((kind for kind in told if kind), None)
    return known.get(form) or ("possible" if form in AIMING else None)


def _stands(verb: Token) -> Status | None:
    """Read "a meeting is on his programme", which is planned, and "is on the cards", which may be."""
    links = [c for c in verb.children if c.lower_ in ("on", "in") and c.i > verb.i]
    if any(n.lower_ in status_words().programme for c in links if c.lower_ == "on" for n in c.children):
        return "planned"
    if any(n.lower_ == "hold" for c in links if c.lower_ == "on" for n in c.children):
        return "cancelled"
    prospects = (n for c in links for n in c.children if n.lower_ in status_words().prospects)
    return "possible" if any(t.lower_ == "the" for n in prospects for t in n.children) else None


def by_governing_verb(verb: Token, kind: Status, words: Lexicon) -> Told | None:
    """Return what a verb that governs the trigger says, which shows a status by its meaning."""
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
    given_up = had_done(verb)
    past = form in _WAS or any(c.lower_ in _WAS for c in verb.children)
    undone = kind == "planned" and past and _to_have(verb)
    if (given_up and kind == "planned" and means(verb)) or (form == "supposed" and past) or undone:
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


def means(verb: Token) -> bool:
    """Tell whether the verb, or its adjective, is one of intending: "planned to", "been due to"."""
    adjectives = {c.lower_ for c in verb.children if c.dep_ in PREDICATIVE}
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
