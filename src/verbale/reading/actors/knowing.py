"""Adds what the knowledge base says of the persons that a report names: their party and office."""

from collections.abc import Sequence
from datetime import date

from verbale.knowledge.officeholders import tenure_of
from verbale.knowledge.offices import name_office
from verbale.reading.actors.people import Person


def know(people: Sequence[Person], day: date | None) -> None:
    """Give persons without a stated party that of their tenure, and its office while it lasts."""
    for person in people:
        if person.basis == "stated":
            continue
        tenure = tenure_of(person.parts, [office.name for office in person.offices], day)
        if tenure is None:
            continue
        person.party, person.basis = tenure.party, "knowledge"
        if day is not None and tenure.covers(day) and not person.offices:
            person.offices.append(name_office(tenure.office.split()))
