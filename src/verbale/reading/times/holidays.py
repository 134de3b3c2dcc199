"""Named days: finding their names, and the day that they fall on in a year."""

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def _tables() -> Mapping[str, Mapping[str, object]]:
    return MappingProxyType(tomllib.loads((files(__package__) / "holidays.toml").read_text("utf-8")))


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Return the names by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for names in _tables().values():
        for name in names:
            found.setdefault(name.replace("'", " ").split()[0], []).append(name)
    return MappingProxyType(
        {word: tuple(sorted(names, key=len, reverse=True)) for word, names in found.items()}
    )


@cache
def holiday_words() -> frozenset[str]:
    """Return the words with which the name of a holiday begins, as they are written."""
    return frozenset(form for word in _by_first_word() for form in (word.capitalize(), word.upper()))


def holiday_at(text: str, start: int, word: str) -> str | None:
    """Return the name of the holiday that begins at `start` with `word`, in lower case; None if none does."""
    for name in _by_first_word().get(word.lower(), ()):
        end = start + len(name)
        if (
            text[start:end].lower().replace("’", "'").replace("\n", " ") == name
            and not text[end : end + 1].isalnum()
        ):
            return name
    return None


def day_of_holiday(name: str, year: int) -> date:
    """Return the day on which the holiday falls in `year`; its name is one that `holiday_at` gave."""
    tables = _tables()
    if name in tables["fixed"]:
        month, day = str(tables["fixed"][name]).split("-")
        return date(year, int(month), int(day))
    if name in tables["easter"]:
        return easter(year) + timedelta(days=int(str(tables["easter"][name])))
    rule = tables["weekday"][name]
    if not isinstance(rule, list):
        raise TypeError(f"holidays.toml: {name!r} needs month, weekday and number")
    month, weekday, number = rule
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
