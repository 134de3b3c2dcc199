"""Dates in web addresses: `/2018/09/06/`, `/20180906-`, `?date=2018-09-06`, `/2018/sep/06/`."""

import re
from collections.abc import Iterator
from datetime import date

from verbale.account import Span as Offsets

_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”]{4,300}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(19[89]\d|20\d\d)"
_FORMS = (
    re.compile(rf"[/=_.-]{_YEAR}[/_.-](\d\d?)[/_.-](\d\d?)(?!\d)"),
    re.compile(rf"[/=_-]{_YEAR}(\d\d)(\d\d)(?!\d)"),
    re.compile(rf"[/=_-]{_YEAR}[/-]({'|'.join(_MONTHS)})[a-z]{{0,6}}[/-](\d\d?)(?!\d)", re.IGNORECASE),
)
_DAY_FIRST = re.compile(rf"[/=_-](\d\d)[-.](\d\d)[-.]{_YEAR}(?!\d)")
_LABEL = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:source|url|link|permalink|address|read at|web)\s?:?\s?)?$", re.IGNORECASE
)


def address_date(text: str) -> tuple[date, Offsets] | None:
    """Return the date of the report's own address in `text`, and where it stands.

    An address on a line of its own, or labelled as the source, goes before those within the text; of
    several the latest counts, since a report links to older ones.
    """
    found = list(_dated(text))
    own = [one for one in found if _LABEL.search(text[max(0, one[1][0] - 40) : one[1][0]])]
    return max(own or found, key=lambda one: (one[0], -one[1][0]), default=None)


def _dated(text: str) -> Iterator[tuple[date, Offsets]]:
    for address in _ADDRESS.finditer(text):
        day = _date_of(address.group())
        if day is not None:
            yield day, address.span()


def _date_of(address: str) -> date | None:
    for form in _FORMS:
        for match in form.finditer(address):
            month = match[2].lower()
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
            if (day := _day(int(match[1]), number, int(match[3]))) is not None:
                return day
    last = _DAY_FIRST.search(address)
    return _day(int(last[3]), int(last[2]), int(last[1])) if last else None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
