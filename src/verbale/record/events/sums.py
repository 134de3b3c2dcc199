"""Sums of the Goldstein values of what two parties did to each other, by month, kept as events come and go.

What a sum is made of follows from the events alone, whatever their order: each adds its own share when it is
stored, and takes the same share away when it is deleted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Column, Connection, Integer, RowMapping, Table, delete, func, select

from verbale.record.events.merged import dyads_of
from verbale.record.events.tables import events
from verbale.record.events.tellings import side_from
from verbale.record.gradual import Part
from verbale.record.merged import LAST_DAY
from verbale.record.schema import Text, metadata

# An event told of more days than these can't be given to one month, or to one year.
MOST_DAYS: Final = {"month": 31, "year": 366}
# Who acts upon the other: the first of two parties, the second, or, as the sum of both, each.
THERE: Final = 1
BACK: Final = 2

_MONTH = len("2015-05")
_EVENTS_IN_A_PART = 20_000

event_sums = Table(
    "event_sums",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),  # the later one by code
    Column("month", Text, primary_key=True),
    Column("sides", Integer, primary_key=True, autoincrement=False),  # THERE, BACK, or both
    Column("status", Text, primary_key=True),
    Column("background", Integer, primary_key=True, autoincrement=False),
    Column("wide", Integer, primary_key=True, autoincrement=False),  # told of more days than a month has
    Column("events", Integer, nullable=False),
    Column("tenths", Integer, nullable=False),  # of the Goldstein values
    sqlite_with_rowid=False,
)
_COLUMNS = tuple(column.name for column in event_sums.columns)
_KEYS = tuple(column.name for column in event_sums.primary_key)
_SHARES = events.c
# What of an event its share follows from.
OF_EVENTS = (
    _SHARES.source, _SHARES.target, _SHARES.mutual, _SHARES.first, _SHARES.length, _SHARES.status,
    _SHARES.background, _SHARES.tenths,
)  # fmt: skip

type _Event = Mapping[str, Any] | RowMapping
"""What a row of `events` holds, with the columns `OF_EVENTS` at least."""


class _Key(NamedTuple):
    """The columns by which a sum is known."""

    one: str
    other: str
    month: str
    sides: int
    status: str
    background: int
    wide: int


def make_table(connection: Connection) -> None:
    """Make the table in a record that lacks it, empty: steps that come later write events."""
    event_sums.create(connection, checkfirst=True)


def add_to_sums(connection: Connection, rows: Iterable[_Event]) -> None:
    """Add the shares of events that are stored."""
    _change(connection, rows, 1)


def take_from_sums(connection: Connection, rows: Iterable[_Event]) -> None:
    """Take away the shares of events that are deleted."""
    _change(connection, rows, -1)


class Summing:
    """The step that sums up the events of an older record (`gradual.Gradual`)."""

    def total(self, connection: Connection) -> int:
        """Return how many events the record holds."""
        return connection.scalar(select(func.count()).select_from(events)) or 0

    def part(self, connection: Connection, place: tuple[str, ...]) -> Part:
        """Empty the table in the first part, and add some events."""
        if not place:
            connection.execute(delete(event_sums))
        query = select(_SHARES.id, *OF_EVENTS).order_by(_SHARES.id).limit(_EVENTS_IN_A_PART)
        rows = connection.execute(query.where(_SHARES.id > place[0]) if place else query).mappings().all()
        add_to_sums(connection, rows)
        return Part(len(rows), (rows[-1]["id"],) if len(rows) == _EVENTS_IN_A_PART else None)


def _change(connection: Connection, rows: Iterable[_Event], sign: int) -> None:
    changes: dict[_Key, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        for key in _keys(row):
            count, tenths = changes[key]
            changes[key] = count + sign, tenths + sign * row["tenths"]
    if not changes:
        return
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    values = [(*key, *change) for key, change in sorted(changes.items())]
    connection.exec_driver_sql(_ADD.format(marks=", ".join(mark for _ in _COLUMNS)), values)
    if sign < 0:
        empty = _EMPTIED.format(conditions=" AND ".join(f"{name} = {mark}" for name in _KEYS))
        connection.exec_driver_sql(empty, [tuple(key) for key in sorted(changes)])


_ADD = (
    f"INSERT INTO event_sums ({', '.join(_COLUMNS)}) VALUES ({{marks}})"  # noqa: S608  (names of ours)
    f" ON CONFLICT ({', '.join(_KEYS)}) DO UPDATE SET"
    " events = event_sums.events + excluded.events, tenths = event_sums.tenths + excluded.tenths"
)
_EMPTIED = "DELETE FROM event_sums WHERE {conditions} AND events = 0"


def _keys(row: _Event) -> Iterator[_Key]:
    """Yield the sums to which an event counts: none where it has no value, or no days within a year."""
    length = row["length"]
    if row["tenths"] is None or length is None or length > MOST_DAYS["year"] or row["first"] == LAST_DAY:
        return
    sides: dict[tuple[str, str], int] = defaultdict(int)
    acting = dyads_of(side_from(row["source"]), side_from(row["target"]), mutual=bool(row["mutual"]))
    for source, target in acting:
        one, other = sorted((source, target))
        sides[one, other] |= THERE if source == one else BACK
    wide = int(length > MOST_DAYS["month"])
    for (one, other), acts in sides.items():
        yield _Key(one, other, row["first"][:_MONTH], acts, row["status"], row["background"], wide)
