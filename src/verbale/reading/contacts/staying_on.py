"""Visitors who stay on for what is still to come: "delayed his departure for talks", "extended her stay"."""

from spacy.tokens import Token

from verbale.reading.contacts.status_words import status_words
from verbale.reading.inflection import form_table

_LEAVING = frozenset({"departure", "return", "flight"})
_LENGTHENING = frozenset(form_table(verbs=["extend", "prolong", "lengthen"]))
_STAYS = frozenset({"stay", "visit", "trip", "tour", "mission"})


def stays_on(verb: Token) -> bool:
    """Tell whether the words are "delayed his departure", "extended her stay", for what is to come of it."""
    if verb.lower_ in _LENGTHENING:
        return any(c.lower_ in _STAYS for c in verb.children if c.dep_ == "dobj")
    known = status_words().governing
    forms = (verb.lower_, *(f"{verb.lower_} {c.lower_}" for c in verb.children if c.dep_ == "prt"))
    leaving = any(c.lower_ in _LEAVING for c in verb.children if c.dep_ == "dobj")
    return leaving and any(known.get(form) == "cancelled" for form in forms)
