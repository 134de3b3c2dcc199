"""What a verb's own form says of its reality: its auxiliaries, its negation, its mood."""

from collections.abc import Container

from spacy.tokens import Token

from verbale.account import Status
from verbale.reading.contacts.status_words import status_words
from verbale.reading.syntax import nearby

BE = frozenset({"is", "are", "was", "were", "be", "'s", "'re"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PRESENT = frozenset({"VBZ", "VBP"})
_COMING = frozenset({"coming", "arriving", "going"})
_LEAVING = frozenset({"leaving", "departing"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "longer", "hardly"})
_NOBODY = frozenset({"nobody", "nothing", "none"})
_NEVER = frozenset({"can", "could", "ca"})
_CONDITIONS = frozenset({"if", "unless", "provided", "should"})
_CLOSING = frozenset({".", "!", "?", '"', "”"})


def participle_of_past(verb: Token) -> bool:
    """Tell whether a participle goes along with what somebody did: "X, meeting Y in Z, agreed to open"."""
    noun = verb.head
    alone = not any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children)
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "appos") or not alone:
        return False
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.tag_ == "VBD"


def conditional(verb: Token) -> bool:
    """Tell whether the verb holds on a condition: "would meet him if he asked"."""
    return any(
        child.dep_ == "advcl"
        and any(c.lower_ in _CONDITIONS and c.dep_ in ("mark", "aux") for c in child.children)
        for child in verb.children
    )


def doubtful(verb: Token) -> bool:
    """Tell whether an adverb leaves open whether it takes place: "will probably go"."""
    known = status_words().doubtful
    return any(child.lower_ in known and child.dep_ == "advmod" for child in verb.children)


def about_to_come(verb: Token) -> bool:
    """Tell whether the words are "is arriving", "was leaving on Wednesday", which is still ahead."""
    if verb.lower_ in _LEAVING and goes_on(verb):
        behind = [c for c in verb.children if c.i > verb.i]
        days = (*behind, *(n for c in behind if c.lower_ == "on" for n in c.children))
        return any(day.ent_type_ == "DATE" for day in days)
    return verb.lower_ in _COMING and goes_on(verb) and any(c.lower_ in ("is", "are") for c in verb.children)


def goes_on(verb: Token) -> bool:
    """Tell whether the verb is "are meeting", "was holding"; a day ahead makes it a plan."""
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in BE for c in verb.children)


def modal_of(verb: Token) -> Status | None:
    """Return the status that a modal on the verb shows."""
    modals = status_words().modals
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in modals:
            return modals[child.lower_]
    return None


def negated(verb: Token) -> bool:
    """Tell whether the verb is negated, or nobody does what it tells."""
    return any(
        child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in _NOBODY for child in verb.children
    ) or any(
        child.dep_ == "neg" or (child.lower_ in _NEGATIONS and child.dep_ != "dobj")
        for child in verb.children
    )


def cannot(verb: Token) -> bool:
    """Tell whether the verb is "cannot meet", "could not travel"."""
    return negated(verb) and any(c.lower_ in _NEVER and c.dep_ == "aux" for c in verb.children)


def to_infinitive(verb: Token) -> bool:
    """Tell whether the verb is an infinitive with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def had_done(verb: Token) -> bool:
    """Tell whether the verb is "had met", "had been planned"."""
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


def be_to(verb: Token) -> bool:
    """Tell whether the verb is "is to meet", "was to meet"."""
    return to_infinitive(verb) and verb.head.lower_ in BE and verb.dep_ in ("xcomp", "ROOT", "advcl")


def bare_passive(verb: Token) -> bool:
    """Tell whether a verb goes on from an infinitive: "will call on him and be received by her"."""
    return verb.dep_ == "conj" and any(c.lower_ == "be" and c.dep_ == "auxpass" for c in verb.children)


def subjunctive(verb: Token) -> bool:
    """Tell whether the verb is "that he meet", "that talks be held": asked for, and no more."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VB", "VBN") or to_infinitive(verb):
        return False
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN":
        return [c.lower_ for c in auxiliaries] == ["be"]
    return not auxiliaries and any(c.dep_ == "mark" for c in verb.children)


def headline_infinitive(verb: Token) -> bool:
    """Tell whether the verb is a headline's future: "Ministers to hold talks"."""
    ending = next((t for t in reversed(verb.sent[-3:]) if not t.is_space), verb)
    if not to_infinitive(verb) or ending.text in _CLOSING:
        return False
    return verb.dep_ in ("ROOT", "acl", "relcl", "xcomp") and not any(
        t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in nearby(verb)
    )


def bare_present(verb: Token) -> bool:
    """Tell whether the verb is a present without auxiliary: "arrives on Thursday"."""
    return verb.tag_ in PRESENT and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def is_ending(verb: Token, ending: Container[str]) -> bool:
    """Tell whether the words are "was due to close", "is expected to end": it has begun."""
    inner = (c for c in verb.children if c.dep_ in ("xcomp", "acomp") and c.i > verb.i)
    ends = (c for each in inner for c in (each, *each.children) if to_infinitive(c))
    return any(c.lower_ in ending for c in ends)
