"""TIMEX3 out of libraries that give a moment for words: cut to the day, month or year that these name."""

import re
from datetime import datetime

from benchmarks.peers.worker import Row

_CLOCK = re.compile(r"\d\s*(?:[ap]\.?\s?m\b|:\d\d)|\bo'clock\b|\b(?:noon|midnight)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:(morning)|(afternoon)|(evening)|(tonight|night))\b", re.IGNORECASE)
_PARTS = ("MO", "AF", "EV", "NI")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)|\b(?:[a-z]{3,6}day|today|tomorrow|days?)\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\d[-/.]\d")
_WEEK = re.compile(r"\bweeks?\b", re.IGNORECASE)
_MONTHS = re.compile(r"\bmonths?\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:years?|decades?)\b|^\W*\d{4}\W*$", re.IGNORECASE)
# What libraries put around the words proper.
_EDGES = re.compile(r"^(?:\W|\b(?:on|at|in|of|to|from|by|since|until|for|and)\b)+|\W+$", re.IGNORECASE)


def row(text: str, start: int, end: int, moment: datetime) -> Row:
    """Return the row for the words from `start` to `end`, without prepositions and marks at their edges."""
    words = text[start:end]
    for edge in _EDGES.finditer(words):
        if edge.start() == 0:
            start += edge.end()
        else:
            end -= len(edge.group())
    words = text[start:end]
    day = moment.date().isoformat()
    if _CLOCK.search(words):
        return {"start": start, "end": end, "type": "TIME", "value": f"{day}T{moment:%H:%M}"}
    if part := _PART.search(words):
        value = f"{day}T{_PARTS[(part.lastindex or 1) - 1]}"
        return {"start": start, "end": end, "type": "TIME", "value": value}
    return {"start": start, "end": end, "type": "DATE", "value": _value(words, moment)}


def _value(words: str, moment: datetime) -> str:
    if _NUMERIC.search(words) or (_MONTH.search(words) and _DAY.search(words)):
        return moment.date().isoformat()
    if _MONTH.search(words) or _MONTHS.search(words):
        return f"{moment:%Y-%m}"
    if _WEEK.search(words):
        return f"{moment.isocalendar().year:04}-W{moment.isocalendar().week:02}"
    if _YEAR.search(words):
        return f"{moment:%Y}"
    return moment.date().isoformat()
