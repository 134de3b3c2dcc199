"""The event that a contact is: consulting where it took place, the intent to meet where it is expected."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from verbale.account import Mode
from verbale.knowledge.plover import EventCode, contact_code, contact_sides
from verbale.record import schema
from verbale.record.events.merged import is_mutual
from verbale.record.events.merging import delete_events, insert_events
from verbale.record.events.tellings import Party
from verbale.record.packing import content_id, packed

# A contact that was called off or denied is no event.
_NO_EVENTS = frozenset({"cancelled", "denied"})
_GOVERNMENT = "GOV"
_AT_ONCE = 500


def events_of(contacts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of `events` for rows of `contacts`."""
    return [row for row in map(_event, contacts) if row is not None]


def delete_events_of(connection: Connection, contacts: list[str]) -> None:
    """Delete the events of contacts that are deleted."""
    delete_events(connection, [event_id_of(contact) for contact in contacts])


def set_up(connection: Connection) -> None:
    """Store the events of all contacts, as a record needs whose contacts are older than its events."""
    table = schema.contacts
    last = ""
    query = select(table).order_by(table.c.id).limit(_AT_ONCE)
    while rows := connection.execute(query.where(table.c.id > last)).all():
        delete_events_of(connection, [row.id for row in rows])
        insert_events(connection, events_of(dict(row._mapping) for row in rows))
        last = rows[-1].id


def event_id_of(contact: str) -> str:
    """Return the id of the event that a contact is."""
    return content_id("event", contact)


def _event(contact: dict[str, Any]) -> dict[str, Any] | None:
    """Return the row of the table `events` for a row of `contacts`, None where it is no event."""
    states: list[str] = json.loads(contact["parties"])
    status: str = contact["status"]
    if len(states) < 2 or status in _NO_EVENTS:
        return None
    mode: Mode = contact["mode"]
    held = status == "held"
    code: EventCode = contact_code(mode, held=held)
    kind = "CONSULT" if held else "AGREE"
    source, target = _sides(states, json.loads(contact["participants"]))
    days = date.fromisoformat(contact["last"]) - date.fromisoformat(contact["first"])
    return {
        "id": event_id_of(contact["id"]),
        "type": kind,
        "mode": code.mode,
        "cameo": code.code,
        "tenths": None if code.goldstein is None else round(code.goldstein * 10),
        "quad": 1,
        "contexts": packed(code.contexts or ("diplomatic",)),
        "source": packed(source),
        "target": packed(target),
        "mutual": int(is_mutual(kind, source, target)),
        "status": status,
        "date": contact["date"],
        "place": contact["place"],
        "magnitude": packed({}),
        "background": 0,
        "contact": contact["id"],
        "first": contact["first"],
        "last": contact["last"],
        "length": days.days + 1,
    }


def _sides(states: list[str], people: list[dict[str, Any]]) -> tuple[list[Party], list[Party]]:
    """Return who comes and who receives; where nobody does, all are sources."""
    leading = {person["party"]: person["name"] for person in reversed(people) if person["party"]}
    parties = {one: Party(one, _GOVERNMENT if one in leading else None, leading.get(one)) for one in states}
    coming, staying = contact_sides(parties, ((person["party"], person["role"]) for person in people))
    return [parties[one] for one in coming], [parties[one] for one in staying]
