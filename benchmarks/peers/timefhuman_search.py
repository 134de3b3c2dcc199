"""timefhuman, relative to the day of the text."""

from datetime import datetime, timedelta
from typing import Any

from timefhuman import tfhConfig, timefhuman

from benchmarks.peers.moments import row
from benchmarks.peers.worker import Finder, Row


def load() -> Finder:
    """Return what finds times in a text."""

    def find(text: str, day: str) -> list[Row]:
        config = tfhConfig(now=datetime.fromisoformat(day), return_matched_text=True)
        rows: list[Row] = []
        for _, (start, end), meant in timefhuman(text, config=config):
            rows.extend(_rows(text, start, end, meant))
        return rows

    return Finder(find)


def _rows(text: str, start: int, end: int, meant: Any) -> list[Row]:
    if isinstance(meant, list | tuple):
        meant = meant[0] if meant else None
    if isinstance(meant, datetime):
        return [row(text, start, end, meant)]
    if isinstance(meant, timedelta):
        return [{"start": start, "end": end, "type": "DURATION", "value": f"P{meant.days}D"}]
    return []
