"""Who speaks for the parties at talks: their chief negotiators and those who head their delegations.

"Talks opened here on Monday. Utopia's chief negotiator X said" or "the rebel delegation led by X": nothing
else says that X took part.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from verbale.account import Actor
from verbale.reading.contacts.delegations import led_by
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.sittings import in_the_lead
from verbale.reading.findings import findings

_TALKS = frozenset({"noun:talks", "noun:negotiation", "noun:round", "noun:talk"})
_BODIES = frozenset({"delegation", "panel"})
_HEADS = frozenset({"head", "leader", "chief"})
_OFF = frozenset({"cancelled", "denied"})


def add(occasions: Sequence[Occasion], nominals: Nominals, doc: Doc) -> None:
    """Let negotiators take part in the talks that a report opens with, where their party does."""
    leading = (o for o in occasions if _are_talks(o) and in_the_lead(o))
    talks = next(leading, None)
    if talks is None:
        return
    known = {actor.id for actor in (*talks.persons(), *talks.present)}
    sent = {a.id: a for a in (*_by_office(doc), *_heads_of_delegations(doc, nominals)) if a.id not in known}
    talks.present += tuple(a for a in sent.values() if talks.format or a.party in talks.states)


def _are_talks(occasion: Occasion) -> bool:
    sitting = occasion.lead.mode in ("meeting", "conference") and occasion.status not in _OFF
    return sitting and bool(occasion.rules & _TALKS or occasion.lead.fixed_parties)


def _by_office(doc: Doc) -> Iterator[Actor]:
    for actor in findings(doc).actors:
        if actor.kind == "person" and actor.party and "negotiator" in (actor.office or ""):
            yield actor


def _heads_of_delegations(doc: Doc, nominals: Nominals) -> Iterator[Actor]:
    """Yield the leaders of "the delegation led by X and Y", "X, head of the delegation"."""
    for body in doc:
        if body.lower_ in _BODIES:
            for person in (*led_by(body), *_beside(body)):
                yield from (a for a in nominals.at(person) if a.kind == "person" and a.party)


def _beside(body: Token) -> list[Token]:
    """Return the words of a name beside "head of the delegation"."""
    of = body.head
    head = of.head
    if body.dep_ != "pobj" or of.lower_ != "of" or head.lower_ not in _HEADS:
        return []
    around = [head, *(c for c in head.children if c.dep_ == "appos")]
    return [*around, head.head] if head.dep_ in ("appos", "compound", "nmod") else around
