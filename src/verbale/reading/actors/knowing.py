"""Adds what the knowledge base says of the persons that a report names: their party and office."""

from collections.abc import Sequence
from datetime import date

from verbale.knowledge.officeholders import in_office, tenures_of
from verbale.knowledge.offices import name_office
from verbale.knowledge.states import states
from verbale.reading.actors.people import Person


def know_officeholders(people: Sequence[Person], day: date | None) -> None:
    """Give those who are in office on `day` the party and office of their tenure, unless stated."""
    for person in people:
        for tenure in tenures_of(person.parts, [office.name for office in person.offices], day)[:1]:
            if not in_office(tenure, day):
                continue
            if person.basis != "stated":
                person.party, person.basis = tenure.party, "knowledge"
            if not person.offices and person.once is None and person.party == tenure.party:
                person.offices.append(name_office(tenure.office.split()))


def know_nationality(people: Sequence[Person], day: date | None) -> None:
    """Put a guessed state right for those who held an office of one at another time."""
    for person in people:
        if person.basis == "stated" or person.basis == "knowledge" or person.party not in (None, *states()):
            continue
        for tenure in tenures_of(person.parts, (), day):
            if tenure.party in states():
                person.party, person.basis = tenure.party, "knowledge"
                break
