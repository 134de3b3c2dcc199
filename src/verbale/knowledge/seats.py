"""Tells where tenures disagree: two in one office at once, one person under two spellings or at two dates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from verbale.knowledge.officeholders import rank_of
from verbale.knowledge.person_names import name_parts, same_person
from verbale.knowledge.states import organisations
from verbale.knowledge.tenures import Tenure, bounds

type ClashKind = Literal["two at once", "two spellings", "two dates"]

# Ranks of which a party has one holder at a time; of ambassadors, deputies and spokesmen it has many.
_RANKS = frozenset(
    {
        "head of state", "head of government", "monarch", "leader", "foreign minister", "defence minister",
        "interior minister", "finance minister", "head of organisation", "party leader", "chief executive",
    }
)  # fmt: skip
# Jaro-Winkler similarity from which two family names in one seat at one time may be one name.
_ONE_FAMILY_NAME = 0.88


@dataclass(frozen=True, slots=True)
class Clash:
    """Two tenures that don't go together; `days` is by how much, as far as their dates are sure."""

    kind: ClashKind
    one: Tenure
    other: Tenure
    days: int


def seat(tenure: Tenure) -> tuple[str, str] | None:
    """Return a key for an office that one person has at a time, None where several may have it."""
    rank = rank_of(tenure.office)
    if rank not in _RANKS or (rank == "head of state" and tenure.party in organisations()):
        return None  # Commission, Council and Parliament of the EU each have a president
    return tenure.party, rank if rank.endswith("minister") else tenure.office


def sure_days(tenure: Tenure) -> tuple[date, date]:
    """Return the first and last day for which the tenure is sure; they may be the wrong way round."""
    since, until = tenure.since.removeprefix("../"), tenure.until.removesuffix("/..")
    first = bounds(since)[1] if since and not tenure.attested else tenure.start
    last = bounds(until)[0] if until else tenure.end if tenure.end is not None else first
    return first, last


def overlap(one: Tenure, other: Tenure) -> int:
    """Return on how many days both were in office for sure; the day of handing over counts for one."""
    (first, last), (start, end) = sure_days(one), sure_days(other)
    return max(0, (min(last, end) - max(first, start)).days)


def two_at_once(held: Iterable[Tenure], tolerance: int = 0) -> Iterator[Clash]:
    """Yield the tenures of different persons in one seat that overlap by more than `tolerance` days."""
    for tenures in _by_seat(held).values():
        under_way: list[Tenure] = []
        for tenure in tenures:
            under_way = [one for one in under_way if sure_days(one)[1] > tenure.start]
            for one in under_way:
                days = overlap(one, tenure)
                if days > tolerance and not same_person(one, tenure):
                    yield Clash("two at once", one, tenure, days)
            under_way.append(tenure)


def gaps(held: Iterable[Tenure], longer_than: int) -> Iterator[tuple[Tenure, Tenure, int]]:
    """Yield neighbours in one seat with more than so many days between them, and the number of days."""
    for tenures in _by_seat(held).values():
        for one, other in pairwise(tenures):
            if one.end is not None and (days := (other.start - one.end).days) > longer_than:
                yield one, other, days


def may_be_one_name(one: Tenure, other: Tenure) -> bool:
    """Tell whether two names in one seat at one time may be spellings of one: Mammadyarov, Mamedyarov."""
    if same_person(one, other):
        return True
    families = (
        JaroWinkler.similarity(" ".join(name_parts(a)), " ".join(name_parts(b)))
        for a in one.family
        for b in other.family
    )
    initials = {given[:1].casefold() for given in one.given} & {given[:1].casefold() for given in other.given}
    return bool(initials) and max(families) >= _ONE_FAMILY_NAME


def _by_seat(held: Iterable[Tenure]) -> dict[tuple[str, str], list[Tenure]]:
    found: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in held:
        key = seat(tenure)
        if key is not None:
            found[key].append(tenure)
    for tenures in found.values():
        tenures.sort(key=lambda tenure: (tenure.start, tenure.end or date.max, tenure.name))
    return found
