"""Stretches of days with so many rows each: how far to look at once for rows in the order of their days."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

# A stretch has this many times the rows of the one before, and no more than some at most: wherever what is
# looked for lies, not too much of it lies in one.
_GROWTH, _FEWEST, _MOST = 4, 200, 60_000


class Passage(NamedTuple):
    """The first and the last day of a stretch, both within it."""

    first: str
    last: str


def passages(
    connection: Connection,
    days: ColumnElement[str],
    rows: float,
    first: str | None,
    last: str | None,
    *,
    newest: bool,
) -> Iterator[Passage]:
    """Yield stretches of days that follow each other, from the first on, or with `newest` from the last back.

    `days` is an indexed column, `rows` how many of its rows the first stretch should have.
    """
    bounds: list[ColumnElement[bool]] = []
    if first is not None:
        bounds.append(days >= first)
    if last is not None:
        bounds.append(days <= last)
    lowest, highest = connection.execute(select(func.min(days), func.max(days)).where(*bounds)).one()
    left: Any = lowest is not None
    while left:
        wanted = int(min(max(rows, _FEWEST), _MOST))
        own = select(days).where(days >= lowest, days <= highest)
        edge = connection.scalar(own.order_by(days.desc() if newest else days).offset(wanted).limit(1))
        if edge is None:
            yield Passage(lowest, highest)
            return
        yield Passage(edge, highest) if newest else Passage(lowest, edge)
        following = func.max(days) if newest else func.min(days)
        left = connection.scalar(select(following).where(*bounds, days < edge if newest else days > edge))
        lowest, highest = (lowest, left) if newest else (left, highest)
        rows = _GROWTH * wanted
