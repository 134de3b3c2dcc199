"""Lets a visitor stand for the side that a meeting's words leave out.

"Mr X is in Ruritania on a visit. The programme includes a meeting with Minister Y": whom Y meets is
told by the visit.
"""

from collections.abc import Sequence

from verbale.reading.contacts.mentions import ContactMention, Party


def complete(mentions: Sequence[ContactMention]) -> None:
    """Complete meetings that name one side alone by the visitor, or the host state, of the last visit."""
    visit: ContactMention | None = None
    for mention in mentions:
        if mention.mode == "visit" and mention.host_state and mention.parties:
            visit = mention
        elif visit is not None and mention.mode == "meeting" and not mention.format and not mention.anaphoric:
            _add_visitor(mention, visit)


def _add_visitor(mention: ContactMention, visit: ContactMention) -> None:
    persons = mention.persons
    guests = {p.actor.id for p in visit.parties}
    if persons and len(mention.states) == 1 and {actor.id for actor in persons} <= guests:
        mention.host_state = visit.host_state
        return
    if not persons or any(p.side == 0 and p.actor.kind != "state" for p in mention.parties):
        return
    if {actor.party for actor in persons} != {visit.host_state}:
        return
    mention.parties = [p for p in mention.parties if p.actor.kind != "state"]
    mention.parties[:0] = [
        Party(p.actor, 0, p.head, "guest") for p in visit.parties if p.actor not in persons
    ]
