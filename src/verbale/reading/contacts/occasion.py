"""One occasion, as the mentions that were joined tell of it."""

from datetime import date

from verbale.account import Actor
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.settings import date_bounds


class Occasion:
    """Mentions taken to tell of one occasion, the first full one leading.

    What all of them tell together is kept up with each that is added, so that asking costs the same
    however often the report comes back to the occasion.
    """

    def __init__(self, lead: ContactMention) -> None:
        self.lead = lead
        self.mentions: list[ContactMention] = []
        self.format: str | None = None
        self.dated: ContactMention | None = None
        self.where: Where | None = None
        self.when: str | None = None
        self.visit: Occasion | None = None
        self._states: frozenset[str] = frozenset()
        self._persons: dict[str, Actor] = {}
        self.add(lead)

    def add(self, mention: ContactMention) -> None:
        """Take in one more mention: the first format, the most precise date, a city of the place."""
        self.mentions.append(mention)
        self.format = self.format or mention.format
        self._states |= mention.states
        for actor in mention.persons:
            self._persons.setdefault(actor.id, actor)
        if mention.date and (self.dated is None or length_days(mention.date) < length_days(self.dated.date)):
            self.dated = mention
        told = mention.where
        if self.where is None or (
            told is not None and told.city and not self.where.city and told.state == self.where.state
        ):
            self.where = told

    @property
    def states(self) -> frozenset[str]:
        """Parties of all its mentions; of a conference, its organisation's alone."""
        return frozenset({self.format}) if self.format else self._states

    def persons(self) -> tuple[Actor, ...]:
        """Persons and offices of all mentions, in order of first mention."""
        return tuple(self._persons.values())

    def effective(self, day: str | None) -> str | None:
        """Return the date told, or the day of the report for what was held without one."""
        if self.dated is not None:
            return self.dated.date
        return day if self.lead.status == "held" else None


def length_days(edtf: str | None) -> int:
    """Return how many days lie between the first and the last day; very many when there is no date."""
    bounds = date_bounds(edtf) if edtf else None
    if bounds is None:
        return 10**6
    return (date.fromisoformat(bounds[1]) - date.fromisoformat(bounds[0])).days
