"""Two dates that are the ends of one stretch: "May 24-26", "from Monday to Wednesday", "1988-1994".

As in TIMEX3 each end is an expression with a value of its own; both have the whole stretch as interval.
"""

from dataclasses import replace
from datetime import date

from verbale.reading.times.lexer import Lexed
from verbale.reading.times.meaning import Meaning, OtherEnd
from verbale.reading.times.vocabulary import class_names


def run(first: Meaning | None, last: Meaning | None, cut: int, begin: int) -> Meaning | None:
    """Return `first` as the beginning of a stretch that goes on to the end of `last`.

    The first end's words stop before token `cut`, and the other's start at token `begin`. None where there is
    no such stretch.
    """
    if first is None or last is None:
        return None
    days = _from_to(first, last)
    if days is None:
        return None if first.days() and last.days() else replace(first, other=OtherEnd(cut, begin, last))
    return replace(first, bounds=days, other=OtherEnd(cut, begin, replace(last, bounds=days)))


def pair(first: Meaning | None, last: Meaning | None, cut: int, begin: int) -> Meaning | None:
    """Return `first` with `last` beside it, as two dates and no stretch."""
    if first is None or last is None:
        return None
    return replace(first, other=OtherEnd(cut, begin, last))


def joined(lexed: Lexed, one: Meaning, end: int, other: Meaning, begin: int, start: int) -> Meaning | None:
    """Return `one` with the interval from it to `other`, where the words between them make them its ends.

    `one` takes the tokens from `start` to `end`, `other` those from `begin`. None where they are no ends.
    """
    if not 1 <= begin - end <= 2 or one.type != "DATE" or other.type != "DATE":
        return None
    names = class_names()
    between = [names[char] for char in lexed.classes[end:begin]]
    before = names[lexed.classes[start - 1]] if start else ""
    is_range = between in (["HYPHEN"], ["DASH"]) or (
        (between in (["TO"], ["UNTIL"]) and before == "FROM") or (between == ["AND"] and before == "BETWEEN")
    )
    days = _from_to(one, other) if is_range else None
    return replace(one, bounds=days) if days else None


def _from_to(first: Meaning, last: Meaning) -> tuple[date, date] | None:
    """Return the days from the beginning of `first` to the end of `last`, or None where these are no days."""
    begin, end = first.days(), last.days()
    if begin is None or end is None or begin[0] > end[1]:
        return None
    return begin[0], end[1]
