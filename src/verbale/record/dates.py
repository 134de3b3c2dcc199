"""The days that an EDTF date covers, as far as the record needs to know them.

Understood: years, months, days, times of day (their day), unspecified digits (`201X`, `2015-05-XX`),
seasons and quarters by their EDTF numbers, intervals, open intervals, and the signs `~ ? %`, which are
read over. Anything else counts as no date.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

from verbale.errors import VerbaleError

_SIMPLE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T.*)?)?)?", re.DOTALL)
# EDTF numbers of parts of a year, as first and last month. Winter is taken within its year.
_PARTS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 2), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
          37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}  # fmt: skip

type Days = tuple[date, date]


@lru_cache(maxsize=65536)
def days(edtf: str | None) -> Days | None:
    """Return the first and the last day that `edtf` covers, or None when it is no date."""
    if not edtf or len(edtf) > 80:
        return None
    first, slash, last = re.sub(r"[~?%]", "", edtf.strip()).partition("/")
    if not slash:
        return _simple(first)
    start = (date.min, date.min) if first in ("", "..") else _simple(first)
    end = (date.max, date.max) if last in ("", "..") else _simple(last)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def range_of(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first day of `since` and the last of `until` as ISO days.

    Raises VerbaleError when one of them is given and is no date.
    """
    first, last = _asked(since), _asked(until)
    return first[0].isoformat() if first else None, last[1].isoformat() if last else None


def _asked(text: str | None) -> Days | None:
    if text is None:
        return None
    found = days(text)
    if found is None:
        raise VerbaleError(f"{text!r} is no date: write 2015, 2015-05 or 2015-05-25")
    return found


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
    if months is None:
        return None
    length = calendar.monthrange(first_year, months[1])[1]
    if day is None or day == "XX":
        return date(first_year, months[0], 1), date(first_year, months[1], length)
    if months[0] != months[1] or not 1 <= int(day) <= length:
        return None
    exact = date(first_year, months[0], int(day))
    return exact, exact
