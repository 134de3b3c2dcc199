"""Journeys on which nobody deals with anybody: "flew to Rome for medical treatment"."""

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.syntax import below

_AIMS = frozenset({"for", "on"})
_DEPS = frozenset({"prep", "advcl", "xcomp", "ccomp"})


def is_private(journey: ContactMention, words: Lexicon) -> bool:
    """Tell whether the words behind a journey say that the traveller goes on his own account."""
    if journey.mode != "visit":
        return False
    tops = {t.i: t for t in (journey.trigger, journey.predicate, *journey.destinations)}.values()
    behind = (c for top in tops for c in top.children if c.i > top.i and c.dep_ in _DEPS)
    aims = (c for c in behind if c.lower_ in _AIMS or c.tag_ == "VB")
    for aim in aims:
        told = {t.lower_ for t in below(aim)}
        if told & words.private_aims and told.isdisjoint(words.noun_lemmas):
            return True
    return False
