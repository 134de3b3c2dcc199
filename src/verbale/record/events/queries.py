"""Who did what to whom: the events that answer a question, each with all reports that tell of it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import batched
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from verbale.knowledge.plover import event_codes
from verbale.record.bulk import among, fetched
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.events.merged import SOURCE, TARGET
from verbale.record.events.rows import EventParty, EventRow, EventSource
from verbale.record.events.sources import magnitude_of, told_of
from verbale.record.events.tables import event_dyads, event_parties, events
from verbale.record.merged import LAST_DAY
from verbale.record.packing import unpacked
from verbale.record.paging import After, SortKey, after, beyond, in_order
from verbale.record.questions import EventQuestion, dyad

KIND = 2
_AT_ONCE = 500
_MANY = 3_000
# What a question may say besides two parties for their events to be read off in order.
_PAGED = ("between", "since", "until", "limit", "offset", "after", "newest", "told")
_EVENTS = events.c
_COLUMNS = tuple(column.name for column in events.c)


def events_asked(connection: Connection, asked: EventQuestion) -> Iterator[tuple[SortKey, EventRow]]:
    """Yield the events that meet all conditions, in time order, with what they are sorted by."""
    only_paged = EventQuestion(**{name: getattr(asked, name) for name in _PAGED})
    if asked.between is not None and asked == only_paged:
        found = _read_off(connection, asked, asked.between)
    else:
        found = _looked_for(connection, asked)
    for rows in batched(found, _AT_ONCE):
        told = told_of(connection, rows, asked.told)
        counts = independent(connection, told.reports)
        for row in rows:
            yield (row.first, KIND, row.id, 0), _event(row, told.sources[row.id], counts[row.id])


def _looked_for(connection: Connection, asked: EventQuestion) -> Sequence[Any]:
    """Return the rows of the events that meet all conditions."""
    query, few = _meeting(connection, asked)
    # An expression, so that they are looked up, and not all events walked through in their order.
    first = _EVENTS.first.concat("") if few else _EVENTS.first
    query = query.order_by(*in_order(first, _EVENTS.id, newest=asked.newest))
    return connection.execute(query.limit(asked.limit).offset(asked.offset)).all()


class _Shape(NamedTuple):
    """What two questions for the events of two parties have in common: all but the values."""

    given: frozenset[str]
    after: After | None
    newest: bool


def _read_off(connection: Connection, asked: EventQuestion, between: tuple[str, str]) -> Sequence[Any]:
    """Return the rows of the events of two parties, by a query made once for all questions of a shape."""
    one, other = dyad(between)
    earliest, latest = range_of(asked.since, asked.until)
    wanted = None if asked.limit is None else asked.offset + asked.limit
    told = {
        "one": one, "other": other, "earliest": earliest, "latest": latest, "wanted": wanted,
        "limit": asked.limit, "offset": asked.offset or None,
    }  # fmt: skip
    values = {name: value for name, value in told.items() if value is not None}
    place = after(asked.after, KIND) if asked.after is not None else None
    shape = _Shape(frozenset(values), place.after if place is not None else None, asked.newest)
    rows = fetched(connection, _first_between(shape), values | (place.values if place is not None else {}))
    return [SimpleNamespace(**dict(zip(_COLUMNS, row, strict=True))) for row in rows]


@lru_cache(maxsize=64)
def _first_between(shape: _Shape) -> Select[Any]:
    """Return the query for the first events between two parties, those of each direction in their order.

    There are as many as are wanted of both together, so that the others need not be looked at.
    """
    table, given = event_dyads.c, shape.given
    directions = []
    for source, target in (("one", "other"), ("other", "one")):
        query = select(table.event)
        query = query.where(table.source == bindparam(source), table.target == bindparam(target))
        if "earliest" in given:
            query = query.where(table.last >= bindparam("earliest"))
        if "latest" in given:
            query = query.where(table.first <= bindparam("latest"))
        if shape.newest:
            query = query.where(table.first < LAST_DAY)
        if shape.after is not None:
            query = query.where(shape.after.beyond(table.first, table.event, newest=shape.newest))
        if "wanted" in given:
            query = query.order_by(*in_order(table.first, table.event, newest=shape.newest))
            query = query.limit(bindparam("wanted"))
        directions.append(select(query.subquery().c.event))
    whole = select(events).where(_EVENTS.id.in_(directions[0].union(directions[1])))
    whole = whole.order_by(*in_order(_EVENTS.first, _EVENTS.id, newest=shape.newest))
    whole = whole.limit(bindparam("limit")) if "limit" in given else whole
    return whole.offset(bindparam("offset")) if "offset" in given else whole


def _meeting(connection: Connection, asked: EventQuestion) -> tuple[Select[Any], bool]:
    """Return the query for the events that meet all conditions, and whether a party of theirs has few."""
    query, few = select(events).where(*_conditions(asked)), False
    sides = ((asked.by, (SOURCE,)), (asked.to, (TARGET,)), (asked.party, (SOURCE, TARGET)))
    for party, roles in sides:
        if party is not None:
            theirs = _with_party(connection, party, roles, range_of(asked.since, asked.until))
            query = query.where(*theirs.conditions)
            few |= theirs.few
    return query, few


def _conditions(asked: EventQuestion) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions but for parties by their roles."""
    if asked.between is not None:
        one, other = dyad(asked.between)
        yield _EVENTS.id.in_(between(one, other))
    equal = {"type": asked.type, "quad": asked.quad, "status": asked.status}
    yield from (_EVENTS[name] == value for name, value in equal.items() if value is not None)
    if asked.cameo is not None:
        yield _EVENTS.cameo >= asked.cameo
        yield _EVENTS.cameo < asked.cameo + "~"
    if asked.background is not None:
        yield _EVENTS.background == int(asked.background)
    if asked.contacts is not None:
        yield _EVENTS.contact.is_not(None) if asked.contacts else _EVENTS.contact.is_(None)
    if asked.after is not None:
        yield beyond(asked.after, KIND, _EVENTS.first, _EVENTS.id, newest=asked.newest)
    if asked.newest:
        yield _EVENTS.first < LAST_DAY
    if asked.id is not None:
        yield _EVENTS.id >= asked.id
        yield _EVENTS.id < asked.id + "g"
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        yield _EVENTS.last >= earliest
    if latest is not None:
        yield _EVENTS.first <= latest


