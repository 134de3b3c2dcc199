"""Which reports tell of contacts, read off an index: rows are read of those alone whose words count."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection

from verbale.record import schema
from verbale.record.bulk import among_given, any_of, as_list, rows_of
from verbale.record.planning import at_once

# As plain rows: many reports tell of a contact.
_BY_CONTACT = (
    "SELECT contact, {name}, report FROM claims WHERE contact {chosen} ORDER BY told IS NULL, told, id"
)


class FirstTold(NamedTuple):
    """The reports that tell of each contact, in order of publication, and the claims of the first of them."""

    reports: dict[str, list[str]]
    claims: list[Any]


def first_told(connection: Connection, contacts: Iterable[str], most: int) -> FirstTold:
    """Return the reports that tell of contacts, with the claims of the first `most` of each."""
    reports: dict[str, list[str]] = defaultdict(list)
    claims = []
    name = at_once(connection.dialect.name, schema.claims)
    query = _BY_CONTACT.format(name=name, chosen=any_of(connection, "text"))
    for contact, claim, report in rows_of(connection, query, as_list(connection, list(contacts))):
        if len(reports[contact]) < most:
            claims.append(claim)
        reports[contact].append(report)
    return FirstTold(reports, claims)


def is_given(dialect: str, name: str) -> ColumnElement[bool]:
    """Return the condition that a claim is one of `FirstTold.claims`, the values of a parameter."""
    return among_given(dialect, at_once(dialect, schema.claims), name)
