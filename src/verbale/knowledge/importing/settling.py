"""Settles what an import has found: joins terms of one person, and compares them with what is known."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from verbale.knowledge.importing.outcome import Outcome
from verbale.knowledge.officeholders import rank_of
from verbale.knowledge.person_names import name_parts, same_person
from verbale.knowledge.seats import Clash, may_be_one_name, overlap, seat, sure_days
from verbale.knowledge.tenures import Tenure, bounds

# Days by which collections differ without contradicting each other: election, oath, handing over.
_TOLERANCE = 31
_NEIGHBOURS = 40

type _Key = tuple[str, str]


class _Beside:
    """What stands beside the tenures of one office: those of like names, and those of about the same time.

    Only so many of each are compared that a hostile file can't make this slow.
    """

    def __init__(self, known: Iterable[Tenure]) -> None:
        self._by_family: dict[str, list[Tenure]] = defaultdict(list)
        self._ordered = sorted(known, key=lambda tenure: tenure.start)
        self._recent: deque[Tenure] = deque(maxlen=_NEIGHBOURS)
        for tenure in self._ordered:
            self._add_name(tenure)

    def add(self, tenure: Tenure) -> None:
        """Add a tenure that begins after those added before."""
        self._add_name(tenure)
        self._recent.append(tenure)

    def near(self, tenure: Tenure) -> list[Tenure]:
        """Return those that may be the same tenure or clash with it."""
        alike = [other for part in _family_parts(tenure) for other in self._by_family[part][-_NEIGHBOURS:]]
        at = bisect_left(self._ordered, tenure.start, key=lambda other: other.start)
        around = self._ordered[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        return list(dict.fromkeys([*alike, *around, *self._recent]))

    def _add_name(self, tenure: Tenure) -> None:
        for part in _family_parts(tenure):
            self._by_family[part].append(tenure)


def settle(found: Iterable[Tenure], known: Iterable[Tenure], outcome: Outcome) -> None:
    """Put into the outcome what is new among `found`, and how it clashes with what is known.

    A tenure that is known already, by the person and the dates, is left out. All others are taken, also
    those that clash: what the user imports is the user's choice, and the clashes say where to look.
    """
    by_key: dict[_Key, list[Tenure]] = defaultdict(list)
    for tenure in known:
        by_key[_key(tenure)].append(tenure)
    groups: dict[_Key, list[Tenure]] = defaultdict(list)
    for tenure in found:
        groups[_key(tenure)].append(tenure)
    for key in sorted(groups):
        beside = _Beside(by_key[key])
        for tenure in _joined_terms(groups[key]):
            clashes = _compare(tenure, beside.near(tenure))
            if clashes is None:
                outcome.skipped["known already"] += 1
                continue
            outcome.clashes.extend(clashes)
            outcome.taken.append(tenure)
            beside.add(tenure)


def _key(tenure: Tenure) -> _Key:
    """Return what two tenures share that can be one, or clash."""
    return seat(tenure) or (tenure.party, rank_of(tenure.office))


def _compare(tenure: Tenure, beside: list[Tenure]) -> list[Clash] | None:
    """Return the clashes of a tenure with those of the same office, None when it is known already."""
    clashes = []
    for other in beside:
        near, same_days = _touches(tenure, other), _same_days(tenure, other)
        apart = _apart(tenure, other)
        if near and same_person(tenure, other):
            if not same_days:
                clashes.append(Clash("two dates", other, tenure, apart))
            elif _spelled(tenure) <= _spelled(other):
                return None
            else:
                clashes.append(Clash("two spellings", other, tenure, apart))
        elif near and same_days and may_be_one_name(tenure, other):
            clashes.append(Clash("two spellings", other, tenure, apart))
        elif seat(tenure) is not None and (days := overlap(tenure, other)) > _TOLERANCE:
            clashes.append(Clash("two at once", other, tenure, days))
    return clashes


def _joined_terms(tenures: list[Tenure]) -> list[Tenure]:
    """Return the tenures in order of time, a person's terms that follow each other as one."""
    done: list[Tenure] = []
    last: dict[tuple[str, ...], int] = {}
    for tenure in sorted(tenures, key=_in_time):
        who = (*name_parts(tenure.name), tenure.office)
        at = last.get(who)
        if at is not None and _follows(done[at], tenure):
            before = done[at]
            longer = before.end is not None and (tenure.end or date.max) > before.end
            later = tenure if longer else before
            done[at] = replace(before, end=later.end, until=later.until)
        else:
            last[who] = len(done)
            done.append(tenure)
    return done


def _in_time(tenure: Tenure) -> tuple[object, ...]:
    return tenure.start, tenure.end or date.max, tenure.given, tenure.family, tenure.source


def _follows(before: Tenure, after: Tenure) -> bool:
    """Whether the later term begins while the earlier one lasts, or just after it."""
    return before.end is None or after.start <= before.end + timedelta(days=_TOLERANCE)


def _touches(one: Tenure, other: Tenure) -> bool:
    margin = timedelta(days=_TOLERANCE)
    return (
        one.start - margin <= (other.end or date.max - margin)
        and other.start - margin <= (one.end or date.max - margin)
    )  # fmt: skip


def _same_days(one: Tenure, other: Tenure) -> bool:
    """Whether the days of both agree, as far as both know them."""
    if _differ(one.start, sure_days(one)[0], other.start, sure_days(other)[0]):
        return False
    if one.end is None or other.end is None:
        through = other.through
        return one.end is None or through is None or through - timedelta(days=_TOLERANCE) <= one.end
    return not _differ(_first_end(one), one.end, _first_end(other), other.end)


def _first_end(tenure: Tenure) -> date:
    return bounds(tenure.until)[0] if tenure.until and ".." not in tenure.until else tenure.end or date.max


def _differ(first: date, last: date, start: date, end: date) -> bool:
    """Whether two dates, each known to lie between two days, are apart by more than the tolerance."""
    apart = max((first - max(start, end)).days, (start - max(first, last)).days)
    return apart > _TOLERANCE


def _apart(one: Tenure, other: Tenure) -> int:
    ends = abs((one.end - other.end).days) if one.end and other.end else 0
    return max(abs((one.start - other.start).days), ends)


def _spelled(tenure: Tenure) -> set[tuple[str, ...]]:
    return {name_parts(family) for family in tenure.family}


def _family_parts(tenure: Tenure) -> list[str]:
    return list(dict.fromkeys(part for family in tenure.family for part in name_parts(family)))
