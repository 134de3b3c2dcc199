"""Who held which office when: general facts by which an undated report can be dated.

The table is far from complete: a person who is missing from it, or a tenure, says nothing.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from verbale.knowledge.tables import items, read_table

_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in an office. `end` is None for one in office when the table was written."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    office: str
    party: str
    start: date
    end: date | None

    @property
    def name(self) -> str:
        """The person's name in its first spelling."""
        return f"{self.given[0]} {self.family[0]}"

    def covers(self, day: date) -> bool:
        """Tell whether the person was in office on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


def fold(name: str) -> str:
    """Return a name in lower case without accents, so that its spellings meet."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def tenures() -> tuple[Tenure, ...]:
    """Return all tenures of the table, in its order."""
    return tuple(
        Tenure(
            given=items(row["given"]),
            family=items(row["family"]),
            office=row["office"],
            party=row["party"],
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]) if row["end"] else None,
        )
        for row in read_table("tenures.tsv")
    )


@cache
def tenures_by_family() -> Mapping[str, tuple[Tenure, ...]]:
    """Return the tenures by every spelling of the last word of the family name, folded."""
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures():
        for spelling in dict.fromkeys(fold(name).split()[-1] for name in tenure.family):
            found.setdefault(spelling, []).append(tenure)
    return MappingProxyType({name: tuple(held) for name, held in found.items()})


@cache
def known_years() -> tuple[int, int]:
    """Return the first and the last year that the table bears on."""
    return _FIRST_YEAR, max(tenure.start.year for tenure in tenures())
