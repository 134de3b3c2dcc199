"""Negotiating formats whose name tells who takes part: six-party talks, P5+1, ..."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from verbale.knowledge.lexicon import Phrases, lowered, plain
from verbale.knowledge.states import seated_on
from verbale.knowledge.tables import items, read_table


@dataclass(frozen=True, slots=True)
class _Format:
    """The parties of a format, and the days between which its name meant them."""

    parties: tuple[str, ...]
    since: date
    until: date


@lru_cache(maxsize=1)
def _formats() -> Phrases[_Format]:
    return Phrases(
        (name.lower(), _format(row))
        for row in read_table("formats.tsv")
        for name in (row["name"], *items(row["other_names"]))
    )


def _format(row: dict[str, str]) -> _Format:
    since = date.fromisoformat(row["since"]) if row["since"] else date.min
    until = date.fromisoformat(row["until"]) if row["until"] else date.max
    return _Format(items(row["parties"]), since, until)


def find_formats(text: str, day: date | None = None) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the formats that a text names: start, end, and the codes of the parties on the day of the text.

    Without a day a name means the first that bears it.
    """
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, formats in _formats().scan(lowered(plain(text))):
        then = (each for each in formats if day is None or each.since <= day <= each.until)
        meant = next(then, None)
        if meant is not None:
            found.append((start, end, tuple(seated_on(code, day) for code in meant.parties)))
    return found
