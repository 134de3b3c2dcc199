"""The queries for statements, each made once for all questions that give the same conditions.

It is put with the values of each question: to make a query takes several times as long as to answer it.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Select, bindparam, select

from verbale.record import schema
from verbale.record.bulk import among_given
from verbale.record.merged import LAST_DAY
from verbale.record.paging import After, in_order
from verbale.record.planning import leading, told_first

_TABLE = schema.statements.c
_SHAPES_KEPT = 512


class Shape(NamedTuple):
    """What two questions have in common that are answered by one query: all but the values.

    `people` are roles, each with the number of actors; `numbered` tells that statements that hold the
    words are given by their numbers. With `leads` PostgreSQL begins with those of the first of the people.
    """

    dialect: str
    columns: tuple[Column[Any], ...]
    given: frozenset[str]
    people: tuple[tuple[str, int], ...]
    after: After | None
    newest: bool
    numbered: bool = False
    leads: bool = True


@lru_cache(maxsize=_SHAPES_KEPT)
def ordered(shape: Shape) -> Select[Any]:
    """Return the query for all questions of a shape, in time order."""
    query, day = meeting(shape)
    reports = schema.reports
    if any(column.table is reports for column in shape.columns):
        query = query.join(reports, reports.c.id == _TABLE.report)
    if shape.numbered:
        query = query.where(among_given(shape.dialect, _TABLE.number, "numbers"))
    query = query.order_by(*in_order(day, _TABLE.report, _TABLE.position, newest=shape.newest))
    query = query.limit(bindparam("limit")) if "limit" in shape.given else query
    return query.offset(bindparam("offset")) if "offset" in shape.given else query


@lru_cache(maxsize=_SHAPES_KEPT)
def meeting(shape: Shape) -> tuple[Select[Any], ColumnElement[Any]]:
    """Return the query for what meets all conditions but for words, and the column of its day."""
    given = shape.given
    query: Select[Any] = select(*shape.columns)
    day: ColumnElement[Any] = _TABLE.day
    first: Any = None
    people = shape.people
    if people and "one" not in given and shape.leads:
        theirs = schema.statement_actors.c
        once = select(theirs.statement, theirs.day).where(*_of_role(*people[0])).distinct()
        first = leading(shape.dialect, once, theirs.day, newest=shape.newest)
        people = people[first is not None :]
    narrow = bool(shape.people) or not {"office", "at", "words"}.isdisjoint(given)
    if "one" in given:
        first, dyads = schema.statement_dyads, schema.statement_dyads.c
        query = query.where(dyads.one == bindparam("one"), dyads.other == bindparam("other"))
    elif "topic" in given and not narrow:
        first, topics = schema.statement_topics, schema.statement_topics.c
        query = query.where(topics.topic == bindparam("topic"))
    if "topic" in given and first is not schema.statement_topics:
        topics = schema.statement_topics.c  # most of all statements may be on it: each is looked up
        own = select(topics.topic)
        own = own.where(topics.statement == _TABLE.id, topics.topic == bindparam("topic"))
        query = query.where(own.correlate(schema.statements).exists())
    if first is None:
        query = query.select_from(schema.statements)
    else:
        day = first.c.day
        query = query.join_from(first, schema.statements, first.c.statement == _TABLE.id)
    actors = schema.statement_actors.c
    query = query.where(*(_TABLE.id.in_(select(actors.statement).where(*_of_role(*one))) for one in people))
    query = query.where(told_first(shape.dialect, schema.statements), *_conditions(given))
    if "earliest" in given:
        query = query.where(day >= bindparam("earliest"))
    if "latest" in given:
        query = query.where(day <= bindparam("latest"))
    if shape.newest:
        query = query.where(day < LAST_DAY)
    if shape.after is not None:
        query = query.where(shape.after.beyond(day, _TABLE.report, _TABLE.position, newest=shape.newest))
    return query, day


def actor_value(role: str, number: int) -> str:
    """Return the name of the value of a condition that holds the actor of this number."""
    return f"{role}_{number}"


def _of_role(role: str, count: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    table = schema.statement_actors.c
    return table.role == role, table.actor.in_(
        [bindparam(actor_value(role, number)) for number in range(count)]
    )


def _conditions(given: Collection[str]) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on statements themselves, but for people by name and for the words in them."""
    if "office" in given:
        yield from (_TABLE.party == bindparam("office_party"), _TABLE.office == bindparam("office"))
    if "at" in given:
        claims = schema.claims.c
        at = select(claims.id).where(claims.contact >= bindparam("at"), claims.contact < bindparam("at_end"))
        yield _TABLE.claim.in_(at)
    yield from (_TABLE[name] == bindparam(name) for name in ("party", "form", "reported") if name in given)
