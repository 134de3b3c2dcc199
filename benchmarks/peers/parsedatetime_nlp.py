"""parsedatetime's `Calendar.nlp`, relative to the day of the text."""

from datetime import datetime

import parsedatetime

from benchmarks.peers.moments import row
from benchmarks.peers.worker import Finder, Row


def load() -> Finder:
    """Return what finds times in a text."""
    calendar = parsedatetime.Calendar()

    def find(text: str, day: str) -> list[Row]:
        found = calendar.nlp(text, datetime.fromisoformat(day)) or ()
        return [row(text, start, end, moment) for moment, _, start, end, _ in found]

    return Finder(find)
