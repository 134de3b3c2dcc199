"""What ties two occasions together whose days are not the same: a judgement on the two alone.

Days alone do not decide, since reports leave them out, give a week or a month, or are read wrongly. A
conference is known by number and rank, a stay or talks without a date by those who take part.
"""

from typing import Final

from verbale.record.occasions import (
    MAX_DAYS_OF_STAY,
    MAX_DAYS_TO_SEARCH,
    Occasion,
    may_be_one,
    persons_allow,
    places_differ,
    same_places,
    shared_persons,
    titles_agree,
)

# How far apart the days of two tellings of one conference may stand, by what else they have in common.
DAYS_OF_ONE_NUMBER: Final = 45
DAYS_OF_ONE_RANK_AND_TOWN: Final = 31
DAYS_OF_ONE_RANK: Final = 7
# How far apart two reports may be that tell of one contact without a date.
DAYS_BETWEEN_UNDATED: Final = 14
# Nobody leaves a country and is back on a visit the day after; a journey that holds it may take two weeks.
DAYS_BETWEEN_STAYS: Final = 1
DAYS_OF_A_JOURNEY: Final = 14

type Weight = tuple[bool, bool, int, int, str]


def days_of_tie(*, formal: bool) -> int:
    """Return how many days apart two occasions that are tied can begin."""
    if formal:
        return DAYS_OF_ONE_NUMBER + MAX_DAYS_TO_SEARCH
    return max(DAYS_BETWEEN_UNDATED, DAYS_OF_A_JOURNEY + DAYS_BETWEEN_STAYS)


def gap(one: Occasion, other: Occasion) -> int:
    """Return how many days lie between two occasions; 0 where they share a day."""
    return max(one.begin - other.end, other.begin - one.end, 0)


def tied(one: Occasion, other: Occasion) -> bool:
    """Tell whether two occasions of one block, told with other days, are one, as far as can be seen."""
    if one.formal and one.conference and other.conference:
        return may_be_one(one, other) and gap(one, other) <= _days_of_conference(one, other)
    if one.conference or other.conference or not _days_allow(one, other):  # days cost least to compare
        return False
    return may_be_one(one, other) and shared_persons(one, other) > 0 and not places_differ(one, other)


def _days_allow(one: Occasion, other: Occasion) -> bool:
    """Tell whether the days of two occasions that are no conferences leave them one."""
    if not one.is_dated and not other.is_dated:
        return _told_apart(one, other) <= DAYS_BETWEEN_UNDATED
    if one.visit and other.visit and one.is_dated and other.is_dated:
        longest = max(one.length, other.length)
        apart = DAYS_BETWEEN_STAYS if longest <= MAX_DAYS_OF_STAY else 0
        return longest <= DAYS_OF_A_JOURNEY and gap(one, other) <= apart
    return False


def _days_of_conference(one: Occasion, other: Occasion) -> int:
    """Return how far apart the days of two conferences of one body may lie; less than 0 for none."""
    if places_differ(one, other):
        return -1
    if one.numbers & other.numbers:
        return DAYS_OF_ONE_NUMBER
    town = same_places(one, other, towns=True)
    if titles_agree(one, other):
        return DAYS_OF_ONE_RANK_AND_TOWN if town else DAYS_OF_ONE_RANK
    return 0 if town or not (one.is_dated and other.is_dated) else -1


def clear(one: Occasion, other: Occasion) -> bool:
    """Tell whether the tie leaves no choice, whatever else the first is tied to."""
    return not one.conference or titles_agree(one, other)


def _told_apart(one: Occasion, other: Occasion) -> int:
    """Return how many days lie between the tellings of two occasions without a date."""
    return max(one.begin, other.begin) - min(one.begin, other.begin)


def rivals(one: Occasion, host: Occasion, others: list[Occasion]) -> bool:
    """Tell whether a report of `one` tells of another occasion that the host can be as well."""
    return not one.conference and any(
        other is not one and not other.reports.isdisjoint(one.reports) and persons_allow(other, host)
        for other in others
    )


def weight(occasion: Occasion, reports: int) -> Weight:
    """Return by what an occasion outweighs others tied to it, so that these are given to it.

    `reports` is how many tell of it. One with days outweighs one without, one of a few days one of a month.
    """
    short = occasion.length <= MAX_DAYS_OF_STAY
    return occasion.is_dated, short, reports, occasion.length if short else -occasion.length, occasion.id
