"""Dates in EDTF, the Extended Date/Time Format of ISO 8601-2: the days that they cover, and their marks.

Understood are years, months, days, times of day (their day), unspecified digits (`201X`, `2015-05-XX`),
seasons, quarters and other parts of a year by their numbers, intervals, open intervals, sets
(`[2015-05-25,2016-05-25]`), and the marks: `?` uncertain, `~` approximate, `%` both. Anything else counts as
no date. EDTF leaves open in which year a winter lies: here it begins in December of the year named.
"""

import calendar
import re
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Final

UNCERTAIN: Final = "?"
APPROXIMATE: Final = "~"
_BOTH = "%"
_MARKS = "?~%"
_LONGEST = 400  # characters
_LENGTH_OF_DAY = 10

_SIMPLE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T.*)?)?)?", re.DOTALL)
_CALENDAR = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_PART = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])")
# First and last month of the parts of a year by their EDTF numbers; months past 12 lie in the next year.
_PARTS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 25: (3, 5), 26: (6, 8), 27: (9, 11),
          28: (12, 14), 29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8), 33: (1, 3), 34: (4, 6), 35: (7, 9),
          36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}  # fmt: skip

type Days = tuple[date, date]


@lru_cache(maxsize=65536)
def days(edtf: str | None) -> Days | None:
    """Return the first and the last day that `edtf` covers, or None when it is no date.

    Marks are read over; an open end is the first or the last day of the calendar.
    """
    if not edtf or len(edtf) > _LONGEST:
        return None
    if len(edtf) == _LENGTH_OF_DAY and edtf[4] == edtf[7] == "-":  # as most are
        with suppress(ValueError):
            exact = date.fromisoformat(edtf)
            return exact, exact
    text = plain(edtf.strip())
    if text[:1] + text[-1:] in ("[]", "{}"):
        covered = [_interval(part.strip()) for part in text[1:-1].split(",")]
        known = [part for part in covered if part is not None]
        if len(known) < len(covered):
            return None
        return min(first for first, _ in known), max(last for _, last in known)
    return _interval(text)


def of_days(first: date, last: date) -> str:
    """Return the shortest EDTF of the days from first to last: a day, month, year or interval."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        if first.month == 1 and last.month == 12:
            one, other = f"{first.year:04}", f"{last.year:04}"
        else:
            one, other = first.isoformat()[:7], last.isoformat()[:7]
        return one if one == other else f"{one}/{other}"
    return f"{first.isoformat()}/{last.isoformat()}"


def plain(edtf: str) -> str:
    """Return `edtf` without its marks."""
    return edtf.replace(UNCERTAIN, "").replace(APPROXIMATE, "").replace(_BOTH, "")


def mark_of(edtf: str) -> str:
    """Return what of `?`, `~` and `%` the date bears as a whole, "" for none: `%` when it bears both."""
    uncertain = UNCERTAIN in edtf or _BOTH in edtf
    approximate = APPROXIMATE in edtf or _BOTH in edtf
    return _BOTH if uncertain and approximate else UNCERTAIN * uncertain + APPROXIMATE * approximate


def marked(edtf: str, mark: str) -> str:
    """Return `edtf` with `mark` added to every date in it; "" adds nothing.

    Parts of a year can't bear marks: they become months. Dates without a year stay unmarked.
    """
    if not mark or edtf.startswith("XXXX"):
        return edtf
    covered = days(edtf) if _PART.fullmatch(edtf) else None
    edtf = of_days(*covered) if covered else edtf
    return "/".join(
        part if part in ("", "..") else part.rstrip(_MARKS) + mark_of(part + mark) for part in edtf.split("/")
    )


def in_months(edtf: str) -> str:
    """Return `edtf` with seasons, quarters, decades and other parts as intervals of months or years.

    Marks stay. What is no date, or an open interval, is returned as it is.
    """
    if "/" in edtf:
        return edtf
    covered = days(edtf)
    if covered is None or _CALENDAR.fullmatch(plain(edtf)):
        return edtf
    return marked(of_days(*covered), mark_of(edtf))


def _interval(text: str) -> Days | None:
    first, slash, last = text.partition("/")
    if not slash:
        return _simple(first)
    start = (date.min, date.min) if first in ("", "..") else _simple(first)
    end = (date.max, date.max) if last in ("", "..") else _simple(last)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _simple(text: str) -> Days | None:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        return None
    if month is None or month == "XX" or first_year != last_year:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    months = (int(month), int(month)) if 1 <= int(month) <= 12 else _PARTS.get(int(month))
    if months is None or (months[1] > 12 and last_year == date.max.year):
        return None
    last_year, last_month = last_year + (months[1] > 12), (months[1] - 1) % 12 + 1
    length = calendar.monthrange(last_year, last_month)[1]
    if day is None or day == "XX":
        return date(first_year, months[0], 1), date(last_year, last_month, length)
    if months[0] != months[1] or not 1 <= int(day) <= length:
        return None
    exact = date(first_year, months[0], int(day))
    return exact, exact
