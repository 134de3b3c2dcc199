"""Pages of an answer that stay what they are when rows are added before them: each goes on after a row."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, tuple_

from verbale.errors import VerbaleError
from verbale.record.packing import packed
from verbale.record.questions import Question
from verbale.record.rows import Row, Rows

type SortKey = tuple[str, int, str, int]
"""What rows of time-ordered answers are sorted by: day, kind of row, and what is unique within these."""


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


def beyond(cursor: str, kind: int, *columns: ColumnElement[Any], newest: bool = False) -> ColumnElement[bool]:
    """Return the condition that rows of a kind meet which come after a cursor, sorted by `in_order`.

    Raises VerbaleError when it is no cursor.
    """
    day, other, *rest = _key(cursor)
    if other == kind:
        here, there = tuple_(*columns), tuple_(day, *rest[: len(columns) - 1])
        return here < there if newest else here > there
    if newest:
        return columns[0] <= day if kind < other else columns[0] < day
    return columns[0] >= day if other < kind else columns[0] > day


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
