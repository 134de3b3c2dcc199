"""Dates as headers, datelines and web addresses write them, in words or figures.

In figures, day and month can change places: `04/05/2017` is read either way, and what else the report says
decides (see `choose`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
          r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?")  # fmt: skip
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]{{0,6}}\b", re.IGNORECASE)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}(?P<parted>[-/.])(?P<m>\d\d?)(?P=parted)(?P<d>\d\d?)(?!\d)",
        rf"(?<![\d:]){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
        rf"(?<!\d)(?P<one>\d\d?)(?P<parted>[-/.])(?P<other>\d\d?)(?P=parted){_YEAR}(?!\d)",
        rf"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\sof)?[\s-]{_MONTH}[,-]?\s?{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)",
    )
)
_ANY_FIGURES = re.compile(r"(?<!\d)(\d\d?)([-/.])(\d\d?)\2(\d{4})(?!\d)")
# A clock as North America writes it.
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]?T|Eastern|Pacific)\b")


@dataclass(frozen=True, slots=True)
class Written:
    """A full date as written: the days that it can mean, the likelier first, and where it stands."""

    days: tuple[date, ...]
    span: tuple[int, int]
    separator: str = ""
    weekday: int | None = None


def read_date(text: str, start: int = 0, end: int | None = None) -> Written | None:
    """Return the first full date between two offsets of `text`, or None."""
    end = len(text) if end is None else end
    found = [match for form in _FORMS if (match := form.search(text, start, end)) is not None]
    for match in sorted(found, key=lambda match: match.start()):
        days = _days(match)
        if days:
            parted = match.groupdict().get("parted") or ""
            separator = parted if "one" in match.groupdict() else ""
            named = _WEEKDAY.search(text, max(start, match.start() - 12), min(end, match.end() + 12))
            weekday = _WEEKDAYS.index(named[1].lower()) + 1 if named else None
            return Written(days, match.span(), separator, weekday)
    return None


def choose(written: Written, text: str, told: Sequence[date], weekday: int | None) -> tuple[date, str]:
    """Return the day that an ambiguous date means, and why, "" where nothing but usage decides.

    It is the day with the weekday beside it, the one on a day of `told` (what the report's other dates say),
    the order of the text's other dates in figures, the one on the lead's `weekday`, and else the order of
    day and month that most of the world uses, unless the time zone is of North America.
    """
    days = written.days
    if len(days) == 1:
        return days[0], ""
    for named, why in ((written.weekday, "the weekday beside it"), (weekday, "the weekday of the lead")):
        agreeing = [day for day in days if day.isoweekday() == named]
        if named is not None and len(agreeing) == 1:
            return agreeing[0], why
    near = [day for day in days if any((day.month, day.day) == (other.month, other.day) for other in told)]
    if len(near) == 1:
        return near[0], "the dateline"
    firsts = [0, 0]
    for match in _ANY_FIGURES.finditer(text):
        if match[2] == written.separator:
            firsts[0] += int(match[1]) > 12
            firsts[1] += int(match[3]) > 12
    if firsts[0] != firsts[1]:
        is_day_first = firsts[0] > firsts[1]
        return days[0] if is_day_first else days[1], "the order in the text's other dates"
    is_american = written.separator == "/" and _AMERICAN.search(text[written.span[0] : written.span[1] + 40])
    return days[1] if is_american else days[0], ""


def _days(match: re.Match[str]) -> tuple[date, ...]:
    """Return the days that a match can mean: day before month first, where both are in figures."""
    parts = match.groupdict()
    year = int(parts["year"])
    if "one" not in parts:
        month = int(parts["m"]) if parts.get("m") else 1 + _MONTHS.index(parts["month"][:3].lower())
        pairs = [(month, int(parts["d"]))]
    else:
        one, other = int(parts["one"]), int(parts["other"])
        pairs = [(other, one)] if parts["parted"] == "." or one == other else [(other, one), (one, other)]
    found = []
    for month, day in pairs:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(found)
