"""Dates told with doubt or loosely: "possibly on Monday", "1990 (?)", "Monday or Tuesday", "about May 5".

TIMEX3 has no word for doubt, and marks what is approximate only where the words belong to the expression;
so these marks are read off the words before and behind it, for EDTF alone.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from verbale.account import TimeExpression
from verbale.edtf import APPROXIMATE, UNCERTAIN, marked

_REACH = 60  # characters before an expression in which its marks stand
_DOUBT = (
    "allegedly|apparently|conceivably|likely|maybe|perhaps|possibly|presumably|probably|reportedly|supposedly"
    "|tentatively (?:for|on|planned for|scheduled for|set for|slated for)|unconfirmed"
)
_LOOSE = "around|approximately|roughly|circa|ca?\\."
_BETWEEN = "about|around|as (?:early|late|soon) as|at|by|during|early|for|from|in|late|on|sometime|the"
_OPENING = r"(?:^|(?<=[\s,(\"“—–-]))"
_DOUBTED = re.compile(rf"{_OPENING}(?:{_DOUBT})(?: (?:{_BETWEEN})){{0,3}}\s$", re.IGNORECASE)
_LOOSENED = re.compile(rf"{_OPENING}(?:{_LOOSE})(?: (?:in|on|the)){{0,2}}\s$", re.IGNORECASE)
_ABOUT = re.compile(r"(?:^|([a-z]+)[\s,]\s?)about(?: the)?\s$", re.IGNORECASE)
# Words after which "about" is no "roughly": "he spoke about 1990".
_TAKE_ABOUT = re.compile(
    "(?:ask|argu|book|car|certain|complain|concern|debat|dispute|doubt|forget|forgot|hear|inform|inquir|joke|"
    "knew|know|learn|lie|new|optimis|pessimis|question|read|remind|report|said|say|speak|spoke|stor|sure|talk|"
    "tell|think|thought|told|warn|worr|writ|wrote)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s?\(\?\)|\?\)")
_OR = re.compile(
    r",? or(?: (?:maybe|perhaps|possibly|even))?(?: (?:on|in|at|by|early|late|the))?\s", re.IGNORECASE
)


def qualified(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the times of `text`, given in its order, with the marks of those told with doubt or loosely."""
    marks = [_mark(text, time.span) if time.edtf else "" for time in times]
    for number, (one, other) in enumerate(pairwise(times)):
        gap = text[one.span[1] : other.span[0]] if other.span[0] - one.span[1] <= _REACH else ""
        if gap and _OR.fullmatch(gap) and one.type == other.type == "DATE":
            marks[number] += UNCERTAIN
            marks[number + 1] += UNCERTAIN
    return [
        time.model_copy(update={"edtf": marked(time.edtf, mark)}) if mark and time.edtf else time
        for time, mark in zip(times, marks, strict=True)
    ]


def _mark(text: str, span: tuple[int, int]) -> str:
    start, end = span
    before = text[max(0, start - _REACH) : start]
    about = _ABOUT.search(before)
    is_loose = _LOOSENED.search(before) is not None or (
        about is not None and not (about[1] and _TAKE_ABOUT.match(about[1]))
    )
    is_doubted = _DOUBTED.search(before) is not None or _BEHIND.match(text, end) is not None
    return UNCERTAIN * is_doubted + APPROXIMATE * is_loose
