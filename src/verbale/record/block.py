"""The occasions of one block as its claims tell them, and which of them are one: without any database.

A block holds the claims that can tell of one contact at all. Each claim has an occasion, that of exactly its
days, and each occasion a root, the one that gives the contact its days. What is asked for is worked out
when it is asked for, from the occasions of the weeks around alone: see `reach`.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import is_
from typing import Final

from verbale.record.claims import Claim
from verbale.record.likeness import within
from verbale.record.occasions import MAX_DAYS_OF_STAY, MAX_DAYS_TO_SEARCH, Occasion
from verbale.record.parting import host, part, stay_of
from verbale.record.ties import Weight, clear, closeness, days_of_tie, rivals, tied, weight

_STAYS: Final = 2 * MAX_DAYS_OF_STAY


def reach(*, formal: bool) -> int:
    """Return within how many days of its own those begin on which the root of an occasion can rest.

    It may be given to another one tie away, that one to an occasion inside its wider days; and whether this
    is given to others in turn is told by what is two ties further.
    """
    return 3 * days_of_tie(formal=formal) + MAX_DAYS_TO_SEARCH + _STAYS


class _These(tuple[Claim, ...]):
    """Claims, equal to others only if they are the very same objects, which are quick to compare."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and len(self) == len(other) and all(map(is_, self, other))


# From one batch of reports to the next, most days of a block keep their claims. An occasion is not changed
# once it has been made.
@lru_cache(maxsize=32768)
def _parted(claims: _These) -> tuple[Occasion, ...]:
    return tuple(part(claims))


class Block:
    """Occasions of one block, by the claims of some stretch of time.

    `long` are claims of the same reports that cover more days than are searched.
    """

    def __init__(self, claims: Iterable[Claim], long: Sequence[Claim] = ()) -> None:
        keyed: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.first is not None and claim.last is not None:
                keyed[claim.first, claim.last].append(claim)
        parted = [occasion for key in sorted(keyed) for occasion in _parted(_These(keyed[key]))]
        self.occasions = sorted(parted, key=lambda one: (one.begin, one.length, one.id))
        self._searched = [one for one in self.occasions if one.length <= MAX_DAYS_TO_SEARCH]
        self._begins = [one.begin for one in self._searched]
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        told = [claim for occasion in self.occasions for claim in occasion.claims]
        for claim in {one.id: one for one in (*told, *long)}.values():
            self._claims[claim.report].append(claim)
        self._stays: dict[str, Occasion] = {}
        self._weights: dict[str, Weight] = {}
        self._tied: dict[str, list[Occasion]] = {}
        self._gathered: dict[str, Occasion] = {}
        self._hosts: dict[str, Occasion] = {}
        self._roots: dict[str, Occasion] = {}

    def root(self, own: Occasion) -> Occasion:
        """Return the occasion that gives the contact of `own` its days."""
        if own.length > MAX_DAYS_TO_SEARCH:
            return own
        found = self._roots.get(own.id)
        if found is None:
            gathered = self._gather(self._stay(own))
            found = self._roots[own.id] = self._host(gathered)
        return found

    def _between(self, first: int, last: int) -> list[Occasion]:
        """Return the occasions that begin on these days."""
        return self._searched[bisect_left(self._begins, first) : bisect_right(self._begins, last)]

    def _stay(self, own: Occasion) -> Occasion:
        """Return the longest stay of which `own` is part, itself where there is none or a choice."""
        if own.length >= MAX_DAYS_OF_STAY:
            return own
        found = self._stays.get(own.id)
        if found is None:
            around = self._between(own.end - MAX_DAYS_OF_STAY + 1, own.begin)
            roots = {one.id: one for one in map(self._stay, stay_of(own, around))}
            found = self._stays[own.id] = next(iter(roots.values())) if len(roots) == 1 else own
        return found

    def _told_by(self, own: Occasion) -> int:
        """Return how many reports tell of an occasion or of days of it."""
        around = self._between(own.begin, own.end) if own.is_stay else []
        parts = [one.reports for one in around if one is own or self._stay(one) is own]
        return len(set().union(own.reports, *parts))

    def _gather(self, own: Occasion) -> Occasion:
        """Return the occasion to which `own` is tied most closely, of those that nothing outweighs."""
        found = self._gathered.get(own.id)
        if found is None:
            heavier = self._heavier(own)
            tops = [one for one in heavier if not self._heavier(one)]
            found = own
            best = max(tops, key=lambda one: (closeness(own, one), self._weight(one)), default=own)
            if len(tops) == 1 or clear(own, best):
                found = best
            self._gathered[own.id] = found
        return found

    def _heavier(self, own: Occasion) -> list[Occasion]:
        """Return the occasions tied to `own` that outweigh it, the weightiest last."""
        if own.id not in self._tied:
            days = days_of_tie(formal=own.formal)
            near = self._between(own.begin - days, own.begin + days)
            mass = self._weight(own)
            heavier = [
                one for one in near
                if one is not own and self._weight(one) > mass and self._stay(one) is one and tied(own, one)
                and not rivals(own, one, near)
            ]  # fmt: skip
            self._tied[own.id] = sorted(heavier, key=self._weight)
        return self._tied[own.id]

    def _weight(self, own: Occasion) -> Weight:
        found = self._weights.get(own.id)
        if found is None:
            found = self._weights[own.id] = weight(own, self._told_by(own))
        return found

    def _host(self, own: Occasion) -> Occasion:
        """Return the one occasion inside its wider days that `own` can mean, itself where none is."""
        if own.length < 2 or own.is_stay:
            return own
        if own.id not in self._hosts:
            inside = [one for one in self._between(own.begin, own.end) if self._may_hold(one, own)]
            told = [claim for report in sorted(own.reports) for claim in self._claims[report]]
            self._hosts[own.id] = host(own, inside, told) or own
        return self._hosts[own.id]

    def _may_hold(self, one: Occasion, own: Occasion) -> bool:
        """Tell whether `one` lies inside the days of `own`, and is given to no other itself."""
        if not within(one, own):
            return False
        return self._stay(one) is one and self._gather(one) is one and self._host(one) is one
