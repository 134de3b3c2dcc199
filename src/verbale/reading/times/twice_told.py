"""A day told twice, the second time in brackets: "on Tuesday (November 3)", "on 6 May (Friday)"."""

import re

from verbale.reading.times.meaning import Meaning

_BRACKET = re.compile(r"\s*[(\[]\s*")
_NAMED = re.compile(r"XXXX-WXX-(\d)")


def settled(between: str, one: Meaning, weekday: Meaning) -> Meaning | None:
    """Return the meaning of a weekday beside a bracket, on the other side of which a day is told by its date.

    The date settles which of the weeks is meant. None where they are not the same day.
    """
    day = one.days()
    if not _BRACKET.fullmatch(between) or day is None or day[0] != day[1]:
        return None
    return one if _number(weekday) == day[0].isoweekday() else None


def _number(weekday: Meaning) -> int | None:
    """Return 1 for Monday, of whatever week."""
    if (named := _NAMED.fullmatch(weekday.value)) is not None:
        return int(named[1])
    there = weekday.days()
    return there[0].isoweekday() if there else None
