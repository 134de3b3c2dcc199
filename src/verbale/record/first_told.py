"""Which reports tell of contacts, read off an index: rows are read of those alone whose words count."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Connection, literal_column

from verbale.record import schema
from verbale.record.bulk import among_given, any_of, as_list, rows_of

# SQLite has the place of the row in the index, and need not look it up by the id.
_PLACE: Final = {"sqlite": "rowid", "postgresql": "id"}
# As plain rows: many reports tell of a contact.
_BY_CONTACT = (
    "SELECT contact, {place}, report FROM claims WHERE contact {chosen} ORDER BY told IS NULL, told, id"
)


class FirstTold(NamedTuple):
    """The reports that tell of each contact, in order of publication, and the claims of the first of them."""

    reports: dict[str, list[str]]
    claims: list[Any]


def first_told(connection: Connection, contacts: Iterable[str], most: int) -> FirstTold:
    """Return the reports that tell of contacts, with the claims of the first `most` of each."""
    reports: dict[str, list[str]] = defaultdict(list)
    claims = []
    query = _BY_CONTACT.format(place=_PLACE[connection.dialect.name], chosen=any_of(connection, "text"))
    for contact, claim, report in rows_of(connection, query, as_list(connection, list(contacts))):
        if len(reports[contact]) < most:
            claims.append(claim)
        reports[contact].append(report)
    return FirstTold(reports, claims)


def is_given(dialect: str, name: str) -> ColumnElement[bool]:
    """Return the condition that a claim is one of `FirstTold.claims`, the values of a parameter."""
    if dialect == "sqlite":
        return among_given(dialect, literal_column(f"claims.{_PLACE[dialect]}", BigInteger), name)
    return among_given(dialect, schema.claims.c.id, name)
