"""Adds what the knowledge base says of the persons that a report names: their party and office."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from verbale.knowledge.officeholders import in_office, name_parts, tenures_of
from verbale.knowledge.offices import Office, name_office
from verbale.knowledge.states import parties, states
from verbale.knowledge.tenures import Tenure, tenures
from verbale.reading.actors.people import Person

_VAGUE = frozenset({"leader", "chief", "head"})


def know_officeholders(people: Sequence[Person], day: date | None, named: Collection[str]) -> None:
    """Give those who are in office on `day` the party and office of their tenure, unless stated.

    `named` are the codes of the parties that the report names: a bare family name is known only
    beside its party, or the state within which the party acts.
    """
    for person in people:
        found = tenures_of(person.parts, [office.name for office in person.offices], day)
        if not found and len(person.parts) == 1 and not person.offices and day is not None:
            found = known_families(day, named).get(person.parts[0], [])
        for tenure in found[:1]:
            if not in_office(tenure, day):
                continue
            if person.basis != "stated":
                person.party, person.basis = tenure.party, "knowledge"
            if person.party == tenure.party and (person.offices or person.once is None):
                _add_office(person, name_office(tenure.office.split()))


def _add_office(person: Person, office: Office) -> None:
    """Add the office; one that says more than "leader" goes before it."""
    if any(held.rank == office.rank for held in person.offices):
        return
    vague = bool(person.offices) and person.offices[0].rank in _VAGUE
    person.offices.insert(0 if vague else len(person.offices), office)


def known_families(day: date, named: Collection[str]) -> Mapping[str, list[Tenure]]:
    """Return the tenures on `day` of persons whose party, or its state, is among `named`, by family name.

    Family names that two persons of those parties share are left out.
    """
    found: dict[str, list[Tenure]] = {}
    for family, tenure, around in _in_office(day):
        if not around.isdisjoint(named):
            found.setdefault(family, []).append(tenure)
    return {
        family: held
        for family, held in found.items()
        if len({(tenure.given, tenure.party) for tenure in held}) == 1
    }


@lru_cache(maxsize=64)
def _in_office(day: date) -> tuple[tuple[str, Tenure, frozenset[str]], ...]:
    return tuple(each for each in _by_family() if each[1].covers(day))


@cache
def _by_family() -> tuple[tuple[str, Tenure, frozenset[str]], ...]:
    """Return each tenure by each family name, with its party and the state within which that acts."""
    return tuple(
        (family, tenure, frozenset((tenure.party, *_within(tenure.party))))
        for tenure in tenures()
        for family in dict.fromkeys(name_parts(name)[-1] for name in tenure.family)
    )


def _within(party: str) -> tuple[str, ...]:
    known = parties().get(party)
    return (known.within,) if known is not None else ()


def know_nationality(people: Sequence[Person], day: date | None) -> None:
    """Put a guessed state right for those who held an office of one at another time."""
    for person in people:
        if person.basis == "stated" or person.basis == "knowledge" or person.party not in (None, *states()):
            continue
        for tenure in tenures_of(person.parts, (), day):
            if tenure.party in states():
                person.party, person.basis = tenure.party, "knowledge"
                break
