"""Which tellings of one block tell of one event: a pure function of the set of them, whatever its order.

Tellings of exactly the same days are parted into groups first; one report tells its events apart, and so do
two places. A group of more days is then given to the one group inside them that it can mean, if there is one
only. So the root of a telling depends on nothing but the tellings of its block that lie within its days.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from verbale.record.events.tellings import Telling
from verbale.record.names import fold

# Longer stretches ("in 2003") are not held to mean one day among them.
MAX_DAYS_TO_SEARCH = 31


@dataclass(slots=True)
class _Group:
    """Tellings of the same days that tell of one event."""

    tellings: list[Telling] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        self.reports.add(telling.report)
        if telling.place:
            self.places.add(fold(telling.place))

    @property
    def id(self) -> str:
        return min(telling.id for telling in self.tellings)

    @property
    def days(self) -> tuple[str, str]:
        return self.tellings[0].first or "", self.tellings[0].last or ""

    @property
    def length(self) -> int:
        return self.tellings[0].length or 0

    @property
    def is_dated(self) -> bool:
        return any(telling.dated for telling in self.tellings)


def roots(tellings: Iterable[Telling]) -> dict[str, str]:
    """Return the root of each telling of one block, by id: the id that stands for its event.

    A telling without days is an event of its own.
    """
    by_days: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    found: dict[str, str] = {}
    for telling in tellings:
        if telling.first is None or telling.last is None:
            found[telling.id] = telling.id
        else:
            by_days[telling.first, telling.last].append(telling)
    groups = [group for days in sorted(by_days) for group in _part(by_days[days])]
    hosts: list[_Group] = []
    for group in sorted(groups, key=lambda one: (one.length, one.id)):
        host = _host(group, hosts) if 1 < group.length <= MAX_DAYS_TO_SEARCH else None
        if host is None and group.length <= MAX_DAYS_TO_SEARCH:
            hosts.append(group)
        root = group.id if host is None else host.id
        found |= {telling.id: root for telling in group.tellings}
    return found


def _part(tellings: list[Telling]) -> list[_Group]:
    """Part tellings of the same days: those that name a place come first, and the others join them."""
    groups: list[_Group] = []
    for telling in sorted(tellings, key=lambda one: (one.place is None, one.id)):
        own = _Group()
        own.add(telling)
        home = next((group for group in groups if _may_be_one(own, group)), None)
        if home is None:
            groups.append(own)
        else:
            home.add(telling)
    return groups


def _may_be_one(one: _Group, other: _Group) -> bool:
    apart = bool(one.places and other.places) and one.places.isdisjoint(other.places)
    return not apart and one.reports.isdisjoint(other.reports)


def _host(own: _Group, hosts: list[_Group]) -> _Group | None:
    """Return the one group within the days of `own` that it can mean.

    A report that names no day means its own day before the day that went before.
    """
    first, last = own.days
    inside = [
        host for host in hosts
        if first <= host.days[0] and host.days[1] <= last
        and host.length < own.length and _may_be_one(own, host)
    ]  # fmt: skip
    if not own.is_dated:
        inside = [host for host in inside if host.days[0] == last] or inside
    return inside[0] if len(inside) == 1 else None
