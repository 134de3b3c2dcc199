"""datefinder's `extract`, relative to the day of the text."""

from datetime import UTC, datetime

import datefinder

from benchmarks.peers.moments import row
from benchmarks.peers.worker import Finder, Row


def load() -> Finder:
    """Return what finds times in a text."""

    def find(text: str, day: str) -> list[Row]:
        here = datetime.fromisoformat(day).replace(tzinfo=UTC)
        rows: list[Row] = []
        for match in datefinder.extract(text, reference_dt=here):
            moment = getattr(match.value, "datetime_value", None) or getattr(
                match.value, "resolved_datetime", None
            )
            if moment is not None:
                rows.append(row(text, match.start, match.end, moment))
        return rows

    return Finder(find)
