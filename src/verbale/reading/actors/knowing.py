"""Adds what the knowledge base says of the persons that a report names: their party and office."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from verbale.knowledge.officeholders import OfficeHolders, in_office, rank_of
from verbale.knowledge.offices import Office, name_office
from verbale.knowledge.person_names import named_closely
from verbale.knowledge.states import states
from verbale.knowledge.tenures import Tenure
from verbale.reading.actors.grounds import known, known_earlier
from verbale.reading.actors.people import Person

# Ranks that say little of the office: another one says more.
VAGUE = frozenset({"leader", "chief", "head", "minister"})
# Years before and after a tenure in which its holder may be in the news: beyond them namesakes are. Those who
# stood at the head of a state are told of for ever.
_YEARS_BEFORE, _YEARS_AFTER = 20, 25
_HEADS = frozenset({"head of state", "head of government", "monarch"})
# Ranks that every government has one of.
_MINISTERS = frozenset({"foreign minister", "defence minister", "interior minister", "finance minister"})
_OF_ONE = _HEADS | _MINISTERS | {"deputy head of state", "deputy head of government"}


def own_office(source: str | None, held: Callable[[Office, str], bool]) -> Callable[[Office], str | None]:
    """Return a function that gives `source`, the state of who puts a report out, for offices that it has."""

    def own(office: Office) -> str | None:
        if source is None or office.rank not in _OF_ONE:
            return None
        return source if office.rank in _MINISTERS or held(office, source) else None

    return own


def in_office_on(day: date | None, knowledge: OfficeHolders) -> Callable[[Sequence[str]], bool]:
    """Return a function that tells of the parts of a full name whether its bearer is in office on `day`."""

    def told(parts: Sequence[str]) -> bool:
        found = knowledge.of(parts, (), day) if len(parts) > 1 else []
        return bool(found) and in_office(found[0], day)

    return told


def held_on(day: date | None, knowledge: OfficeHolders) -> Callable[[Office, str], bool]:
    """Return a function that tells of an office and a party if somebody is known to hold it on `day`.

    The office must be the very one: India's foreign secretary is no foreign minister.
    """

    def told(office: Office, party: str) -> bool:
        held = (t for t in knowledge.of_party(party) if t.office == office.name)
        return day is not None and any(t.covers(day) for t in held)

    return told


def know_officeholders(
    people: Sequence[Person],
    day: date | None,
    families: Mapping[str, Sequence[Tenure]],
    knowledge: OfficeHolders,
) -> None:
    """Give those who are in office on `day` the party and office of their tenure, unless stated.

    `families` are the tenures on `day` by bare family names that the report can mean: beside their party, or
    the state within which the party acts, and those of heads of states whose names nobody else bears.
    """
    for person in people:
        found = knowledge.of(person.parts, [office.name for office in person.offices], day)
        if not found and len(person.parts) == 1 and not person.offices:
            found = list(families.get(person.parts[0], ()))
        for tenure in found[:1]:
            if not in_office(tenure, day):
                continue
            if person.basis != "stated" or person.party == tenure.party:
                person.known = tenure
            if person.basis != "stated":
                person.settle(tenure.party, known(tenure, full_name=len(person.parts) > 1))
            if person.party == tenure.party and (person.offices or person.once is None):
                _add_office(person, name_office(tenure.office.split()))


def _add_office(person: Person, office: Office) -> None:
    """Add the office; one that says more than "leader" goes before it."""
    if any(held.rank == office.rank for held in person.offices):
        return
    vague = bool(person.offices) and person.offices[0].rank in VAGUE
    person.offices.insert(0 if vague else len(person.offices), office)


def know_nationality(people: Sequence[Person], day: date | None, knowledge: OfficeHolders) -> None:
    """Put a guessed state right for those who held an office of one at another time."""
    for person in people:
        if person.basis == "stated" or person.basis == "knowledge" or person.party not in (None, *states()):
            continue
        for tenure in knowledge.of(person.parts, (), day):
            if tenure.party in states() and named_closely(person.parts, tenure) and _remembered(tenure, day):
                person.settle(tenure.party, known_earlier(tenure))
                break


def _remembered(tenure: Tenure, day: date | None) -> bool:
    """Tell whether a report of `day` may speak of who held the office at another time."""
    if day is None:
        return True
    if tenure.start.year - _YEARS_BEFORE > day.year:
        return False
    return rank_of(tenure.office) in _HEADS or day.year <= (tenure.end or day).year + _YEARS_AFTER
