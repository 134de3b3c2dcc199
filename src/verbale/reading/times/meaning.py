"""What a time expression means: a TIMEX3 reading with the EDTF date or interval for the record."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verbale.account import TimexType
from verbale.reading.times import almanac
from verbale.reading.times.in_edtf import in_edtf

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(?:FY)?(\d{4})$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_QUARTER = re.compile(r"(\d{4})-([QH])(\d)$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_DECADE = re.compile(r"(\d{3})$")
_CENTURY = re.compile(r"(\d{2})$")
_SPAN = re.compile(r"(\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2})$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of an expression.

    `bounds` are the first and last day meant where they differ from what value and mod tell, and
    `moves` says whether the story goes on from this date. `other` is the second end of a range told in one
    breath ("May 24-26").
    """

    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    bounds: tuple[date, date] | None = None
    moves: bool = True
    other: "OtherEnd | None" = None

    def marked(self, mod: str | None) -> "Meaning":
        """Return the same meaning with `mod`."""
        return replace(self, mod=mod) if mod else self

    def days(self) -> tuple[date, date] | None:
        """Return first and last day meant, or None where no calendar date is meant."""
        if self.bounds is not None:
            return self.bounds
        return part_of(value_bounds(self.value), self.mod) if self.type in ("DATE", "TIME") else None

    def edtf(self) -> str | None:
        """Return the date or interval meant as EDTF, or None where no calendar date is meant."""
        if self.type not in ("DATE", "TIME") and self.bounds is None:
            return None
        return in_edtf(self.value, self.mod, self.days(), is_told=self.bounds is not None)


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """The second end of a range: the token before which the first one ends, and where this one begins."""

    cut: int
    begin: int
    meaning: Meaning


def value_bounds(value: str) -> tuple[date, date] | None:
    """Return first and last day of a TIMEX3 date value, or None when it names no definite days."""
    try:
        return _value_bounds(value)
    except (ValueError, OverflowError):
        return None


def _value_bounds(value: str) -> tuple[date, date] | None:
    if match := _DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.match(value):
        return almanac.month_bounds(int(match[1]), int(match[2]))
    if match := _YEAR.match(value):
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
    if match := _QUARTER.match(value):
        length = 3 if match[2] == "Q" else 6
        first = (int(match[3]) - 1) * length + 1
        year = int(match[1])
        return date(year, first, 1), almanac.month_bounds(year, first + length - 1)[1]
    if match := _SEASON.match(value):
        return almanac.season_bounds(int(match[1]), match[2])
    if match := _DECADE.match(value):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    if match := _CENTURY.match(value):
        return date(int(match[1]) * 100, 1, 1), date(int(match[1]) * 100 + 99, 12, 31)
    if match := _SPAN.match(value):
        begin, end = _value_bounds(match[1]), _value_bounds(match[2])
        return (begin[0], end[1]) if begin and end else None
    return None


def part_of(bounds: tuple[date, date] | None, mod: str | None) -> tuple[date, date] | None:
    """Return the days of a period's START, MID or END: thirds of a month, quarters at a year's ends."""
    if bounds is None or mod not in ("START", "MID", "END"):
        return bounds
    first, last = bounds
    length = (last - first).days + 1
    if length == 1 or (length == 2 and mod == "MID"):
        return bounds
    if 28 <= length <= 31 and first.day == 1:
        return {
            "START": (first, first.replace(day=10)),
            "MID": (first.replace(day=11), first.replace(day=20)),
            "END": (first.replace(day=21), last),
        }[mod]
    if length > 3000:
        return _part_of_decade(first, last, mod)
    edge = max(1, length // 3)
    if first.month == 1 and first.day == 1 and length in (365, 366):
        return {
            "START": (first, first.replace(month=3, day=31)),
            "MID": (first.replace(month=4), first.replace(month=9, day=30)),
            "END": (first.replace(month=10), last),
        }[mod]
    begin, finish = first + timedelta(days=edge), last - timedelta(days=edge)
    return {
        "START": (first, begin - timedelta(days=1)),
        "MID": (begin, finish),
        "END": (finish + timedelta(days=1), last),
    }[mod]


def _part_of_decade(first: date, last: date, mod: str) -> tuple[date, date]:
    """Return the years of a decade's (or longer period's) START, MID or END: 0 to 3, 4 to 6, 7 to 9."""
    years = (last.year - first.year + 1) / 10
    begin = {"START": 0.0, "MID": 4 * years, "END": 7 * years}[mod]
    end = {"START": 4 * years, "MID": 7 * years, "END": 10 * years}[mod]
    return date(first.year + int(begin), 1, 1), date(first.year + int(end) - 1, 12, 31)