class _Party(NamedTuple):
    """The conditions on the events of a party, and whether these are few."""

    conditions: list[ColumnElement[bool]]
    few: bool


def _with_party(
    connection: Connection, party: str, roles: Sequence[str], between: tuple[str | None, str | None]
) -> _Party:
    """Return the conditions that a party is in one of the roles between two days, in the cheaper way.

    The events of a party are looked up by themselves where they are few. Of a party that is everywhere some
    are met soon by walking through all events in their order, from the first of its own that counts.
    """
    table = event_parties.c
    own = select(table.event).where(table.party == party, table.role.in_(roles))
    earliest, latest = between
    within = own.where(table.first <= latest) if latest is not None else own
    if earliest is not None:
        within = within.where(table.last >= earliest)
    some = connection.scalars(within.limit(_MANY)).all()
    if len(some) < _MANY:
        return _Party([among(connection, _EVENTS.id, set(some))], few=True)
    conditions: list[ColumnElement[bool]] = [own.where(table.event == _EVENTS.id).correlate(events).exists()]
    if earliest is not None:
        first = within.with_only_columns(func.min(table.first))
        conditions.append(_EVENTS.first >= (connection.scalar(first) or earliest))
    return _Party(conditions, few=False)


def between(one: str, other: str) -> Select[tuple[str]]:
    """Return the query for the ids of events in which one of two parties acts upon the other."""
    table = event_dyads.c
    return select(table.event).where(
        or_(
            and_(table.source == one, table.target == other), and_(table.source == other, table.target == one)
        )
    )


def _event(row: Any, sources: Sequence[EventSource], independent_sources: int) -> EventRow:
    return EventRow.trusted(
        kind="event",
        id=row.id,
        type=row.type,
        mode=row.mode,
        contexts=tuple(unpacked(row.contexts)),
        cameo=row.cameo,
        label=event_codes()[row.cameo].label if row.cameo in event_codes() else "",
        goldstein=None if row.tenths is None else row.tenths / 10,
        quad_class=row.quad,
        source=_parties(row.source),
        target=_parties(row.target),
        mutual=bool(row.mutual),
        status=row.status,
        date=row.date,
        place=row.place,
        magnitude=magnitude_of(row.magnitude),
        background=bool(row.background),
        contact=row.contact,
        sources=tuple(sources),
        independent_sources=independent_sources,
    )


@lru_cache(maxsize=4_096)
def _parties(column: str) -> tuple[EventParty, ...]:
    return tuple(
        EventParty.trusted(party=party, sector=sector, name=name) for party, sector, name in unpacked(column)
    )
