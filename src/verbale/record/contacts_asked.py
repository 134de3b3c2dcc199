"""Which contacts meet the conditions of a question, by an index of the narrowest of them.

The query is made once for all questions that give the same conditions, and put with the values of each: to
make it takes several times as long as to answer it.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Select, Table, bindparam, select

from verbale.errors import VerbaleError
from verbale.record import schema
from verbale.record.bulk import fetched
from verbale.record.contact_finding import contact_offices, contact_topics
from verbale.record.dates import range_of
from verbale.record.lookups import actors_named
from verbale.record.merged import LAST_DAY
from verbale.record.names import fold
from verbale.record.offices_asked import office_asked
from verbale.record.paging import After, after, in_order
from verbale.record.planning import leading
from verbale.record.questions import ContactQuestion, dyad

KIND = 0
_CONTACTS = schema.contacts.c
_OWN: Final = ("mode", "place_key", "status")
_SHAPES_KEPT = 512


class _Narrowing(NamedTuple):
    """A table by which contacts are found, and the columns by which; `unique` if each is in it once."""

    table: Table
    columns: tuple[str, ...]
    unique: bool = True

    def named(self, column: str) -> str:
        """Return the name of the value that a column must have."""
        return f"{self.table.name}_{column}"


_NARROWINGS: Final = (
    _Narrowing(schema.contact_dyads, ("one", "other")),
    _Narrowing(contact_offices, ("party", "office")),
    _Narrowing(schema.contact_actors, ("actor",), unique=False),
    _Narrowing(contact_topics, ("topic",)),
    _Narrowing(schema.contact_parties, ("party",)),
)


class _Shape(NamedTuple):
    """What two questions have in common that are answered by one query: all but the values."""

    dialect: str
    columns: tuple[Column[Any], ...]
    given: frozenset[str]
    actors: int
    after: After | None
    newest: bool


def contacts_found(
    connection: Connection, asked: ContactQuestion, columns: Sequence[Column[Any]]
) -> list[tuple[Any, ...]]:
    """Return columns of the contacts that are asked for, in time order."""
    values = dict(_values(connection, asked))
    actors = values.pop("contact_actors_actor", None)
    if actors is not None:
        if not actors:
            return []
        values |= {f"actor_{number}": actor for number, actor in enumerate(actors)}
    place = after(asked.after, KIND) if asked.after is not None else None
    shape = _Shape(
        connection.dialect.name, tuple(columns), frozenset(values), -1 if actors is None else len(actors),
        place.after if place is not None else None, asked.newest,
    )  # fmt: skip
    return fetched(connection, _query(shape), values | (place.values if place is not None else {}))


def _values(connection: Connection, asked: ContactQuestion) -> Iterator[tuple[str, Any]]:
    """Yield the values of the conditions that a question gives."""
    if asked.between is not None:
        yield from zip(("contact_dyads_one", "contact_dyads_other"), dyad(asked.between), strict=True)
    if asked.person is not None:
        office = office_asked(asked.person)
        if office is not None:
            yield from (("contact_offices_party", office.party), ("contact_offices_office", office.office))
        else:
            yield "contact_actors_actor", actors_named(connection, asked.person)
    if asked.topic is not None:
        yield "contact_topics_topic", asked.topic
    if asked.party is not None:
        yield "contact_parties_party", asked.party
    if asked.mode is not None:
        yield "mode", asked.mode
    if asked.place:
        yield "place_key", fold(asked.place)
    if asked.id is not None:
        yield from (("id", asked.id), ("id_end", asked.id + "g"))
    as_of = range_of(None, asked.as_of)[1]
    if asked.status == "unconfirmed":
        if as_of is None:
            raise VerbaleError("what is unconfirmed depends on the day: say as of which")
        yield from (("status", "planned"), ("due_before", as_of))
    elif asked.status is not None:
        yield "status", asked.status
        if asked.status == "planned" and as_of is not None:
            yield "due_from", as_of
    earliest, latest = range_of(asked.since, asked.until)
    for name, value in (("earliest", earliest), ("latest", latest), ("limit", asked.limit)):
        if value is not None:
            yield name, value
    if asked.offset:
        yield "offset", asked.offset


@lru_cache(maxsize=_SHAPES_KEPT)
def _query(shape: _Shape) -> Select[Any]:
    """Return the query for all questions of a shape."""
    given = shape.given
    narrowings = [one for one in _NARROWINGS if _is_given(one, shape)]
    query: Select[Any] = select(*shape.columns)
    first: ColumnElement[Any] = _CONTACTS.first
    last: ColumnElement[Any] = _CONTACTS.last
    unique = next((one for one in narrowings if one.unique), None)
    found_by: FromClause | None = None
    if unique is not None:
        found_by = unique.table
        query = query.where(*_equal(unique, shape))
    elif narrowings:
        named = narrowings[0].table.c
        once = select(named.contact, named.first, named.last).where(*_equal(narrowings[0], shape)).distinct()
        found_by = leading(shape.dialect, once, named.first, newest=shape.newest)
        narrowings = narrowings[found_by is not None :]
    if found_by is not None:
        query = query.join_from(found_by, schema.contacts, found_by.c.contact == _CONTACTS.id)
        first, last = found_by.c.first, found_by.c.last
    for one in narrowings:
        own = select(one.table.c.contact).where(*_equal(one, shape))
        if one is unique:
            continue
        if one.unique:  # most of all contacts may be in it: each is looked up
            own = own.where(one.table.c.contact == _CONTACTS.id).correlate(schema.contacts)
            query = query.where(own.exists())
        else:
            query = query.where(_CONTACTS.id.in_(own))
    query = query.where(*_own(given))
    if "earliest" in given:
        query = query.where(last >= bindparam("earliest"))
    if "latest" in given:
        query = query.where(first <= bindparam("latest"))
    if shape.newest:
        query = query.where(first < LAST_DAY)
    if shape.after is not None:
        contact = _CONTACTS.id if found_by is None else found_by.c.contact
        query = query.where(shape.after.beyond(first, contact, newest=shape.newest))
    query = query.order_by(*in_order(first, _CONTACTS.id, newest=shape.newest))
    query = query.limit(bindparam("limit")) if "limit" in given else query
    return query.offset(bindparam("offset")) if "offset" in given else query


def _is_given(one: _Narrowing, shape: _Shape) -> bool:
    return one.named(one.columns[0]) in shape.given if one.unique else shape.actors >= 0


def _equal(one: _Narrowing, shape: _Shape) -> Iterator[ColumnElement[bool]]:
    if not one.unique:
        actors: list[Any] = [bindparam(f"actor_{number}") for number in range(shape.actors)]
        yield one.table.c.actor.in_(actors)
        return
    for name in one.columns:
        yield one.table.c[name] == bindparam(one.named(name))


def _own(given: Collection[str]) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the rows of contacts themselves."""
    yield from (_CONTACTS[name] == bindparam(name) for name in _OWN if name in given)
    if "id" in given:
        yield from (_CONTACTS.id >= bindparam("id"), _CONTACTS.id < bindparam("id_end"))
    if "due_before" in given:
        yield _CONTACTS.due < bindparam("due_before")
    if "due_from" in given:
        yield _CONTACTS.due >= bindparam("due_from")
