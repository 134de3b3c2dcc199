"""Lines of a report that state its date: headers, bylines with a date, and notes at the end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.reading.dating.written import Written, read_date

_OPENING, _CLOSING = 10, 5  # lines in which such a line is looked for
_LONGEST = 140  # characters of a line
_PARTS = re.compile(r"[^|•·]+")
_PUBLISHED = (
    "publication date|date of publication|date published|release date|first published|published|posted|"
    "issued|released|created|dated|date"
)
_UPDATED = "last updated|last modified|last update|updated|modified|update"
_LABEL = re.compile(
    rf"(?i)\s*(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\b(?:\s(?:on|at|date))?\s?:?\s*"
)
# What may stand beside the date in its part of the line: a weekday, a clock, a zone, small words.
_REST = re.compile(
    r"(?i)(?>\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b|\d{1,2}[:.h]\d\d(?:[:.]\d\d){0,2}|\b\d{1,2}(?=\s?[ap]\.?m)|"
    r"[ap]\.?m\b\.?|\b(?:at|on|gmt|utc|msk|cet|cest|bst|est|edt|et|ct|pst|pdt|pt|ist|local|time|hrs|hours|z|t)\b|"
    r"[+-]\d\d:?(?:\d\d)?|T(?=\d)|(?<=\d)Z|[\s,.;()/–—-])*+"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A date that a line of its own states, and the words for that line."""

    written: Written
    where: str
    is_update: bool = False


def stated(text: str) -> Line | None:
    """Return the date that a line of its own states, or None.

    A date that is labelled as that of publication goes before one without a label, and that before one
    of an update.
    """
    found = sorted(_stated(text), key=lambda entry: entry[0])
    return found[0][1] if found else None


def _stated(text: str) -> Iterator[tuple[int, Line]]:
    for start, end, is_opening in _lines(text):
        for part in _PARTS.finditer(text, start, end):
            label = _LABEL.match(text, part.start(), part.end())
            begin = label.end() if label else part.start()
            written = read_date(text, begin, part.end())
            if written is None or (label is None and not is_opening):
                continue
            before, behind = text[begin : written.span[0]], text[written.span[1] : part.end()]
            if not _REST.fullmatch(before) or not _REST.fullmatch(behind):
                continue
            if label is not None and label["published"]:
                yield 0, Line(written, "the date of publication")
            elif label is None:
                yield 1, Line(written, "the header")
            else:
                yield 2, Line(written, "the date of an update", is_update=True)


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the bounds of the short lines at the opening and the end, and whether it is the opening."""
    bounds = [match.span() for match in re.finditer(r"[^\n]+", text) if not match.group().isspace()]
    for number, (start, end) in enumerate(bounds):
        is_opening = number < _OPENING
        if end - start <= _LONGEST and (is_opening or number >= len(bounds) - _CLOSING):
            yield start, end, is_opening
