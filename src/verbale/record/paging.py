"""Pages of an answer that stay what they are when rows are added before them: each goes on after a row."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, tuple_

from verbale.errors import VerbaleError
from verbale.record.packing import packed
from verbale.record.questions import Question
from verbale.record.rows import Row
from verbale.record.sequence import Rows

type SortKey = tuple[str, int, str, int]
"""What rows of time-ordered answers are sorted by: day, kind of row, and what is unique within these."""


_PLACE = ("after_day", "after_name", "after_position")


def page[Q: Question, R: Row](
    find: Callable[[Connection, Q], Iterator[tuple[SortKey, R]]], connection: Connection, asked: Q
) -> Rows[R]:
    """Return the rows that a question asks for, with the cursor of what follows them, if anything does."""
    more = asked if asked.limit is None else replace(asked, limit=asked.limit + 1)
    found = list(find(connection, more))
    if asked.limit is None or len(found) <= asked.limit:
        return Rows(row for _, row in found)
    kept = found[: asked.limit]
    return Rows((row for _, row in kept), next=_cursor(kept[-1][0]) if kept else None)


def in_order(*columns: ColumnElement[Any], newest: bool) -> list[ColumnElement[Any]]:
    """Return what rows are sorted by: `columns`, or with `newest` the same from their end."""
    return [column.desc() for column in columns] if newest else list(columns)


class After(NamedTuple):
    """How rows of a kind follow a cursor: it stands at a row of this kind, or of one before or after it.

    The values of the cursor are parameters of the condition.
    """

    kind: Literal["this", "before", "after"]

    def beyond(self, *columns: ColumnElement[Any], newest: bool) -> ColumnElement[bool]:
        """Return the condition that rows meet which come after the cursor, sorted by `in_order`."""
        names = zip(_PLACE, columns, strict=False)
        there = [bindparam(name, type_=column.type) for name, column in names]
        return _beyond(self.kind, columns, there, newest=newest)


class Place(NamedTuple):
    """Where an answer goes on: how rows follow the cursor, and the values of its parameters."""

    after: After
    values: dict[str, Any]


def after(cursor: str, kind: int) -> Place:
    """Return how rows of a kind follow a cursor. Raises VerbaleError when it is none."""
    day, other, *rest = _key(cursor)
    told: Literal["this", "before", "after"] = (
        "this" if other == kind else "before" if other < kind else "after"
    )
    return Place(After(told), dict(zip(_PLACE, (day, *rest), strict=True)))


def beyond(cursor: str, kind: int, *columns: ColumnElement[Any], newest: bool = False) -> ColumnElement[bool]:
    """Return the condition that rows of a kind meet which come after a cursor, sorted by `in_order`.

    Raises VerbaleError when it is no cursor.
    """
    place = after(cursor, kind)
    return _beyond(place.after.kind, columns, list(place.values.values())[: len(columns)], newest=newest)


def _beyond(
    kind: str, columns: Sequence[ColumnElement[Any]], there: Sequence[Any], *, newest: bool
) -> ColumnElement[bool]:
    one: ColumnElement[Any] = tuple_(*columns) if kind == "this" else columns[0]
    other: Any = tuple_(*there) if kind == "this" else there[0]
    if newest:
        found: ColumnElement[bool] = one <= other if kind == "after" else one < other
    else:
        found = one >= other if kind == "before" else one > other
    return found


def day_of(cursor: str) -> str:
    """Return the day that an answer has reached. Raises VerbaleError when it is no cursor."""
    return _key(cursor)[0]


def _cursor(key: SortKey) -> str:
    return urlsafe_b64encode(packed(key).encode()).decode("ascii").rstrip("=")


def _key(cursor: str) -> SortKey:
    try:
        told = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (Error, UnicodeError, ValueError) as error:
        raise VerbaleError(_NO_CURSOR) from error
    match told:
        case [str(day), int(kind), str(name), int(position)]:
            return day, kind, name, position
        case _:
            raise VerbaleError(_NO_CURSOR)


_NO_CURSOR = "this is no cursor: give the 'next' of an answer as it stands, or leave it out"
