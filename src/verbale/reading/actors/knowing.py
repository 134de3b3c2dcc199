"""Adds what the knowledge base says of the persons that a report names: their party and office."""

from collections.abc import Collection, Sequence
from datetime import date

from verbale.knowledge.officeholders import in_office, leaders_named, tenures_of
from verbale.knowledge.offices import name_office
from verbale.knowledge.states import parties, states
from verbale.reading.actors.people import Person


def know_officeholders(people: Sequence[Person], day: date | None, named: Collection[str]) -> None:
    """Give those who are in office on `day` the party and office of their tenure, unless stated.

    `named` are the codes of the parties that the report names: a bare family name is known only
    beside its party, or the state within which the party acts.
    """
    for person in people:
        found = tenures_of(person.parts, [office.name for office in person.offices], day)
        if not found and len(person.parts) == 1 and not person.offices:
            found = [t for t in leaders_named(person.parts[0], day) if _around(t.party) & set(named)]
        for tenure in found[:1]:
            if not in_office(tenure, day):
                continue
            if person.basis != "stated":
                person.party, person.basis = tenure.party, "knowledge"
            if not person.offices and person.once is None and person.party == tenure.party:
                person.offices.append(name_office(tenure.office.split()))


def _around(party: str) -> set[str]:
    known = parties().get(party)
    return {party, known.within} if known is not None else {party}


def know_nationality(people: Sequence[Person], day: date | None) -> None:
    """Put a guessed state right for those who held an office of one at another time."""
    for person in people:
        if person.basis == "stated" or person.basis == "knowledge" or person.party not in (None, *states()):
            continue
        for tenure in tenures_of(person.parts, (), day):
            if tenure.party in states():
                person.party, person.basis = tenure.party, "knowledge"
                break
