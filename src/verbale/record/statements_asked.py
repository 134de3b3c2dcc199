"""Which statements meet the conditions of a question."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from verbale.record import schema
from verbale.record.bulk import as_list, fetched
from verbale.record.dates import range_of
from verbale.record.fulltext import parse
from verbale.record.indexed import InTime
from verbale.record.lookups import actors_named
from verbale.record.names import fold
from verbale.record.offices_asked import office_asked
from verbale.record.paging import after, day_of
from verbale.record.questions import StatementQuestion, dyad
from verbale.record.statement_queries import Shape, actor_value, meeting, ordered
from verbale.record.statements import ADDRESSEE, NAME, SPEAKER
from verbale.record.textindex import text_index

KIND = 1
# Fewer statements than these are held against the words by themselves, on SQLite all at once, on PostgreSQL
# in the order of their days; others are looked up among those that hold the words.
_FEW = {"sqlite": 3_000, "postgresql": 15_000}
_AGAIN = schema.statements.alias("again")


class _People(NamedTuple):
    """Those who speak or are spoken to in statements that are asked for."""

    role: str
    actors: Sequence[str]


def statements_found(
    connection: Connection, asked: StatementQuestion, columns: Sequence[Column[Any]]
) -> list[tuple[Any, ...]]:
    """Return columns of the statements that are asked for, in time order."""
    people = list(_people(connection, asked))
    if not all(one.actors for one in people):
        return []
    values = dict(_values(asked))
    values |= {
        actor_value(one.role, number): actor for one in people for number, actor in enumerate(one.actors)
    }
    place = after(asked.after, KIND) if asked.after is not None else None
    shape = Shape(
        connection.dialect.name, tuple(columns), frozenset((*values, *(["words"] if asked.about else []))),
        tuple((one.role, len(one.actors)) for one in people), place.after if place is not None else None,
        asked.newest,
    )  # fmt: skip
    values |= place.values if place is not None else {}
    if asked.about is None:
        return fetched(connection, ordered(shape), values)
    in_time = _in_time(connection, asked, people, meeting(shape._replace(columns=(), leads=False))[0], values)
    held = text_index(connection).holding(connection, parse(asked.about), in_time)
    if isinstance(held, list):
        if in_time.own is not None:  # those of the first of the people alone: no need to find out again
            shape = shape._replace(people=shape.people[1:])
        numbers = {"numbers": as_list(connection, sorted(held))}
        return fetched(connection, ordered(shape._replace(numbered=True)), values | numbers)
    return [tuple(row) for row in connection.execute(ordered(shape).where(held), values)]


def _in_time(
    connection: Connection,
    asked: StatementQuestion,
    people: Sequence[_People],
    plain: Select[Any],
    values: Mapping[str, Any],
) -> InTime:
    """Return what the index of words is asked; `plain` is the query but for the words."""
    earliest, latest = range_of(asked.since, asked.until)
    reached = day_of(asked.after) if asked.after is not None else None
    begin, end = _days_of(connection, people[0]) if people else (None, None)
    return InTime(
        plain,
        None if asked.limit is None else asked.offset + asked.limit,
        _own_numbers(connection, asked, people),
        max(filter(None, (earliest, begin, None if asked.newest else reached)), default=None),
        min(filter(None, (latest, end, reached if asked.newest else None)), default=None),
        asked.newest,
        values,
    )


def _days_of(connection: Connection, people: _People) -> tuple[str | None, str | None]:
    """Return the first and the last day of the statements of some people."""
    day = schema.statement_actors.c.day
    first, last = connection.execute(select(func.min(day), func.max(day)).where(*_of(people))).one()
    return first, last


def _values(asked: StatementQuestion) -> Iterator[tuple[str, Any]]:
    """Yield the values of the conditions that a question gives, but for people by name and for words."""
    if asked.between is not None:
        yield from zip(("one", "other"), dyad(asked.between), strict=True)
    office = office_asked(asked.by) if asked.by is not None else None
    if office is not None:
        yield from (("office_party", office.party), ("office", office.office))
    if asked.at is not None:
        yield from (("at", asked.at), ("at_end", asked.at + "g"))
    earliest, latest = range_of(asked.since, asked.until)
    told = {
        "topic": asked.topic, "party": asked.party, "form": asked.form, "reported": asked.kind,
        "earliest": earliest, "latest": latest, "limit": asked.limit, "offset": asked.offset or None,
    }  # fmt: skip
    yield from ((name, value) for name, value in told.items() if value is not None)


def _own_numbers(
    connection: Connection, asked: StatementQuestion, people: Sequence[_People]
) -> Select[tuple[int]] | None:
    """Return the query for the numbers of the statements of a speaker or party, or about two, if few."""
    query = select(_AGAIN.c.number)
    if people:
        return query.where(_AGAIN.c.id.in_(_with_actors(people[0])))
    if asked.at is not None:
        return query.where(_AGAIN.c.claim.in_(_claims_of(asked.at)))
    if asked.between is not None:
        one, other = dyad(asked.between)
        dyads = schema.statement_dyads.c
        theirs = select(dyads.statement).where(dyads.one == one, dyads.other == other)
        query = query.where(_AGAIN.c.id.in_(theirs))
    elif asked.party is not None:
        theirs = select(_AGAIN.c.day).where(_AGAIN.c.party == asked.party)
        query = query.where(_AGAIN.c.party == asked.party)
    else:
        return None
    few = _FEW[connection.dialect.name]
    some = connection.scalar(select(func.count()).select_from(theirs.limit(few).subquery()))
    return query if (some or 0) < few else None


def _people(connection: Connection, asked: StatementQuestion) -> Iterator[_People]:
    if asked.by is not None and office_asked(asked.by) is None:
        yield _People(SPEAKER, actors_named(connection, asked.by))
    if asked.to is not None:
        yield _People(ADDRESSEE, _addressees(connection, asked.to))


def _addressees(connection: Connection, name: str) -> list[str]:
    return [*actors_named(connection, name), NAME + fold(name)]


def _claims_of(contact: str) -> Select[tuple[str]]:
    """Return the query for the claims of the contact whose id begins so."""
    claims = schema.claims.c
    return select(claims.id).where(claims.contact >= contact, claims.contact < contact + "g")


def _with_actors(people: _People) -> Select[tuple[str]]:
    return select(schema.statement_actors.c.statement).where(*_of(people))


def _of(people: _People) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    table = schema.statement_actors.c
    return table.role == people.role, table.actor.in_(people.actors)
