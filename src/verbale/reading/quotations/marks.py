"""Quotation marks: the stretches of text that they enclose, whatever their shape and however they fail.

One pass over each paragraph, one stretch open at a time: marks inside an open stretch are looked at
only to find its end, so that the time is linear in the length of the text. Single marks are paired apart, for
apostrophes look like them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from verbale.account import Span as Offsets

_OPENING = {"“": "”", "„": "”“", "«": "»", "‟": "”", "‹": "›"}
_CLOSING = "”»›"
_DOUBLE_MARK = re.compile("[“„«‟‹”»›\"″]|''|``|’’|‘‘")
_SINGLE = {"‘": "’", "'": "'"}
_BEFORE_OPENING = ' \t\n\xa0([{—–-/:;,…“"«'
_AFTER_CLOSING = ' \t\n\xa0)]}—–-/:;,.?!…”"»'
_SINGLE_MARK = re.compile("[‘’']")
_MOST_CLOSERS = 8
_LONGEST_SINGLE = 600  # characters; a stretch between single marks is rarely longer, apostrophes are many


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of quoted text: where its marks begin and end, and what they enclose."""

    start: int
    end: int
    inner: Offsets
    is_closed: bool = True
    is_single: bool = False


def quoted(text: str, paragraphs: Iterable[Offsets]) -> list[Stretch]:
    """Return the outermost quoted stretches of each paragraph, in text order.

    A stretch without a closing mark runs to the end of its paragraph, or to the next mark that can
    only open; one without an opening mark runs from the start of its paragraph.
    """
    found: list[Stretch] = []
    for start, end in paragraphs:
        doubles = _doubles(text, start, end)
        found.extend(doubles)
        found.extend(_singles(text, start, end, doubles))
    return sorted(found, key=lambda stretch: stretch.start)


def _marks(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the double marks as (position, width, shape); shapes are the mark itself, or '"'."""
    marks = []
    for found in _DOUBLE_MARK.finditer(text, start, end):
        mark = found.group()
        shape = mark if mark in _OPENING or mark in _CLOSING else '"'
        marks.append((found.start(), len(mark), shape))
    return marks


def _doubles(text: str, start: int, end: int) -> list[Stretch]:
    marks = _marks(text, start, end)
    closings_left = sum(1 for _, _, shape in marks if shape in _CLOSING)
    openings_left = sum(1 for _, _, shape in marks if shape in _OPENING)
    straight_left = sum(1 for _, _, shape in marks if shape == '"')
    found: list[Stretch] = []
    opened: tuple[int, int, str] | None = None
    depth = 0
    for at, width, shape in marks:
        openings_left -= shape in _OPENING
        closings_left -= shape in _CLOSING
        straight_left -= shape == '"'
        if opened is None:
            stray = shape == '"' and straight_left % 2 == 0 and _only_closes(text, start, at, width)
            if shape in _CLOSING or stray:
                # The opening mark is missing: the paragraph is quoted from its start, or the mark is stray.
                if not found and not text[max(start, at - 1)].isdigit():
                    found.append(Stretch(start, at + width, (start, at)))
            else:
                opened, depth = (at, width, shape), 0
        elif opened[2] == '"' and shape == '"':
            if straight_left % 2 and _only_opens(text, at, width, start, end):
                found.append(_unclosed(text, opened, at))
                opened = (at, width, shape)
            else:
                found.append(Stretch(opened[0], at + width, (opened[0] + opened[1], at)))
                opened = None
        elif shape in _OPENING.get(opened[2], _CLOSING):
            if depth:
                depth -= 1
            else:
                found.append(Stretch(opened[0], at + width, (opened[0] + opened[1], at)))
                opened = None
        elif _only_closes(text, start, at, width) and (
            shape in _OPENING or not closings_left or text[at - 1] in ",.?!"
        ):
            # Another mark where the closing one belongs.
            found.append(Stretch(opened[0], at + width, (opened[0] + opened[1], at)))
            opened = None
        elif shape == opened[2]:
            if closings_left > openings_left + 1:
                depth += 1
            else:
                found.append(_unclosed(text, opened, at))
                opened = (at, width, shape)
    if opened is not None:
        found.append(_unclosed(text, opened, end))
    return [stretch for stretch in found if text[slice(*stretch.inner)].strip()]


def _unclosed(text: str, opened: tuple[int, int, str], end: int) -> Stretch:
    while end > opened[0] and text[end - 1].isspace():
        end -= 1
    return Stretch(opened[0], end, (min(opened[0] + opened[1], end), end), is_closed=False)


def _only_opens(text: str, at: int, width: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    return before in _BEFORE_OPENING and not after.isspace() and after not in ",.;?!"


def _only_closes(text: str, start: int, at: int, width: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < len(text) else " "
    return not before.isspace() and before not in "([{—–-/" and after in _AFTER_CLOSING


def _singles(text: str, start: int, end: int, doubles: list[Stretch]) -> list[Stretch]:
    """Return the stretches between single marks, outside of those between double ones."""
    found: list[Stretch] = []
    edges = [start, *(edge for stretch in doubles for edge in (stretch.start, stretch.end)), end]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        marks = [found.start() for found in _SINGLE_MARK.finditer(text, left, right)]
        closers = [at for at in marks if _closes_single(text, left, at, right)]
        free = left
        for at in marks:
            if at >= free and text[at] in _SINGLE and _opens_single(text, left, at, right):
                close = _closing_single(text, at, closers)
                if close is not None:
                    found.append(Stretch(at, close + 1, (at + 1, close), is_single=True))
                    free = close + 1
    return found


def _opens_single(text: str, start: int, at: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before in _BEFORE_OPENING and (after.isalpha() or after in "[…")


def _closes_single(text: str, start: int, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return at > start and after in _AFTER_CLOSING and not text[at - 1].isspace()


def _closing_single(text: str, at: int, closers: list[int]) -> int | None:
    """Return where the single mark at `at` is closed; an apostrophe after a plural is taken only at need."""
    mark = _SINGLE[text[at]]
    plural: int | None = None
    first = bisect_left(closers, at + 2)
    for position in closers[first : first + _MOST_CLOSERS]:
        if position - at > _LONGEST_SINGLE:
            break
        if text[position] == mark:
            if text[position - 1] != "s":
                return position
            plural = position if plural is None else plural
    return plural
