"""By what contacts are found besides parties and persons: topics, and the offices of those who take part."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Index, Table, delete, select

from verbale.account import Contact
from verbale.record import schema
from verbale.record.altering import make_indexes_anew
from verbale.record.bulk import among, insert_rows
from verbale.record.claims import Claim
from verbale.record.schema import Text, metadata

claim_topics = Table(
    "claim_topics",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
)

contact_topics = Table(
    "contact_topics",
    metadata,
    Column("contact", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("contact_topics_by_topic", "topic", "first", "last", "contact"),
)

contact_offices = Table(
    "contact_offices",
    metadata,
    Column("contact", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("office", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("contact_offices_by_office", "party", "office", "first", "last", "contact"),
)

FOUND_BY = (contact_topics, contact_offices)


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them; they are filled when its contacts are merged anew."""
    for table in (claim_topics, *FOUND_BY):
        table.create(connection)


def index_by_days(connection: Connection) -> None:
    """Give the indexes of contacts the last day, in a record where they have the first one only."""
    make_indexes_anew(connection, schema.contacts)


def add_claim_topics(connection: Connection, told: Iterable[tuple[Claim, Contact]]) -> None:
    """Store what contacts are about, by the claims made of them."""
    rows = [
        {"claim": claim.id, "topic": topic}
        for claim, contact in told
        for topic in sorted(set(contact.topics))
    ]
    insert_rows(connection, claim_topics, rows)


def remove_claim_topics(connection: Connection, report: str) -> None:
    """Forget what the contacts that a report tells of are about; its claims are stored still."""
    of_report = select(schema.claims.c.id).where(schema.claims.c.report == report)
    connection.execute(delete(claim_topics).where(claim_topics.c.claim.in_(of_report)))


def found_by(
    connection: Connection, contacts: Iterable[tuple[dict[str, Any], Sequence[Claim]]]
) -> dict[Table, list[dict[str, Any]]]:
    """Return by what contacts are found, by table; each is given as its row, with its claims."""
    merged = list(contacts)
    topics = _topics(connection, [claim.id for _, claims in merged for claim in claims])
    by_topic, by_office = [], []
    for row, claims in merged:
        told = {"contact": row["id"], "first": row["first"], "last": row["last"]}
        of_contact = {topic for claim in claims for topic in topics.get(claim.id, ())}
        by_topic += [{**told, "topic": topic} for topic in sorted(of_contact)]
        held = {
            (person.party, person.office)
            for claim in claims
            for person in claim.persons
            if person.party and person.office
        }
        by_office += [{**told, "party": party, "office": office} for party, office in sorted(held)]
    return {contact_topics: by_topic, contact_offices: by_office}


def _topics(connection: Connection, claims: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    query = select(claim_topics).where(among(connection, claim_topics.c.claim, claims))
    for claim, topic in connection.execute(query).all():
        found.setdefault(claim, []).append(topic)
    return found
