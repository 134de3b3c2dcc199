"""Drawings as plain shapes with positions; templates turn them into SVG, so that all words are escaped.

Lengths are in pixels of the drawing's own view box. Shapes tell states apart as well as colours do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, get_args

from verbale import edtf
from verbale.account import Mode
from verbale.record.contact_marks import ContactMark
from verbale.record.events.rows import IntensityRow
from verbale.record.rows import OfficeRow

WIDTH = 960
_LEFT, _RIGHT = 96, 12
_LANE = 26
_HALF = 60
_MOST_YEARS_LABELLED = 16


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the time axis with its label."""

    x: float
    label: str


class Point(NamedTuple):
    """A contact at its place in time; `until` where it lasts for more than a day."""

    x: float
    until: float
    y: float
    mark: ContactMark


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal lane with its label."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Contacts over time, a lane for each mode."""

    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """An office from its first to its last attestation."""

    x: float
    y: float
    width: float
    office: OfficeRow


@dataclass(frozen=True, slots=True)
class Bars:
    """Offices over time."""

    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def strip(marks: Iterable[ContactMark]) -> Strip | None:
    """Return the drawing of dated contacts over time, or None when there are none."""
    dated = [(span, mark) for mark in marks if (span := edtf.days(mark.date)) is not None]
    if not dated:
        return None
    scale = _Scale(min(span[0] for span, _ in dated), max(span[1] for span, _ in dated))
    told = {mark.mode for _, mark in dated}
    modes = [mode for mode in get_args(Mode.__value__) if mode in told]
    heights = {mode: _LANE * (number + 1) for number, mode in enumerate(modes)}
    points = tuple(Point(scale(span[0]), scale(span[1]), heights[mark.mode], mark) for span, mark in dated)
    lanes = tuple(Lane(heights[mode], mode) for mode in modes)
    return Strip(_LANE * (len(modes) + 2), scale.ticks(), lanes, points)


def bars(offices: Sequence[OfficeRow]) -> Bars | None:
    """Return the drawing of offices over time, or None when none is dated."""
    dated = [
        (first, last, office)
        for office in offices
        if (first := edtf.days(office.first)) is not None and (last := edtf.days(office.last)) is not None
    ]
    if not dated:
        return None
    scale = _Scale(min(first[0] for first, _, _ in dated), max(last[1] for _, last, _ in dated))
    drawn = tuple(
        Bar(scale(first[0]), _LANE * (number + 0.5), max(scale(last[1]) - scale(first[0]), 3), office)
        for number, (first, last, office) in enumerate(dated)
    )
    return Bars(_LANE * (len(dated) + 1.5), scale.ticks(), drawn)


class Column(NamedTuple):
    """The events of a month: what was done in it, upwards for cooperation and downwards for conflict."""

    x: float
    y: float
    height: float
    row: IntensityRow


@dataclass(frozen=True, slots=True)
class Columns:
    """Sums of Goldstein values by month; `zero` is where the axis lies."""

    height: float
    zero: float
    width: float
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]


def intensity(rows: Iterable[IntensityRow]) -> Columns | None:
    """Return the drawing of what two parties did to each other by month, or None when there is nothing."""
    both = [(span[0], row) for row in rows if row.direction == "both" and (span := edtf.days(row.period))]
    if not both:
        return None
    scale = _Scale(min(day for day, _ in both), max(day for day, _ in both))
    most = max(abs(row.total) for _, row in both) or 1.0
    columns = []
    for day, row in both:
        height = round(_HALF * abs(row.total) / most, 1)
        columns.append(Column(scale(day), _HALF + 10 - (height if row.total > 0 else 0), max(height, 1), row))
    width = max(2.0, min(14.0, (scale(both[-1][0]) - scale(both[0][0])) / (len(both) * 2)))
    return Columns(2 * _HALF + 44, _HALF + 10, width, scale.ticks(), tuple(columns))


class _Scale:
    """From days to pixels."""

    def __init__(self, first: date, last: date) -> None:
        self._first = date(first.year, 1, 1)
        self._last = date(last.year, 12, 31)
        self._days = (self._last - self._first).days

    def __call__(self, day: date) -> float:
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (day - self._first).days / self._days, 1)

    def ticks(self) -> tuple[Tick, ...]:
        years = self._last.year - self._first.year + 1
        step = -(-years // _MOST_YEARS_LABELLED)
        return tuple(
            Tick(self(date(year, 1, 1)), str(year))
            for year in range(self._first.year, self._last.year + 1, step)
        )
