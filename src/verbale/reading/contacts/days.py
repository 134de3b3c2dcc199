"""First and last days of EDTF dates, as far as contacts use them."""

import re
from datetime import date, timedelta

from verbale.edtf import days

_NO_END = 10**6  # days
_WEEK = 7  # days
_YEAR = re.compile(r"\b\d{4}\b")
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_day(edtf: str) -> bool:
    """Tell whether a date is one day; "1990/1993~" has as many characters and is none."""
    return _ONE_DAY.fullmatch(edtf) is not None


def date_bounds(edtf: str) -> tuple[str, str] | None:
    """Return the first and last day of an EDTF date or interval, or None when it is open or unknown."""
    covered = days(edtf)
    if covered is None or covered[0] == date.min or covered[1] == date.max:
        return None
    return covered[0].isoformat(), covered[1].isoformat()


def days_between(first: str, last: str) -> int:
    """Return how many days lie between two days; -1 when one of them is none."""
    if not (is_day(first) and is_day(last)):
        return -1
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def length_days(edtf: str | None) -> int:
    """Return how many days lie between the first and the last day; very many when there is no date."""
    bounds = date_bounds(edtf) if edtf else None
    return _NO_END if bounds is None else days_between(*bounds)


def overlap(one: str | None, other: str | None) -> bool:
    """Tell whether two dates share a day; what is no date shares none."""
    a, b = date_bounds(one or ""), date_bounds(other or "")
    return bool(a and b and a[0] <= b[1] and b[0] <= a[1])


def gap_days(one: str | None, other: str | None) -> int | None:
    """Return how many days lie between two dates, none when they touch; None when one is no date."""
    a, b = date_bounds(one or ""), date_bounds(other or "")
    if a is None or b is None:
        return None
    return max(0, days_between(a[1], b[0]), days_between(b[1], a[0]))


def joined(first: str, last: str) -> tuple[str, str] | None:
    """Return the days from the beginning of one date to the end of a later one; None when it is earlier."""
    a, b = date_bounds(first), date_bounds(last)
    return (a[0], b[1]) if a and b and a[0] <= b[1] else None


def begins_after(edtf: str | None, day: str) -> bool:
    """Tell whether a date begins after a day."""
    bounds = date_bounds(edtf or "")
    return bounds is not None and bounds[0] > day[:10]


def next_after(first: str, day: str) -> str:
    """Return the day, moved by whole weeks to lie in the week behind `first`: "from Monday to Thursday"."""
    if not (is_day(first) and is_day(day)):
        return day
    start = date.fromisoformat(first)
    return (start + timedelta(days=(date.fromisoformat(day) - start).days % _WEEK)).isoformat()


def later(day: str, count: int) -> str:
    """Return the day so many days later, or earlier where `count` is below nought."""
    return (date.fromisoformat(day[:10]) + timedelta(days=count)).isoformat()


def moved_years(edtf: str, count: int) -> str:
    """Return a date so many years later, or as it is where there is no such day."""
    moved = _YEAR.sub(lambda year: str(int(year[0]) + count), edtf)
    return edtf if date_bounds(moved) is None else moved


def is_loose(first: str, last: str) -> bool:
    """Tell whether the days are those of a week or a third of a month, during which a visit takes place."""
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    week = a.weekday() == 0 and days_between(first, last) == _WEEK - 1
    return week or (a.day in (1, 11, 21) and (b.day in (10, 20) or b.month != (b + timedelta(days=1)).month))


def reaches_past(edtf: str | None, day: str) -> bool:
    """Tell whether a date ends after a day."""
    bounds = date_bounds(edtf or "")
    return bounds is not None and bounds[1] > day[:10]
