"""Which claims tell of one occasion.

Two steps, each a pure function of the set of claims, whatever their order. First, the claims of one
block (same parties, compatible mode) and of exactly the same days are parted into occasions. Then an
occasion that is told with wider days is given to the one occasion inside them that it can mean, if
there is one only. Claims of one report are never put together: the report tells them apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from verbale.record.called import PARTIES_OF_A_CONFERENCE
from verbale.record.claims import Claim, Person, Place
from verbale.record.names import fold, like_name, same_name, same_word
from verbale.record.titles import Title, numbers_of, ranks_agree, titles_differ

# Claims that share no person are put together for days that cover at most this many; beyond, the same
# dates ("in 2003") are too little to go by, unless the same town is named.
MAX_DAYS_WITHOUT_PERSONS = 7
# Longer stretches are not searched for the occasion that they may mean: this bounds the cost of a report.
MAX_DAYS_TO_SEARCH = 31
# Visits and conferences last, up to this many days: what is told of a day of a stay is told of the stay.
MAX_DAYS_OF_STAY = 7
# The least share of the parties of a list that stands for the whole.
_PART_OF_A_LIST = 2 / 3


@dataclass(eq=False)
class Occasion:
    """Claims of the same block and days that tell of one occasion."""

    claims: list[Claim] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    persons: list[Person] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    titles: set[Title] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)  # in a series of conferences or rounds, where told
    conference: bool = False
    visit: bool = False
    is_dated: bool = False  # its days are told, and not only looked for
    parties: frozenset[str] = frozenset()  # the longest list told; for a conference of a body that alone

    def add(self, claim: Claim) -> None:
        """Put one more claim in."""
        self.claims.append(claim)
        self.reports.add(claim.report)
        self.persons += [person for person in claim.persons if person not in self.persons]
        if claim.place is not None and claim.place not in self.places:
            self.places.append(claim.place)
        parties = _parties(claim.title.body, claim.parties)
        if len(parties) > len(self.parties):
            self.parties = parties
        if claim.title.told:
            self.titles.add(claim.title)
            self.numbers |= numbers_of([claim.title])
        many = len(claim.parties) >= PARTIES_OF_A_CONFERENCE or claim.title.body is not None
        self.conference = self.conference or claim.mode == "conference" or (many and claim.mode == "meeting")
        self.visit = self.visit or claim.mode == "visit"
        self.is_dated = self.is_dated or claim.date is not None

    @cached_property
    def id(self) -> str:
        """The smallest id of its claims; asked for only when all are in."""
        return min(claim.id for claim in self.claims)

    @cached_property
    def begin(self) -> int:
        """The number of its first day; for an occasion with days only."""
        return date.fromisoformat(self.days[0]).toordinal()

    @cached_property
    def end(self) -> int:
        """The number of its last day."""
        return self.begin + self.length - 1

    @cached_property
    def formal(self) -> bool:
        """Tell whether its parties are those of a conference: a body, or many states."""
        return self.claims[0].formal

    @cached_property
    def days(self) -> tuple[str, str]:
        """The first and last day in ISO form, the same for all claims; empty for a claim without."""
        return self.claims[0].first or "", self.claims[0].last or ""

    @cached_property
    def length(self) -> int:
        """How many days it covers."""
        return self.claims[0].length or 0

    @property
    def is_stay(self) -> bool:
        """Tell whether it is a visit or conference of several days, to which shorter ones may belong."""
        return (self.conference or self.visit) and 1 < self.length <= MAX_DAYS_OF_STAY

    def has_named(self) -> bool:
        """Tell whether anyone who takes part is named."""
        return any(not person.unnamed for person in self.persons)


@lru_cache(maxsize=4096)
def _parties(body: str | None, parties: tuple[str, ...]) -> frozenset[str]:
    return frozenset(parties if body is None else (body,))


def occasion_of(claims: Iterable[Claim]) -> Occasion:
    """Return the occasion made of `claims`."""
    occasion = Occasion()
    for claim in sorted(claims, key=lambda one: one.id):
        occasion.add(claim)
    return occasion


def part(claims: Iterable[Claim]) -> list[Occasion]:
    """Part claims of one block and exactly the same days into occasions.

    Claims that name most persons come first and found occasions; each further one joins the occasion
    with which it shares most persons. One that shares none joins when a single occasion with named
    persons is possible, or else the occasion of the unnamed.
    """
    occasions: list[Occasion] = []
    for claim in sorted(claims, key=_most_told_first):
        own = occasion_of([claim])
        home = _home(own, occasions)
        if home is None:
            occasions.append(own)
        else:
            home.add(claim)
    return occasions


def _most_told_first(claim: Claim) -> tuple[bool, int, int, str]:
    named = sum(not person.unnamed for person in claim.persons)
    return not claim.title.told, -named, -len(claim.persons), claim.id


def _home(own: Occasion, occasions: list[Occasion]) -> Occasion | None:
    shared = [(shared_persons(own, other), other) for other in occasions if may_be_one(own, other)]
    most = max((count for count, _ in shared), default=0)
    if most:
        best = [other for count, other in shared if count == most]
        return next((other for other in best if same_places(own, other)), best[0])
    if own.titles:
        alike = [other for _, other in shared if titles_agree(own, other)]
        if alike and (own.length <= MAX_DAYS_OF_STAY or not places_differ(own, alike[0])):
            return next((other for other in alike if not places_differ(own, other)), alike[0])
    possible = [other for _, other in shared if not places_differ(own, other)]
    if own.length > MAX_DAYS_WITHOUT_PERSONS:
        possible = [other for other in possible if same_places(own, other, towns=True)]
    named = [other for other in possible if other.has_named()]
    if len(named) == 1:
        return named[0]
    return next((other for other in possible if not other.has_named()), None)


def host(own: Occasion, inside: list[Occasion], rivals: list[Claim]) -> Occasion | None:
    """Return the one occasion among `inside`, all within the days of `own`, that `own` can mean.

    `rivals` are the claims of the same block by the reports of `own`: where such a report has another
    word that can mean the candidate, there is no telling which of the two does. Each claim is held against
    the candidate by itself, so that two claims of one report never come together.
    """
    known = {claim.id for claim in own.claims}
    claims = [occasion_of([claim]) for claim in own.claims]
    others = [occasion_of([claim]) for claim in rivals if claim.id not in known]
    possible = [
        other
        for other in inside
        if may_be_one(own, other)
        and all(persons_allow(claim, other) for claim in claims)
        and (
            own.conference
            or not any(_covers(rival, other) and persons_allow(rival, other) for rival in others)
        )
    ]
    of_number = [other for other in possible if own.numbers & other.numbers]
    if len(of_number) == 1:
        return of_number[0]
    shared = {other.id: shared_persons(own, other) for other in possible}
    most = max(shared.values(), default=0)
    if most or not (own.is_dated or own.conference):
        sharing = [other for other in possible if shared[other.id] == most > 0]
        # The same people meet again in another town within a month.
        sharing = [other for other in sharing if not places_differ(own, other)]
        return sharing[0] if len(sharing) == 1 else None
    found = [other for other in possible if not places_differ(own, other)]
    if not own.is_dated:
        found = _nearest(own, found)
    return found[0] if len(found) == 1 else None


def _nearest(own: Occasion, others: list[Occasion]) -> list[Occasion]:
    """Return those of `others` that are nearest to the day on which `own`, without a date, was told first."""
    told = date.fromisoformat(min(claim.told or "" for claim in own.claims))
    apart = [
        max((date.fromisoformat(first) - told).days, (told - date.fromisoformat(last)).days, 0)
        for first, last in (other.days for other in others)
    ]
    return [other for other, days in zip(others, apart, strict=True) if days == min(apart)]


def stay_of(own: Occasion, stays: list[Occasion]) -> list[Occasion]:
    """Return those of `stays` that `own`, told of some of their days, can be part of.

    Where some share a person with it, the others are out.
    """
    possible = [other for other in stays if other.is_stay and within(own, other) and may_be_one(own, other)]
    sharing = [other for other in possible if shared_persons(own, other)]
    return sharing or [other for other in possible if not places_differ(own, other)]


def _covers(one: Occasion, other: Occasion) -> bool:
    (first, last), (start, end) = other.days, one.days
    return one.is_dated and bool(start) and start <= first and last <= end


def within(one: Occasion, other: Occasion) -> bool:
    """Tell whether the days of `one` lie among those of `other`, and are fewer."""
    (first, last), (start, end) = one.days, other.days
    return start <= first and last <= end and one.length < other.length


def may_be_one(one: Occasion, other: Occasion) -> bool:
    """Tell whether no report tells two occasions apart, and no party sends other people.

    A report that names a conference twice means the same one: a body seldom holds two at a time, and where
    it does, their titles differ. Nor does anyone pay two visits to one country within some days.
    """
    if titles_differ(one.titles, other.titles):
        return False
    if one.parties != other.parties and not _are_of_one_list(one, other):
        return False
    if one.conference and other.conference:
        return True
    if not persons_allow(one, other):
        return False
    visitor = one.visit and other.visit and shared_persons(one, other) > 0 and not places_differ(one, other)
    return visitor or one.reports.isdisjoint(other.reports)


def _are_of_one_list(one: Occasion, other: Occasion) -> bool:
    """Tell whether the parties of one are most of those of the other, and place or people the same.

    Where a report tells of both, some of the parties met by themselves.
    """
    fewer, more = sorted((one.parties, other.parties), key=len)
    if (
        not fewer < more
        or _PART_OF_A_LIST * len(more) > len(fewer)
        or not one.reports.isdisjoint(other.reports)
    ):
        return False
    return same_places(one, other, towns=True) or len(parties_shared(one, other)) > 1


def parties_shared(one: Occasion, other: Occasion) -> set[str]:
    """Return the parties of which the same people take part in both."""
    return {
        person.party for person in one.persons
        if person.party and any(same_person(person, its) for its in other.persons)
    }  # fmt: skip


def titles_agree(one: Occasion, other: Occasion) -> bool:
    """Tell whether both are called by one number, or one rank, and by no others."""
    if titles_differ(one.titles, other.titles):
        return False
    return bool(one.numbers & other.numbers) or ranks_agree(one.titles, other.titles)


def persons_allow(one: Occasion, other: Occasion) -> bool:
    """Tell whether no party sends other people to `one` than to `other`.

    Lists of those who attend a conference are never complete, and forbid nothing.
    """
    if one.conference or other.conference:
        return True
    for party in {person.party for person in one.persons} & {person.party for person in other.persons}:
        here = [person for person in one.persons if person.party == party and not person.unnamed]
        there = [person for person in other.persons if person.party == party and not person.unnamed]
        if here and there and not any(same_person(a, b) for a in here for b in there):
            return False
    return True


def shared_persons(one: Occasion, other: Occasion) -> int:
    """Return how many of those who take part in `one` also take part in `other`."""
    return sum(any(same_person(a, b) for b in other.persons) for a in one.persons)


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two reports can mean one person: by name, or by an office that one holds at a time.

    Transcriptions of a name may lie far apart, so that for holders of one office they need only be alike.
    """
    if one.party and other.party and one.party != other.party:
        return False
    same_office = one.office is not None and one.office == other.office
    if one.unnamed or other.unnamed:
        return fold(one.name) == fold(other.name) or same_office
    return same_name(one.name, other.name) or (same_office and like_name(one.name, other.name))


def same_places(one: Occasion, other: Occasion, *, towns: bool = False) -> bool:
    """Tell whether a place of `one` is a place of `other`; with `towns`, whether one less than a state is."""
    return any(
        fold(a.name) == fold(b.name)
        for a in one.places
        for b in other.places
        if not towns or (a.is_town and b.is_town)
    )


def same_town(one: Occasion, other: Occasion) -> bool:
    """Tell whether both can be in one town: it is named for both, or a site in its state for one of them."""
    return same_places(one, other, towns=True) or any(
        a.state is not None and a.state == b.state and {a.kind, b.kind} == {"city", "site"}
        for a in one.places
        for b in other.places
    )


def places_differ(one: Occasion, other: Occasion) -> bool:
    """Tell whether the occasions name places none of which can be the other's."""
    return bool(one.places and other.places) and not any(
        places_agree(a, b) for a in one.places for b in other.places
    )


def places_agree(one: Place, other: Place) -> bool:
    """Tell whether two places can be one: the same name, or one that can lie in the other."""
    if same_word(fold(one.name), fold(other.name)):
        return True
    if one.state and other.state and one.state != other.state:
        return False
    return one.kind != other.kind
