"""Negotiating formats whose name tells who takes part: six-party talks, P5+1, ..."""

from functools import lru_cache

from verbale.knowledge.lexicon import Phrases, lowered, plain
from verbale.knowledge.tables import items, read_table


@lru_cache(maxsize=1)
def _formats() -> Phrases[tuple[str, ...]]:
    return Phrases(
        (name.lower(), items(row["parties"]))
        for row in read_table("formats.tsv")
        for name in (row["name"], *items(row["other_names"]))
    )


def find_formats(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the formats that a text names: start, end, and the codes of the parties."""
    return [(start, end, found[0]) for start, end, found in _formats().scan(lowered(plain(text)))]
