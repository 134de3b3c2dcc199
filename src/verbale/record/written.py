"""Writes the rows of contacts, and all by which a contact is found or that follows from it."""

import json
from collections.abc import Iterable
from itertools import combinations

from sqlalchemy import Connection, delete

from verbale.record import schema
from verbale.record.bulk import among, insert_rows
from verbale.record.contact_finding import FOUND_BY, write_found_by
from verbale.record.events.of_contacts import delete_events_of, write_events_of
from verbale.record.judged_contacts import Settled, delete_judgements_of, write_judgements_of
from verbale.record.merged import merge

_PARTS_OF_CONTACTS = (schema.contact_parties, schema.contact_dyads, schema.contact_actors)


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
    contacts, parties, dyads, actors = [], [], [], []
    judged: dict[str, list[str]] = {}
    told_by = []
    for claims, judgements in settled:
        row = merge(claims)
        contacts.append(row)
        told_by.append((row, claims))
        judged[row["id"]] = judgements
        told = {"contact": row["id"], "first": row["first"], "last": row["last"]}
        codes = json.loads(row["parties"])
        parties += [{**told, "party": party} for party in codes]
        dyads += [{**told, "one": a, "other": b} for a, b in combinations(codes, 2)]
        persons = {person for claim in claims for person in claim.persons}
        taking_part = {one for person in persons for one in (person.actor, person.holder) if one}
        actors += [{**told, "actor": actor} for actor in sorted(taking_part)]
    for table, values in zip((schema.contacts, *_PARTS_OF_CONTACTS), (contacts, parties, dyads, actors),
                             strict=True):  # fmt: skip
        insert_rows(connection, table, values)
    write_found_by(connection, told_by)
    write_events_of(connection, contacts)
    write_judgements_of(connection, judged)
