"""dateparser's `search_dates`, relative to the day of the text."""

from datetime import datetime

from dateparser.search import search_dates

from benchmarks.peers.moments import row
from benchmarks.peers.worker import Finder, Row


def load() -> Finder:
    """Return what finds times in a text."""

    def find(text: str, day: str) -> list[Row]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(day)}
        rows: list[Row] = []
        at = 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                rows.append(row(text, start, at, moment))
        return rows

    return Finder(find)
