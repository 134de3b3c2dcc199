"""Dates told with doubt: "possibly on Monday", "perhaps in 1990", "1990 (?)", "Monday or Tuesday"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from verbale.account import TimeExpression
from verbale.edtf import UNCERTAIN, marked

_REACH = 48  # characters before an expression in which its doubt stands
_DOUBT = (
    "allegedly|apparently|conceivably|likely|maybe|perhaps|possibly|presumably|probably|reportedly|supposedly"
    "|tentatively (?:for|on|planned for|scheduled for|set for|slated for)|as yet unconfirmed|unconfirmed"
)
_BETWEEN = "about|around|as (?:early|late|soon) as|at|by|during|early|for|from|in|late|on|sometime|the"
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s,(\"“—–-]))(?:{_DOUBT})(?: (?:{_BETWEEN})){{0,3}}\s$", re.IGNORECASE
)
_BEHIND = re.compile(r"\s?\(\?\)|\?\)")
_OR = re.compile(
    r",? or(?: (?:maybe|perhaps|possibly|even))?(?: (?:on|in|at|by|early|late|the))?\s", re.IGNORECASE
)


def doubted(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the times of `text`, given in its order, with those told with doubt marked as uncertain."""
    doubts = [time.edtf is not None and _is_doubted(text, time.span) for time in times]
    for number, (one, other) in enumerate(pairwise(times)):
        gap = text[one.span[1] : other.span[0]] if other.span[0] - one.span[1] <= _REACH else ""
        if gap and _OR.fullmatch(gap) and one.type == other.type == "DATE":
            doubts[number] = doubts[number + 1] = True
    return [
        time.model_copy(update={"edtf": marked(time.edtf, UNCERTAIN)}) if doubt and time.edtf else time
        for time, doubt in zip(times, doubts, strict=True)
    ]


def _is_doubted(text: str, span: tuple[int, int]) -> bool:
    start, end = span
    return (
        _BEFORE.search(text[max(0, start - _REACH) : start]) is not None
        or _BEHIND.match(text, end) is not None
    )
