"""Finds a named person in the table of tenures, by name parts, offices and the day."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

from rapidfuzz.distance import JaroWinkler

from verbale.knowledge.offices import fixed_offices
from verbale.knowledge.tenures import Tenure, tenures

# Jaro-Winkler similarity from which two spellings may be one given name: Sergei, Sergey; not Ivan, Igor.
_ONE_GIVEN_NAME = 0.86
# Days by which a bare family name with an office may miss the tenure: it is used before and after it.
_MARGIN = 120
_NUMERALS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "xvi"})


def name_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name in lower case, without accents and marks, hyphens as joints."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def tenures_of(parts: Sequence[str], offices: Collection[str], day: date | None) -> list[Tenure]:
    """Return the tenures of the person of this name, those that cover `day` or are nearest to it first.

    `parts` are those of `name_parts`. A full name is enough by itself; a single part needs one of
    the `offices` (usual names) and a day, since family names are shared.
    """
    by_part = _by_part()
    if len(parts) > 1:
        parts = [part for part in parts if part not in _NUMERALS] or parts
    candidates = dict.fromkeys(tenure for part in parts for tenure in by_part.get(part, ()))
    if len(parts) > 1:
        fitting = [tenure for tenure in candidates if _same_person(parts, tenure)]
    elif day is not None:
        ranks = {rank_of(office) for office in offices}
        fitting = [t for t in candidates if rank_of(t.office) in ranks and _distance(t, day) <= _MARGIN]
        if len({tenure.party for tenure in fitting}) > 1:
            fitting = []  # "King Abdullah" in a year with two of them
    else:
        fitting = []
    return sorted(fitting, key=lambda tenure: _distance(tenure, day))


def in_office(tenure: Tenure, day: date | None) -> bool:
    """Tell whether the tenure covers `day`, give or take the weeks around it."""
    return day is not None and _distance(tenure, day) <= _MARGIN


def rank_of(office: str) -> str:
    """Return the rank of an office by its usual name, the name itself where none is known."""
    known = fixed_offices().get(office)
    return known.rank if known is not None else office


def _distance(tenure: Tenure, day: date | None) -> int:
    """Return by how many days the tenure misses `day`; later tenures first when no day is known."""
    if day is None:
        return -tenure.start.toordinal()
    if tenure.covers(day):
        return 0
    if day < tenure.start:
        return (tenure.start - day).days
    return (day - (tenure.end or day)).days


def _same_person(parts: Sequence[str], tenure: Tenure) -> bool:
    """Whether a name of several parts is that of the tenure's holder, family name first or last."""
    for family in tenure.family:
        family_parts = name_parts(family)
        if not set(family_parts) <= set(parts):
            continue
        rest = [part for part in parts if part not in family_parts]
        if any(_one_given(rest, name_parts(given)) for given in tenure.given):
            return True
    return False


def _one_given(seen: Sequence[str], known: Sequence[str]) -> bool:
    for part in seen:
        for other in known:
            if part == other or (len(part) == 1 and other.startswith(part)):
                return True
            if len(part) > 2 and JaroWinkler.similarity(part, other) >= _ONE_GIVEN_NAME:
                return True
    return False


@cache
def _by_part() -> Mapping[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures():
        names = (*tenure.family, *(given for given in tenure.given if len(name_parts(given)) == 1))
        for part in dict.fromkeys(part for name in names for part in name_parts(name)):
            found.setdefault(part, []).append(tenure)
    return MappingProxyType({part: tuple(held) for part, held in found.items()})
