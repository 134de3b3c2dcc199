"""What two occasions of one block have in common, and what tells them apart."""

from verbale.record.claims import Person, Place
from verbale.record.names import fold, like_name, same_name_respelled, same_word
from verbale.record.occasions import Occasion
from verbale.record.titles import ranks_agree, titles_differ

# The least share of the parties of a list that stands for the whole.
_PART_OF_A_LIST = 2 / 3


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
    return same_name_respelled(one.name, other.name) or (same_office and like_name(one.name, other.name))


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


def in_one_state(one: Place, other: Place) -> bool:
    """Tell whether two places can be stops of one visit: they can be one, or lie in one state."""
    return places_agree(one, other) or (one.state is not None and one.state == other.state)


def states_differ(one: Occasion, other: Occasion) -> bool:
    """Tell whether the occasions name places none of which can be in the state of one of the other's."""
    return bool(one.places and other.places) and not any(
        in_one_state(a, b) for a in one.places for b in other.places
    )
