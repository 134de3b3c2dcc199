"""Which contacts meet the conditions of a question, by an index of the narrowest of them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, select

from verbale.errors import VerbaleError
from verbale.record import schema
from verbale.record.contact_finding import contact_offices, contact_topics
from verbale.record.dates import range_of
from verbale.record.lifecycle import ContactStatus
from verbale.record.lookups import actors_named
from verbale.record.merged import LAST_DAY
from verbale.record.names import fold
from verbale.record.offices_asked import office_asked
from verbale.record.paging import beyond
from verbale.record.planning import leading
from verbale.record.questions import ContactQuestion, dyad

KIND = 0
_CONTACTS = schema.contacts.c


class _Narrowing(NamedTuple):
    """A table by which contacts are found, with the values of its columns; `unique` if each is in it once."""

    table: Table
    values: dict[str, Any]
    unique: bool = True


def contacts_asked(
    connection: Connection, asked: ContactQuestion, *columns: ColumnElement[Any]
) -> tuple[Select[Any], ColumnElement[Any]]:
    """Return the query for columns of the contacts that are asked for, and the column of their first day.

    `limit` and `offset` are not in it.
    """
    narrowings = list(_narrowings(connection, asked))
    query: Select[Any] = select(*columns)
    first: ColumnElement[Any] = _CONTACTS.first
    last: ColumnElement[Any] = _CONTACTS.last
    unique = next((one for one in narrowings if one.unique), None)
    found_by: FromClause | None = None
    if unique is not None:
        found_by = unique.table
        query = query.where(*_equal(unique))
    elif narrowings:
        named = narrowings[0].table.c
        once = select(named.contact, named.first, named.last).where(*_equal(narrowings[0])).distinct()
        found_by = leading(connection, once, named.first, newest=asked.newest)
        narrowings = narrowings[found_by is not None :]
    if found_by is not None:
        query = query.join_from(found_by, schema.contacts, found_by.c.contact == _CONTACTS.id)
        first, last = found_by.c.first, found_by.c.last
    for one in narrowings:
        own = select(one.table.c.contact).where(*_equal(one))
        if one is unique:
            continue
        if one.unique:  # most of all contacts may be in it: each is looked up
            own = own.where(one.table.c.contact == _CONTACTS.id).correlate(schema.contacts)
            query = query.where(own.exists())
        else:
            query = query.where(_CONTACTS.id.in_(own))
    query = query.where(*_own(asked))
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        query = query.where(last >= earliest)
    if latest is not None:
        query = query.where(first <= latest)
    if asked.newest:
        query = query.where(first < LAST_DAY)
    if asked.after is not None:
        contact = _CONTACTS.id if found_by is None else found_by.c.contact
        query = query.where(beyond(asked.after, KIND, first, contact, newest=asked.newest))
    return query, first


def _narrowings(connection: Connection, asked: ContactQuestion) -> Iterator[_Narrowing]:
    if asked.between is not None:
        one, other = dyad(asked.between)
        yield _Narrowing(schema.contact_dyads, {"one": one, "other": other})
    if asked.person is not None:
        office = office_asked(asked.person)
        if office is not None:
            yield _Narrowing(contact_offices, {"party": office.party, "office": office.office})
        else:
            known = actors_named(connection, asked.person)
            yield _Narrowing(schema.contact_actors, {"actor": known}, unique=False)
    if asked.topic is not None:
        yield _Narrowing(contact_topics, {"topic": asked.topic})
    if asked.party is not None:
        yield _Narrowing(schema.contact_parties, {"party": asked.party})


def _equal(one: _Narrowing) -> Iterator[ColumnElement[bool]]:
    for name, value in one.values.items():
        column = one.table.c[name]
        yield column.in_(value) if isinstance(value, list) else column == value


def _own(asked: ContactQuestion) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the rows of contacts themselves."""
    if asked.mode is not None:
        yield _CONTACTS.mode == asked.mode
    if asked.place:
        yield _CONTACTS.place_key == fold(asked.place)
    if asked.id is not None:
        yield _CONTACTS.id >= asked.id
        yield _CONTACTS.id < asked.id + "g"
    yield from _of_status(asked.status, range_of(None, asked.as_of)[1])


def _of_status(status: ContactStatus | None, as_of: str | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that contacts of a status meet, as of a day."""
    if status == "unconfirmed":
        if as_of is None:
            raise VerbaleError("what is unconfirmed depends on the day: say as of which")
        yield from (_CONTACTS.status == "planned", _CONTACTS.due < as_of)
    elif status is not None:
        yield _CONTACTS.status == status
        if status == "planned" and as_of is not None:
            yield _CONTACTS.due >= as_of
