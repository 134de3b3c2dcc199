"""Named days: finding their names, and when they fall in a year."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from verbale.reading.times import almanac


@cache
def _tables() -> Mapping[str, Mapping[str, object]]:
    return MappingProxyType(tomllib.loads((files(__package__) / "holidays.toml").read_text("utf-8")))


@cache
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Return the names by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for names in _tables().values():
        for name in names:
            found.setdefault(name.replace("'", " ").replace(".", " ").split()[0], []).append(name)
    return MappingProxyType(
        {word: tuple(sorted(names, key=len, reverse=True)) for word, names in found.items()}
    )


@cache
def holiday_words() -> frozenset[str]:
    """Return the words with which the name of a holiday begins, as they are written."""
    return frozenset(form for word in _by_first_word() for form in (word.capitalize(), word.upper()))


# "President Taha Ramadan", "Mr. Christmas": a person's family name.
_OF_A_PERSON = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr)\.? |\b(?:President|Minister|Premier|Ambassador|General|Senator) "
    r"|\b[A-Z][a-z'’-]+ [A-Z][a-z'’-]+(?<!day) )$"
)
_LOOK_BACK = 40  # characters

_PLAIN = str.maketrans({"’": "'", "\n": " ", "-": " "})


def holiday_at(text: str, start: int, word: str) -> str | None:
    """Return the name of the holiday that begins at `start` with `word`, in lower case.

    None if none does, or if it is somebody's name.
    """
    if _OF_A_PERSON.search(text, max(0, start - _LOOK_BACK), start):
        return None
    for name in _by_first_word().get(word.lower(), ()):
        end = start + len(name)
        if text[start:end].lower().translate(_PLAIN) == name and not text[end : end + 1].isalnum():
            return name
    return None


def is_moon_sighted(name: str) -> bool:
    """Tell whether the holiday hangs on the sighting of the moon, so that its reckoned day is approximate."""
    return name in _tables()["islamic"]


def days_of_holiday(name: str, year: int) -> list[tuple[date, date]]:
    """Return first and last day of each time the holiday falls in `year`; its name is of `holiday_at`."""
    tables = _tables()
    if name in tables["fixed"]:
        month, day = (int(part) for part in str(tables["fixed"][name]).split("-"))
        return [(date(year, month, day),) * 2]
    for table, of_year in (("easter", almanac.easter), ("orthodox", almanac.orthodox_easter)):
        if name in tables[table]:
            return [(of_year(year) + timedelta(days=int(str(tables[table][name]))),) * 2]
    if name in tables["weekday"]:
        month, weekday, number = _three(name, tables["weekday"][name])
        found = almanac.weekday_of(year, month, weekday, number)
        return [(found, found)] if found else []
    month, number, length = _three(name, tables["islamic"][name])
    firsts = (almanac.islamic_day(lunar, month, number) for lunar in almanac.islamic_years(year))
    return [(first, first + timedelta(days=length - 1)) for first in firsts if first.year == year]


def _three(name: str, rule: object) -> tuple[int, int, int]:
    if not isinstance(rule, list) or len(rule) != len(("month", "day", "length")):
        raise TypeError(f"holidays.toml: {name!r} needs three numbers")
    first, second, third = rule
    return first, second, third
