"""Persons whose words say that they act for another party than their name shows, or for one at all."""

import sys

from verbale.account import Actor
from verbale.reading.actors.index import ActorIndex, Found

_FORMER = frozenset({"former", "ex", "ex-", "one-time", "onetime"})
_ENVOYS = frozenset(
    {"envoy", "emissary", "representative", "mediator", "negotiator", "adviser", "advisor", "aide"}
)
_REACH = 8  # words before a name in which "former" may stand


def acting_now(index: ActorIndex) -> dict[str, Actor]:
    """Return by id the persons who act for another party now: "the head of X, ex-minister Y".

    Nor does an envoy's name show who sent him: "President X's envoy Y".
    """
    acting: dict[str, Actor] = {}
    for found in index.within(0, sys.maxsize):
        office = found.actor
        nobodys = office.kind == "person" and office.party is None and office.id not in acting
        if nobodys and (sent := _sent(found, index)) is not None:
            acting[office.id] = sent
        if office.kind != "office" or not office.party:
            continue
        for name in (c for c in found.span.root.children if c.dep_ == "appos"):
            before = name.doc[max(name.left_edge.i, name.i - _REACH) : name.i]
            for person in index.at(name) if any(t.lower_ in _FORMER for t in before) else ():
                if person.kind == "person" and person.party != office.party:
                    acting[person.id] = person.model_copy(update={"party": office.party})
    return acting


def _sent(found: Found, index: ActorIndex) -> Actor | None:
    """Return the person as acting for him who sent him, where the words before the name say so."""
    name = found.span.root
    envoy = next((c for c in name.children if c.lower_ in _ENVOYS and c.i < name.i), None)
    senders = (c for top in (name, envoy) if top for c in top.children if c.dep_ == "poss")
    owners = (actor for c in senders for actor in index.at(c) if actor.party and actor.kind != "state")
    owner = next(owners, None)
    if owner is None or envoy is None:
        return None
    told = {"party": owner.party, "office": found.actor.office or envoy.lower_}
    return found.actor.model_copy(update=told)
