"""The EDTF of what a time expression means.

Parts of periods keep what is sure of them: early May is `2015-05-01/2015-05-10~`, its end being approximate
alone. What is said to be about, nearly, or more than some time away, is approximate as a whole. Clock times
and parts of a day give their day.
"""

import re
from datetime import date

from verbale.edtf import APPROXIMATE, marked, of_days

_AS_IT_IS = re.compile(r"(?:\d{4}|XXXX)-\d\d-(?:\d\d|XX)|\d{4}(?:-\d\d)?")
_DAY_OF_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|Q\d|H\d)")
_NUMBERS = {"SP": 21, "SU": 22, "FA": 23, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
_LOOSE = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})
# Which end of a part of a period its words leave open.
_SOFT = {"START": ("", APPROXIMATE), "MID": (APPROXIMATE, APPROXIMATE), "END": (APPROXIMATE, "")}
_UP_TO = frozenset({"BEFORE", "ON_OR_BEFORE"})
_FROM = frozenset({"AFTER", "ON_OR_AFTER"})


def in_edtf(value: str, mod: str | None, days: tuple[date, date] | None, *, is_told: bool) -> str | None:
    """Return the EDTF of a TIMEX3 value with its modifier, or None where no calendar date is meant.

    `days` are the first and the last day meant, which `is_told` says to be other than the value tells.
    """
    if days is None:
        return value if _AS_IT_IS.fullmatch(value) else None
    if mod in _SOFT and not is_told:
        ends = of_days(*days).split("/")
        return "/".join(marked(end, mark) for end, mark in zip(ends, _SOFT[mod], strict=False))
    whole = of_days(*days) if is_told else _of_value(value) or of_days(*days)
    if mod in _LOOSE:
        return marked(whole, APPROXIMATE)
    if mod in _UP_TO:
        return f"../{of_days(*days).rpartition('/')[2]}"
    return f"{of_days(*days).partition('/')[0]}/.." if mod in _FROM else whole


def _of_value(value: str) -> str | None:
    """Return the EDTF that says what a TIMEX3 value says, where there is one in a piece."""
    if _AS_IT_IS.fullmatch(value):
        return value
    if match := _DAY_OF_TIME.match(value):
        return match[1]
    if match := _PART.fullmatch(value):
        return f"{match[1]}-{_NUMBERS[match[2]]}" if match[2] in _NUMBERS else None
    if value.isdecimal() and len(value) in (2, 3):
        return value.ljust(4, "X")
    return None
