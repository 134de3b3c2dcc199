"""Writes the rows of contacts, and all by which a contact is found or that follows from it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, select

from verbale.record import schema
from verbale.record.bulk import among, insert_rows
from verbale.record.contact_finding import FOUND_BY, contact_topics, found_by
from verbale.record.events.merging import with_finding
from verbale.record.events.of_contacts import delete_events_of, event_id_of, events_of
from verbale.record.events.sums import add_to_sums
from verbale.record.events.tables import event_dyads, event_parties, events
from verbale.record.judged_contacts import Settled, delete_judgements_of
from verbale.record.judgement_tables import contact_judgements
from verbale.record.merged import merge
from verbale.record.packing import packed

type RowsByTable = dict[Table, list[dict[str, Any]]]

_PARTS_OF_CONTACTS = (schema.contact_parties, schema.contact_dyads, schema.contact_actors)
# The column of each table that says whose contact a row is; of the last two it is the contact's event.
_OWNER: Final[Mapping[Table, str]] = {
    schema.contacts: "id",
    **dict.fromkeys((*_PARTS_OF_CONTACTS, *FOUND_BY, contact_judgements, events), "contact"),
    **dict.fromkeys((event_parties, event_dyads), "event"),
}


def delete_contacts(connection: Connection, contacts: list[str]) -> None:
    """Delete contacts."""
    if not contacts:
        return
    connection.execute(delete(schema.contacts).where(among(connection, schema.contacts.c.id, contacts)))
    for table in (*_PARTS_OF_CONTACTS, *FOUND_BY):
        connection.execute(delete(table).where(among(connection, table.c.contact, contacts)))
    delete_events_of(connection, contacts)
    delete_judgements_of(connection, contacts)


def insert_contacts(connection: Connection, settled: Iterable[Settled]) -> None:
    """Write the contacts of which claims tell."""
    _insert(connection, _rows(connection, settled))


def replace_contacts(connection: Connection, before: Collection[str], settled: Iterable[Settled]) -> None:
    """Write the contacts of which claims tell in the place of those `before`, and only what is not there yet.

    To look at what is there costs less than to write it again, where most of it stays as it was.
    """
    rows = _rows(connection, settled)
    new = {row["id"] for row in rows[schema.contacts]}
    changed = _changed(connection, rows, new | set(before))
    delete_contacts(connection, sorted(changed))
    names = {table: _names(table, changed) for table in rows}
    _insert(
        connection,
        {
            table: [row for row in values if row[_OWNER[table]] in names[table]]
            for table, values in rows.items()
        },
    )


def _insert(connection: Connection, rows: RowsByTable) -> None:
    for table, values in rows.items():
        insert_rows(connection, table, values)
    add_to_sums(connection, rows[events])


def _rows(connection: Connection, settled: Iterable[Settled]) -> RowsByTable:
    contacts, parties, dyads, actors, judged = [], [], [], [], []
    told_by = []
    for claims, judgements in settled:
        row = merge(claims)
        contacts.append(row)
        told_by.append((row, claims))
        judged += [{"contact": row["id"], "judgement": one} for one in judgements]
        told = {"contact": row["id"], "first": row["first"], "last": row["last"]}
        codes = json.loads(row["parties"])
        parties += [{**told, "party": party} for party in codes]
        dyads += [{**told, "one": a, "other": b} for a, b in combinations(codes, 2)]
        persons = {person for claim in claims for person in claim.persons}
        taking_part = {one for person in persons for one in (person.actor, person.holder) if one}
        actors += [{**told, "actor": actor} for actor in sorted(taking_part)]
        offices = {person.actor for person in persons if person.unnamed}
        row["persons"] = packed(sorted(taking_part - offices))
    found = found_by(connection, told_by)
    topics: dict[str, list[str]] = defaultdict(list)
    for one in found[contact_topics]:
        topics[one["contact"]].append(one["topic"])
    for row in contacts:
        row["topics"] = packed(topics[row["id"]])
    return {
        schema.contacts: contacts,
        **dict(zip(_PARTS_OF_CONTACTS, (parties, dyads, actors), strict=True)),
        **found,
        **with_finding(events_of(contacts)),
        contact_judgements: judged,
    }


def _changed(connection: Connection, rows: RowsByTable, contacts: set[str]) -> set[str]:
    """Return the contacts whose rows in some table are others than those given."""
    given, stored = defaultdict(set), defaultdict(set)
    owners = {name: contact for contact in contacts for name in (contact, event_id_of(contact))}
    for table, values in rows.items():
        names = [column.name for column in table.columns]
        for row in values:
            given[owners[row[_OWNER[table]]]].add((table.name, *(row[name] for name in names)))
        owner = table.c[_OWNER[table]]
        query = select(owner, table).where(among(connection, owner, _names(table, contacts)))
        for whose, *found in connection.execute(query):
            stored[owners[whose]].add((table.name, *found))
    return {contact for contact in contacts if given[contact] != stored[contact]}


def _names(table: Table, contacts: Iterable[str]) -> set[str]:
    """Return by which names a table calls contacts."""
    return {event_id_of(one) for one in contacts} if _OWNER[table] == "event" else set(contacts)
