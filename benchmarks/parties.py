"""The parties of synthetic accounts, kept beside the generator.

The lists of the package grow, and with them would grow what a seed gives: a record filled last month could
not be asked about its own reports any more.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from verbale.knowledge.tables import parse_table

_TABLE = Path(__file__).with_suffix(".tsv")


class State(NamedTuple):
    """A state with a capital."""

    name: str
    capital: str


@lru_cache(maxsize=1)
def states() -> Mapping[str, State]:
    """Return the states by ISO 3166-1 alpha-3 code, in the order of the list."""
    return {row["code"]: State(row["name"], row["capital"]) for row in _rows("state")}


@lru_cache(maxsize=1)
def bodies() -> list[str]:
    """Return the bodies that hold conferences, by acronym or short name."""
    return [row["code"] for row in _rows("body")]


def _rows(kind: str) -> list[dict[str, str]]:
    table = parse_table(_TABLE.read_text(encoding="utf-8"), _TABLE.name)
    return [row for _, row in table if row["kind"] == kind]
