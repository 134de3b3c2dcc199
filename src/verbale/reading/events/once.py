"""Each event told once: not again as the contact that it is, nor with less than another one tells of it."""

from collections.abc import Iterable, Sequence

from verbale.account import Event
from verbale.knowledge.plover import MUTUAL_TYPES

_MEETING = ("036", "04")
_WISHED = "036"
# Acts whose words name a contact that they end, refuse or use to blame.
_AGAINST = ("114", "125", "164", "165")


def is_contact(event: Event, contacts: Sequence[Event]) -> bool:
    """Tell whether an act of meeting is a contact that its sentence tells: "will meet" is seen twice.

    Who says that he would meet somebody has said so, whether or not they meet.
    """
    if not event.cameo.startswith(_MEETING):
        return False
    return any(_in_words_of(event, contact) and not _is_offer(event, contact) for contact in contacts)


def of_offered(event: Event, contacts: Iterable[Event]) -> Event:
    """Return an offer to meet as the event of the contact that it is about, other events as they are."""
    for contact in contacts:
        if _is_offer(event, contact) and _in_words_of(event, contact):
            return event.model_copy(update={"contact": contact.contact})
    return event


def _is_offer(event: Event, contact: Event) -> bool:
    said = event.cameo == _WISHED and event.status == "held"
    return said and contact.status == "possible" and _who(event) == _who(contact)


def _in_words_of(event: Event, contact: Event) -> bool:
    """Tell whether an event is told where a contact is, of the same parties or of fewer."""
    start, end = event.evidence
    near = start < contact.evidence[1] and contact.evidence[0] < end
    return near and _who(event) <= _who(contact)


def apart_from(contacts: Iterable[Event], acts: Iterable[Event]) -> list[Event]:
    """Leave out contacts of which an act tells what became of them: "broke off the talks with"."""
    ended = [event for event in acts if event.cameo in _AGAINST]
    return [contact for contact in contacts if not any(_is_of(event, contact) for event in ended)]


def _is_of(event: Event, contact: Event) -> bool:
    start, end = contact.evidence
    return _who(event) == _who(contact) and any(start <= t[0] and t[1] <= end for t in event.trigger)


def _who(event: Event) -> set[str]:
    return {actor.party for actor in (*event.source, *event.target)}


def once(events: Iterable[Event]) -> list[Event]:
    """Leave out events that tell again what another one tells, or less of it."""
    kept: dict[tuple[str, frozenset[str], frozenset[str]], Event] = {}
    for event in events:
        key = _key(event)
        if key not in kept or _firmness(event) > _firmness(kept[key]):
            kept[key] = event
    fuller: dict[tuple[str, frozenset[str]], tuple[bool, bool]] = {}
    for (kind, source, target), event in kept.items():
        if target:
            firm = _firmness(event)
            fuller[kind, source] = max(firm, fuller.get((kind, source), firm))
    return [
        event
        for (kind, source, target), event in kept.items()
        # What is told aside does not stand in for news that names nobody.
        if target or (kind, source) not in fuller or _firmness(event) > fuller[kind, source]
    ]


def _firmness(event: Event) -> tuple[bool, bool]:
    """Return how firmly an event is told: a fact goes before a plan, news before what is told aside."""
    return event.status == "held", not event.background


def _key(event: Event) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return what makes two events one: type and parties, whoever of them is named first."""
    source = frozenset(a.party for a in event.source)
    target = frozenset(a.party for a in event.target)
    if event.type in MUTUAL_TYPES:
        return event.type, source | target, frozenset()
    return event.type, source, target
