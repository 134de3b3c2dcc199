"""Microsoft's recognizers-text-date-time; of several readings the latest not after the day is taken."""

from datetime import datetime
from typing import Any

from recognizers_date_time import Culture, DateTimeRecognizer

from benchmarks.peers.worker import Finder, Row

_TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME", "timerange": "TIME", "datetime": "TIME",
          "datetimerange": "TIME"}  # fmt: skip
_QUARTERS = {"01-01": "Q1", "04-01": "Q2", "07-01": "Q3", "10-01": "Q4"}


def load() -> Finder:
    """Return what finds times in a text."""
    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def find(text: str, day: str) -> list[Row]:
        return [_row(result, day) for result in model.parse(text, datetime.fromisoformat(day))]

    return Finder(find)


def _row(result: Any, day: str) -> Row:
    readings = (result.resolution or {}).get("values") or [{}]
    past = [reading for reading in readings if _moment(reading)[:10] <= day]
    reading = max(past, key=_moment) if past else readings[0]
    kind = _TYPES.get(result.type_name.rpartition(".")[2], "DATE")
    value = _value(reading)
    if value.endswith("_REF"):
        kind = "DATE"
    return {"start": result.start, "end": result.end + 1, "type": kind, "value": value}


def _moment(reading: dict[str, str]) -> str:
    return reading.get("start") or reading.get("value") or ""


def _value(reading: dict[str, str]) -> str:
    """Return the reading's TIMEX3 value; where that is open, the moment to which it is resolved."""
    timex, moment = reading.get("timex", ""), _moment(reading)
    if timex.startswith("(") and timex.endswith("P3M)") and moment[5:10] in _QUARTERS:
        return f"{moment[:4]}-{_QUARTERS[moment[5:10]]}"
    if timex.startswith("("):
        return timex.strip("()").rpartition(",")[2]
    if not timex.startswith(("XXXX", "T")) or not moment[:4].isdigit():
        return timex
    if timex.startswith("T"):
        return timex
    date, _, clock = timex.partition("T")
    if date.count("-") == 1 and "W" not in date:
        return moment[:7]
    return moment[:10] + (f"T{clock}" if clock else "")
