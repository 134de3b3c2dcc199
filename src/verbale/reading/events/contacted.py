"""Contacts seen as events: a meeting is a CONSULT, one that is planned an AGREE."""

from collections.abc import Iterator

from verbale.account import Contact, Event, EventActor
from verbale.knowledge.plover import contact_code, contact_sides
from verbale.reading.findings import Findings

# Messages that say by their name what they do: a protest blames, whatever it is written on.
_ACT = "noun:protest"


def contact_events(found: Findings) -> Iterator[Event]:
    """Yield the contacts as events, but for those called off, denied, or acts of another kind."""
    for contact in found.contacts:
        if (
            any(rule.startswith(_ACT) for rule in contact.rules)
            or contact.status in ("cancelled", "denied")
            or len(contact.states) < 2
        ):
            continue
        held = contact.status == "held"
        code = contact_code(contact.mode, held=held)
        source, target = _sides(contact)
        yield Event(
            id="", type="CONSULT" if held else "AGREE", mode=code.mode,
            contexts=code.contexts or ("diplomatic",), cameo=code.code, goldstein=code.goldstein,
            quad_class=1, source=source, target=target,
            status=contact.status, date=contact.date, place=contact.place, trigger=contact.evidence[:1],
            evidence=contact.evidence[0], contact=contact.id, rule="contact",
        )  # fmt: skip


def _sides(contact: Contact) -> tuple[tuple[EventActor, ...], tuple[EventActor, ...]]:
    """Return who comes and who receives; all are sources where nobody does."""
    people = {p.party: p for p in reversed(contact.participants) if p.party}
    actors = {
        state: EventActor(party=state, sector="GOV" if state in people else None,
                          actor=people[state].actor if state in people else None, span=None)
        for state in contact.states
    }  # fmt: skip
    coming, staying = contact_sides(actors, ((p.party, p.role) for p in contact.participants))
    return tuple(actors[party] for party in coming), tuple(actors[party] for party in staying)
