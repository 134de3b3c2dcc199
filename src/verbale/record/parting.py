"""Which claims of one block tell of one occasion.

Two steps, each a pure function of the set of claims, whatever their order. First, claims of exactly the
same days are parted into occasions. Then an occasion that is told with wider days is given to the one
occasion inside them that it can mean, if there is one only. Claims of one report are put together only as
one conference, or as one visit of the same visitors: for all else the report tells them apart.
"""

from collections.abc import Iterable
from datetime import date

from verbale.record.claims import PARTIES_OF_A_LIST, Claim
from verbale.record.likeness import (
    may_be_one,
    persons_allow,
    places_differ,
    same_places,
    shared_persons,
    titles_agree,
    within,
)
from verbale.record.occasions import MAX_DAYS_OF_STAY, Occasion, occasion_of

# Claims that share no person are put together for days that cover at most this many; beyond, the same
# dates ("in 2003") are too little to go by, unless the same town is named.
_MAX_DAYS_WITHOUT_PERSONS = 7


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
    possible = [
        other for _, other in shared if not places_differ(own, other) or _are_one_day_of_three(own, other)
    ]
    if own.length > _MAX_DAYS_WITHOUT_PERSONS:
        possible = [other for other in possible if same_places(own, other, towns=True)]
    named = [other for other in possible if other.has_named()]
    if len(named) == 1:
        return named[0]
    return next((other for other in possible if not other.has_named()), None)


def _are_one_day_of_three(own: Occasion, other: Occasion) -> bool:
    """Tell whether the same three parties or more meet on one day, of which nobody is named in one of them.

    They do not meet twice that day in other towns: one of the places is wrong.
    """
    return (
        own.length == 1
        and len(own.parties) >= PARTIES_OF_A_LIST
        and own.parties == other.parties
        and not (own.persons and other.persons)
    )


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
