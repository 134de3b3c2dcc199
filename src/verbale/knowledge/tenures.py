"""Who held which office when: general facts by which an undated report can be dated.

A table of tenures is one of two: the one that ships, `data/tenures.tsv`, and one that a user keeps (see
`verbale.knowledge.kept`); both have the same columns. Neither is complete: a person who is missing, or a
tenure, says nothing.

The cells `start` and `end` say in EDTF when the office was taken and left: a day, a month or a year.
`../DATE` means on that day or earlier, `DATE/..` on that day or later, or not yet: so a tenure that was
under way when the table was written ends in `DATE/..`, and one known from reports alone, by its first and
its last attestation, begins in `../DATE` and ends in `DATE/..`. An empty cell says nothing.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from verbale.knowledge.tables import items, read_table

TABLES = ("tenures.tsv", "tenures_beside.tsv", "tenures_before_1990.tsv")
_OPEN = ".."
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in an office.

    `start` and `end` are the first and the last day on which the tenure can have run, as far as is known;
    `end` is None where nothing has ended it. A tenure known by attestations alone runs from the first to
    the last of them. `since` and `until` are the cells of the table, in EDTF.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    office: str
    party: str
    start: date
    end: date | None
    since: str = ""
    until: str = ""
    source: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """The person's name in its first spelling."""
        return f"{self.given[0]} {self.family[0]}".strip()

    @property
    def attested(self) -> bool:
        """Tell whether only attestations are known, not the days of taking and leaving the office."""
        return self.since.startswith(_OPEN)

    @property
    def through(self) -> date | None:
        """The last day for which the tenure is known, where its end is not."""
        return bounds(self.until.removesuffix("/" + _OPEN))[0] if self.until.endswith(_OPEN) else None

    def covers(self, day: date) -> bool:
        """Tell whether the person was in office on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


def fold(name: str) -> str:
    """Return a name in lower case without accents, so that its spellings meet."""
    if name.isascii():
        return name.lower()
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def bounds(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of a year, month or day. Raises ValueError for anything else."""
    match = _DATE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is no date: write 2015, 2015-05 or 2015-05-25")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or month is None:
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def tenure_of(row: Mapping[str, str]) -> Tenure:
    """Return the tenure that a row of the table tells. Raises ValueError, saying what is wrong with it."""
    given, family = items(row["given"]) or ("",), items(row["family"])
    since, until = row["start"], row["end"]
    if not row["office"] or not row["party"]:
        raise ValueError("a tenure needs an office and a party")
    if not family or not all(any(c.isascii() and c.isalnum() for c in fold(name)) for name in family):
        raise ValueError("a tenure needs a family name, in Latin letters")
    if not since:
        raise ValueError("a tenure needs a start: a date, or ../DATE where only an attestation is known")
    start = bounds(since.removeprefix(_OPEN + "/"))[0]
    attested = since.startswith(_OPEN)
    end: date | None = None
    if until.endswith(_OPEN):
        last = bounds(until.removesuffix("/" + _OPEN))[1]
        end = last if attested else None
    elif until:
        last = end = bounds(until)[1]
    elif attested:
        last = end = bounds(since.removeprefix(_OPEN + "/"))[1]
    else:
        last = start
    if last < start:
        raise ValueError(f"the tenure ends ({until}) before it begins ({since})")
    return Tenure(given, family, row["office"], row["party"], start, end, since, until, row.get("source", ""))


@cache
def tenures() -> tuple[Tenure, ...]:
    """Return all tenures of the tables that ship, in their order: those since 1990 and the earlier ones."""
    return tuple(tenure_of(row) for table in TABLES for row in read_table(table))


def by_family(held: Iterable[Tenure]) -> Mapping[str, tuple[Tenure, ...]]:
    """Return tenures by every spelling of the last word of the family name, folded."""
    found: dict[str, list[Tenure]] = {}
    for tenure in held:
        for spelling in dict.fromkeys(fold(name).split()[-1] for name in tenure.family):
            found.setdefault(spelling, []).append(tenure)
    return MappingProxyType({name: tuple(held) for name, held in found.items()})
