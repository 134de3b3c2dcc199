"""What ties two occasions together whose days are not the same: a judgement on the two alone.

Days alone do not decide, since reports leave them out, give a week or a month, are read wrongly, or count
them by another clock. A conference is known by number, rank and town, a stay or talks by those who take part.
"""

from typing import Final

from verbale.record.likeness import (
    may_be_one,
    parties_shared,
    persons_allow,
    places_differ,
    same_places,
    same_town,
    shared_persons,
    states_differ,
    titles_agree,
)
from verbale.record.occasions import MAX_DAYS_OF_STAY, MAX_DAYS_TO_SEARCH, Occasion
from verbale.record.usual_places import meets_there_often

# How far apart the days of two tellings of one conference may stand, by what else they have in common. A town
# says nothing of a body that sits in it.
DAYS_OF_ONE_NUMBER: Final = 45
DAYS_OF_ONE_RANK_AND_TOWN: Final = 31
DAYS_OF_ONE_SUMMIT: Final = 14
DAYS_OF_ONE_RANK: Final = 7
DAYS_OF_ONE_TOWN: Final = 31
# Rounds of talks between two sides by their number.
DAYS_OF_ONE_ROUND: Final = 10
# How far apart two reports may be that tell of one contact without a date.
DAYS_BETWEEN_UNDATED: Final = 14
# Nobody leaves a country and is back on a visit within some days; a journey that holds it may take two weeks.
DAYS_BETWEEN_STAYS: Final = 3
DAYS_OF_A_JOURNEY: Final = 14
# Talks in one town, or a call, that one report puts on the next day: it counts by another clock, or tells of
# their second day.
DAYS_BETWEEN_TALKS: Final = 1

type Weight = tuple[bool, bool, int, int, int, str]


def days_of_tie(*, formal: bool) -> int:
    """Return how many days apart two occasions that are tied can begin."""
    if formal:
        return DAYS_OF_ONE_NUMBER + MAX_DAYS_TO_SEARCH
    rounds, stays = DAYS_OF_ONE_ROUND + MAX_DAYS_OF_STAY, DAYS_OF_A_JOURNEY + DAYS_BETWEEN_STAYS
    return max(DAYS_BETWEEN_UNDATED, rounds, stays)


def gap(one: Occasion, other: Occasion) -> int:
    """Return how many days lie between two occasions; 0 where they share a day."""
    return max(one.begin - other.end, other.begin - one.end, 0)


def tied(one: Occasion, other: Occasion) -> bool:
    """Tell whether two occasions of one block, told with other days, are one, as far as can be seen."""
    if one.formal and one.conference and other.conference:
        apart = gap(one, other)
        if apart and one.parties != other.parties:
            return False
        return may_be_one(one, other) and apart <= _days_of_conference(one, other)
    if _are_one_round(one, other):
        return True
    if one.conference or other.conference or not _days_allow(one, other):  # days cost least to compare
        return False
    if not may_be_one(one, other) or _places_exclude(one, other):
        return False
    if _are_talks_on_other_days(one, other):
        return _are_of_the_same(one, other)
    return shared_persons(one, other) > 0


def _places_exclude(one: Occasion, other: Occasion) -> bool:
    """Tell whether the places leave two occasions apart: towns of a state do not on days of one visit."""
    if one.visit and other.visit and one.is_dated and other.is_dated and not gap(one, other):
        return states_differ(one, other)
    return places_differ(one, other)


def _days_allow(one: Occasion, other: Occasion) -> bool:
    """Tell whether the days of two occasions that are no conferences leave them one."""
    if not one.is_dated and not other.is_dated:
        return _told_apart(one, other) <= DAYS_BETWEEN_UNDATED
    if one.visit and other.visit and one.is_dated and other.is_dated:
        longest = max(one.length, other.length)
        apart = DAYS_BETWEEN_STAYS if longest <= MAX_DAYS_OF_STAY else 0
        return longest <= DAYS_OF_A_JOURNEY and gap(one, other) <= apart
    return _are_talks_on_other_days(one, other)


def _are_one_round(one: Occasion, other: Occasion) -> bool:
    """Tell whether both are the round of talks of one number."""
    return (
        bool(one.titles)
        and bool(one.numbers & other.numbers)
        and _is_short(one)
        and _is_short(other)
        and gap(one, other) <= DAYS_OF_ONE_ROUND
        and may_be_one(one, other)
    )


def _are_talks_on_other_days(one: Occasion, other: Occasion) -> bool:
    """Tell whether both are talks or calls on days so near that one of them may be told of the wrong day.

    Days that several reports tell are not wrong.
    """
    return (
        not one.visit
        and not other.visit
        and _is_short(one)
        and _is_short(other)
        and gap(one, other) <= DAYS_BETWEEN_TALKS
        and min(len(one.reports), len(other.reports)) == 1
    )


def _are_of_the_same(one: Occasion, other: Occasion) -> bool:
    """Tell whether talks on other days are between the same people of both sides, and nowhere else."""
    called = one.claims[0].mode == "call"
    return (called or same_town(one, other)) and len(parties_shared(one, other)) > 1


def _is_short(one: Occasion) -> bool:
    return one.is_dated and one.length <= MAX_DAYS_OF_STAY


def _days_of_conference(one: Occasion, other: Occasion) -> int:
    """Return how far apart the days of two conferences of one body may lie; less than 0 for none."""
    agree = titles_agree(one, other)
    if places_differ(one, other):
        # No body holds two of one number or rank at once: one of the places is wrong.
        return 0 if agree and _is_short(one) and _is_short(other) else -1
    if one.numbers & other.numbers:
        return DAYS_OF_ONE_NUMBER
    town = same_places(one, other, towns=True)
    telling = town and not meets_there_often(one)
    if agree and telling:
        return DAYS_OF_ONE_RANK_AND_TOWN
    if agree:
        of_leaders = any(title.rank == "leaders" for title in one.titles)
        return DAYS_OF_ONE_SUMMIT if of_leaders else DAYS_OF_ONE_RANK
    if telling and len(one.parties) == 1:  # a body; talks of several states go on in one town for months
        return DAYS_OF_ONE_TOWN
    return 0 if town or not (one.is_dated and other.is_dated) else -1


def closeness(one: Occasion, other: Occasion) -> tuple[bool, bool, int]:
    """Return how much ties two tied occasions to each other rather than to others: more is closer."""
    return bool(one.numbers & other.numbers), same_places(one, other, towns=True), -gap(one, other)


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

    `reports` is how many tell of it. One with days outweighs one without, one of a few days one of a month, a
    conference of which number and place are told one that may be any.
    """
    short = occasion.length <= MAX_DAYS_OF_STAY
    known = (bool(occasion.numbers) + bool(occasion.places)) if occasion.conference else 0
    length = occasion.length if short else -occasion.length
    return occasion.is_dated, short, known, reports, length, occasion.id
