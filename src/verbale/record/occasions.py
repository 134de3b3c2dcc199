"""An occasion: claims of one block and the same days, with what they tell together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from verbale.record.called import PARTIES_OF_A_CONFERENCE
from verbale.record.claims import Claim, Person, Place
from verbale.record.titles import Title, numbers_of

# Longer stretches are not searched for the occasion that they may mean: this bounds the cost of a report.
MAX_DAYS_TO_SEARCH = 31
# Visits and conferences last, up to this many days: what is told of a day of a stay is told of the stay.
MAX_DAYS_OF_STAY = 7


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
