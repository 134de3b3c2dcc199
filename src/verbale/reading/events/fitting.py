"""Whether a verb is the one that the word lists mean, and governs what stands under it."""

from spacy.tokens import Token

from verbale.reading.events.bare import can_act, is_thing, sector_of_head
from verbale.reading.syntax import subjects

_UNABLE = frozenset({"can", "could", "may", "might", "not", "n't"})
_OUGHT = frozenset({"must", "should", "be"})
_PRESENT = frozenset({"are", "have", "am", "'re", "’re", "'ve", "’ve"})
_CHARGED = frozenset({"charge", "charges", "charged", "charging"})
# What somebody is charged with as a task: "charged with overseeing the vote".
_TASKS = frozenset({
    "relaunching", "overseeing", "implementing", "leading", "coordinating", "ensuring", "drafting",
    "monitoring", "managing", "running", "preparing", "promoting", "protecting", "enforcing", "guarding",
    "supervising", "organising", "organizing", "maintaining", "defending", "finding", "keeping", "drawing",
    "developing", "negotiating", "investigating", "advising", "reviewing", "restoring", "rebuilding",
    "carrying", "handling", "setting", "creating", "securing", "determining", "bringing", "helping",
})  # fmt: skip
_CONDEMNED = frozenset({"condemn", "condemns", "condemned", "condemning"})
_ENDED = frozenset({"end", "ends", "ended", "ending"})
_STAYS = frozenset({"visit", "visits", "trip", "trips", "tour", "tours"})


def fits(operator: str, verb: Token, clause: Token, *, told: bool) -> bool:
    """Tell whether the clause under an operator is one that it can govern.

    A warning of what others may do is no threat, and "insisted that it was right" no demand.
    """
    if operator == "warn":
        own = all(subject.tag_ == "PRP" for subject in clause.children if subject.dep_ == "nsubj")
        modals = {c.lower_ for c in clause.children if c.dep_ in ("aux", "neg")}
        return told and own and not modals & _UNABLE
    if verb.lower_.startswith("insist") and clause.dep_ == "ccomp":
        return _is_asked(clause, told=told)
    return True


def _is_asked(clause: Token, *, told: bool) -> bool:
    """Tell whether a clause with "that" says what is to be done: "that he go", not "that it was right".

    The subjunctive of a plural looks like a plain present: "that the accords hold" is told of what cannot
    do anything.
    """
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries:
        return not auxiliaries.isdisjoint(_OUGHT)
    if clause.tag_ not in ("VB", "VBP") or clause.lower_ in _PRESENT:
        return False
    plural = [s for s in subjects(clause) if s.tag_ in ("NNS", "NNPS")]
    return told or all(map(can_act, plural))


def is_wound_up(verb: Token) -> bool:
    """Tell whether "wound" is the past of "wind": "wound up a visit"."""
    return verb.lower_ == "wound" and any(child.dep_ == "prt" for child in verb.children)


def is_end_of_stay(verb: Token, noun: Token) -> bool:
    """Tell whether a visit only ends as it was to end: "ended his trip", while "cut short" breaks it off."""
    return verb.lower_ in _ENDED and noun.lower_ in _STAYS


def is_of_matters(verb: Token) -> bool:
    """Tell whether a verb only says what something is about: "the events surrounding the death"."""
    return verb.lower_ == "surrounding" and verb.dep_ == "acl" and is_thing(verb.head)


def is_no_blame(verb: Token) -> bool:
    """Tell whether words of blame blame nobody: "charged with overseeing the vote", "condemned them to"."""
    if verb.lower_ in _CONDEMNED:
        return any(child.lower_ == "to" and child.dep_ == "prep" for child in verb.rights)
    return verb.lower_ in _CHARGED and any(
        clause.lower_ in _TASKS
        for child in verb.rights
        if child.lower_ == "with"
        for clause in child.children
        if clause.dep_ == "pcomp"
    )


def is_of_ones_own(forces: Token) -> bool:
    """Tell whether forces are those of whoever speaks of them: "his troops"."""
    return any(c.tag_ == "PRP$" for c in forces.lefts) and sector_of_head(forces) == "MIL"
