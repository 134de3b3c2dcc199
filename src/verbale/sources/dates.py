"""Publication dates as people and programs write them in a field of their own."""

import re
from datetime import date

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[t ,].{0,40})?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?\d{6}z?)?", re.ASCII)
_MONTH_ONLY = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)
_WEEKDAY = r"(?:[a-z]{3,9},? )?"
_REST = r"(?:[ ,].{0,40})?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)? ([a-z]{{3,9}})\.?,? (\d{{4}}){_REST}", re.ASCII
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}([a-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_REST}", re.ASCII
)


def to_edtf(written: str) -> str | None:
    """Return the EDTF date that a field holds, or None when it can't be told for certain.

    Understood: `2017-11-20`, with or without a time of day, `20171120`, `2017-11`, `2017`,
    `20 November 2017`, `Nov. 20, 2017`, with or without the day of the week. Days and months in
    figures alone (`04/05/2017`) are in dispute between countries, and so are not guessed.
    """
    written = " ".join(written.lower().split())
    if match := _ISO.fullmatch(written) or _COMPACT.fullmatch(written):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_ONLY.fullmatch(written):
        if match[2] is None:
            return match[1]
        return written if 1 <= int(match[2]) <= 12 else None
    if match := _DAY_FIRST.fullmatch(written):
        return _day(int(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(written):
        return _day(int(match[3]), _MONTHS.get(match[1], 0), int(match[2]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
