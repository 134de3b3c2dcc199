"""Persons named by a former office who hold another now."""

import sys

from verbale.account import Actor
from verbale.reading.actors.index import ActorIndex

_FORMER = frozenset({"former", "ex", "ex-", "one-time", "onetime"})
_REACH = 8  # words before a name in which "former" may stand


def acting_now(index: ActorIndex) -> dict[str, Actor]:
    """Return by id the persons who act for another party now: "the head of X, ex-minister Y"."""
    acting: dict[str, Actor] = {}
    for found in index.within(0, sys.maxsize):
        office = found.actor
        if office.kind != "office" or not office.party:
            continue
        for name in (c for c in found.span.root.children if c.dep_ == "appos"):
            before = name.doc[max(name.left_edge.i, name.i - _REACH) : name.i]
            for person in index.at(name) if any(t.lower_ in _FORMER for t in before) else ():
                if person.kind == "person" and person.party != office.party:
                    acting[person.id] = person.model_copy(update={"party": office.party})
    return acting
