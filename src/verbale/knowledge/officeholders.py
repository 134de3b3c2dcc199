"""Finds persons and offices in tables of tenures: by name parts, offices, parties and the day.

`OfficeHolders` is an index over any tenures, made once and never changed; the functions of this module ask
the one over the table that ships, `shipped()`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from types import MappingProxyType

from verbale.knowledge.offices import fixed_offices, name_office
from verbale.knowledge.person_names import bears_name, is_numbered, name_parts
from verbale.knowledge.running import Running
from verbale.knowledge.states import parties, states
from verbale.knowledge.tenures import Tenure, by_family, tenures

# Days by which a bare family name with an office may miss the tenure: it is used before and after it.
_MARGIN = 120
_NUMERALS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "xvi"})
# Ranks whose holders are known by their family names alone, and letters from which those of others are.
KNOWN_BY_FAMILY = frozenset(
    {
        "head of state",
        "head of government",
        "monarch",
        "leader",
        "foreign minister",
        "defence minister",
        "interior minister",
        "finance minister",
        "head of organisation",
    }
)
_TELLING_NAME = 6
_WELL_KNOWN_NAME = 5
# Words that ask for whoever stands at the head, however the office is called there.
_HEADS = MappingProxyType(
    {"head of state": ("head of state", "monarch"), "head of government": ("head of government",)}
)


class OfficeHolders:
    """An index over tenures. Two indexes over the same tenures in the same order answer alike."""

    def __init__(self, held: Iterable[Tenure]) -> None:
        self.tenures = tuple(held)

    def __reduce__(self) -> tuple[type["OfficeHolders"], tuple[tuple[Tenure, ...]]]:
        """Travel between processes as the tenures alone."""
        return OfficeHolders, (self.tenures,)

    def of(self, parts: Sequence[str], offices: Collection[str], day: date | None) -> list[Tenure]:
        """Return the tenures of the person of this name, those that cover `day` or are nearest to it first.

        `parts` are those of `name_parts`. A full name is enough by itself; a single part needs one of
        the `offices` (usual names) and a day, since family names are shared.
        """
        bare = [part for part in parts if part not in _NUMERALS] or parts
        # By number, for to hash a tenure takes longer than all else here.
        candidates = dict(pair for part in bare for pair in self._by_part.get(part, ())).values()
        if len(bare) < len(parts) and (numbered := [t for t in candidates if is_numbered(parts, t)]):
            fitting = numbered
        elif len(parts := bare) > 1:
            fitting = [tenure for tenure in candidates if bears_name(parts, tenure)]
        elif day is not None:
            ranks = {rank_of(office) for office in offices}
            fitting = [t for t in candidates if rank_of(t.office) in ranks and _distance(t, day) <= _MARGIN]
            if len({tenure.party for tenure in fitting}) > 1:
                fitting = []  # "King Abdullah" in a year with two of them
        else:
            fitting = []
        return sorted(fitting, key=lambda tenure: _distance(tenure, day))

    def families(self, day: date, named: Collection[str]) -> Mapping[str, list[Tenure]]:
        """Return the tenures on `day` of persons whose party, or its state, is among `named`, by family name.

        Family names that mean nobody in particular among those parties are left out.
        """
        found: dict[str, list[Tenure]] = {}
        around = dict(
            pair
            for code in dict.fromkeys(named)
            if code in self._around
            for pair in self._around[code].on(day)
        )
        for number in sorted(around):
            tenure = around[number]
            for family in dict.fromkeys(name_parts(name)[-1] for name in tenure.family):
                found.setdefault(family, []).append(tenure)
        return {family: meant for family, held in found.items() if (meant := self._meant(family, held))}

    def at_the_head(self, day: date) -> Mapping[str, Sequence[Tenure]]:
        """Return the tenures on `day` of leaders and foreign ministers by family names that mean nobody else.

        They are named without a title or their state ("Macron left the summit"): by names of five letters or
        more, six for foreign ministers, that no other office-holder bears.
        """
        return self._own.by_key(day)

    @cached_property
    def own_names(self) -> Mapping[str, tuple[Tenure, ...]]:
        """Tenures of leaders and foreign ministers by family names that only one person bears."""
        heads = {rank for pair in _HEADS.values() for rank in pair}
        led = {*heads, "foreign minister"}
        found: dict[str, tuple[Tenure, ...]] = {}
        for family, held in self.by_family.items():
            if len(family) < _WELL_KNOWN_NAME or len(_persons(held)) > 1:
                continue
            ranks = led if len(family) >= _TELLING_NAME else heads
            own = tuple(t for t in held if rank_of(t.office) in ranks and t.party in states())
            if own:
                found[family] = own
        return MappingProxyType(found)

    def _meant(self, family: str, held: Sequence[Tenure]) -> list[Tenure]:
        """Return those of the tenures of one family name whose holder it means by itself, none if several.

        The name of one who stands at the head goes before that of another; ambassadors and the like are meant
        only by a name that is long and nobody else's.
        """
        first = [tenure for tenure in held if rank_of(tenure.office) in KNOWN_BY_FAMILY]
        borne = {tenure.given for tenure in self.by_family.get(family, ())}
        if not first and (len(family) < _TELLING_NAME or len(borne) > 1):
            return []
        return (first or list(held)) if len(_persons(first or held)) == 1 else []

    def succession(self, office: str, party: str, day: date | None = None) -> list[Tenure]:
        """Return who has held an office of a party, in order of time; with `day`, who held it then.

        `office` is any English name of it. Where nobody held an office of that very name, the holders of
        the one that stands for it are meant: the German chancellor for the prime minister.
        """
        of_party = self.of_party(party)
        meant = offices_meant(office, {tenure.office for tenure in of_party})
        found = [tenure for tenure in of_party if tenure.office in meant]
        if day is not None:
            found = [tenure for tenure in found if tenure.covers(day)]
        return sorted(found, key=lambda tenure: (tenure.start, tenure.end or date.max, tenure.name))

    def of_party(self, party: str) -> tuple[Tenure, ...]:
        """Return all tenures of a party, given by code."""
        return self._by_party.get(party, ())

    def persons(self, name: str) -> list[Tenure]:
        """Return all tenures of those who bear `name`, a full or a family name, by person and time."""
        parts = name_parts(name)
        if len(parts) > 1:
            found = self.of(parts, (), None)
        else:
            found = [tenure for _, tenure in self._by_part.get(parts[0], ())] if parts else []
        return sorted(found, key=lambda tenure: (tenure.family, tenure.given, tenure.start, tenure.office))

    @cached_property
    def by_family(self) -> Mapping[str, tuple[Tenure, ...]]:
        """The tenures by every spelling of the last word of the family name, as `fold` writes it."""
        return by_family(self.tenures)

    @cached_property
    def _by_part(self) -> Mapping[str, tuple[tuple[int, Tenure], ...]]:
        found: dict[str, list[tuple[int, Tenure]]] = {}
        for pair in enumerate(self.tenures):
            tenure = pair[1]
            names = (*tenure.family, *(given for given in tenure.given if len(name_parts(given)) == 1))
            for part in dict.fromkeys(part for name in names for part in name_parts(name)):
                found.setdefault(part, []).append(pair)
        return MappingProxyType({part: tuple(held) for part, held in found.items()})

    @cached_property
    def _by_party(self) -> Mapping[str, tuple[Tenure, ...]]:
        found: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            found.setdefault(tenure.party, []).append(tenure)
        return MappingProxyType({party: tuple(held) for party, held in found.items()})

    @cached_property
    def _own(self) -> Running[str]:
        return Running((family, tenure) for family, own in self.own_names.items() for tenure in own)

    @cached_property
    def _around(self) -> Mapping[str, Running[int]]:
        """Numbered tenures by their party, and by the state within which the party acts."""
        found: dict[str, list[tuple[int, Tenure]]] = {}
        for pair in enumerate(self.tenures):
            for code in _party_and_state(pair[1].party):
                found.setdefault(code, []).append(pair)
        return MappingProxyType({code: Running(held) for code, held in found.items()})


@cache
def shipped() -> OfficeHolders:
    """Return the index over the table that ships."""
    return OfficeHolders(tenures())


def offices_meant(asked: str, among: Collection[str]) -> set[str]:
    """Return those of some offices, by their usual names, that an English name means.

    Where none has that very name, the one that stands for it is meant: a chancellor for the prime minister.
    """
    words = " ".join(asked.lower().split())
    ranks = _HEADS.get(words)
    if ranks is None:
        office = name_office(words.split() or [""])
        if office.name in among:
            return {office.name}
        ranks = (office.rank,)
    return {each for each in among if rank_of(each) in ranks}


def in_office(tenure: Tenure, day: date | None) -> bool:
    """Tell whether the tenure covers `day`, give or take the weeks around it."""
    return day is not None and _distance(tenure, day) <= _MARGIN


def rank_of(office: str) -> str:
    """Return the rank of an office by its usual name, the name itself where none is known."""
    known = fixed_offices().get(office)
    return known.rank if known is not None else office


def _persons(held: Iterable[Tenure]) -> set[tuple[tuple[str, ...], str]]:
    return {(tenure.given, tenure.party) for tenure in held}


def _party_and_state(party: str) -> tuple[str, ...]:
    known = parties().get(party)
    return (party,) if known is None or known.within == party else (party, known.within)


def _distance(tenure: Tenure, day: date | None) -> int:
    """Return by how many days the tenure misses `day`; later tenures first when no day is known."""
    if day is None:
        return -tenure.start.toordinal()
    if tenure.covers(day):
        return 0
    if day < tenure.start:
        return (tenure.start - day).days
    return (day - (tenure.end or day)).days
