"""One occasion, as the mentions that were joined tell of it."""

from verbale.account import Actor, Status
from verbale.reading.contacts.days import begins_after, length_days, reaches_past
from verbale.reading.contacts.mentions import ContactMention, Where

_PARTIES = 2  # how many parties make a contact; those told first are its own
_OPEN = frozenset({"planned", "possible"})
_FIRM = 2  # weakness up to which words say whether it took place


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
        self.stay: Occasion | None = None  # whose days it has where its own are not told
        self.settled: Status | None = None
        self.present: tuple[Actor, ...] = ()  # whom no mention names, but who speak there
        self.ordinals: set[str] = set()
        self.levels: set[str] = set()
        self.rules: set[str] = set()
        self._firmest = lead
        self._called_off = False
        self._states: frozenset[str] = frozenset()
        self._persons: dict[str, Actor] = {}
        self.add(lead)

    def add(self, mention: ContactMention) -> None:
        """Take in one more mention: the first format, the most precise date, a city of the place."""
        self.mentions.append(mention)
        self.rules.add(mention.rule)
        if mention.weakness < self._firmest.weakness or _took_place_after_all(self._firmest, mention):
            self._firmest = mention
        if mention.status == "cancelled" and mention.weakness < _FIRM:
            self._called_off = True
        self.format = self.format or mention.format
        if len(self._states) < _PARTIES:
            self._states |= mention.states
        if mention.ordinal:
            self.ordinals.add(mention.ordinal)
        if mention.level:
            self.levels.add(mention.level)
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
        """Parties of the first mention that names both sides; of a conference, its organisation's alone."""
        return frozenset({self.format}) if self.format else self._states

    def persons(self) -> tuple[Actor, ...]:
        """Persons and offices of all mentions, in order of first mention."""
        return tuple(self._persons.values())

    @property
    def status(self) -> Status:
        """Return the status that the firmest words tell, the first of equals; what was called off is off.

        Where words only guess, the day decides, once it is known: `settled`.
        """
        if self.settled is not None:
            return self.settled
        if self._called_off and self._firmest.status in _OPEN:
            return "cancelled"
        return self._firmest.status

    @property
    def held_firmly(self) -> bool:
        """Tell whether words, and not a guess, say that it took place."""
        return self._firmest.status == "held" and self._firmest.weakness <= _FIRM

    @property
    def guessed(self) -> bool:
        """Tell whether no words say whether it took place."""
        return self._firmest.weakness > _FIRM

    def effective(self, day: str | None) -> str | None:
        """Return the date told, or the day of the report for what was held without one."""
        if self.dated is not None:
            return self.dated.date
        return day if self.lead.status == "held" and self.lead.weakness <= _FIRM else None

    @property
    def is_over(self) -> bool:
        """Tell whether the occasion is told as one of the past: "the just-concluded visit"."""
        return any(m.recalled for m in self.mentions)

    def is_in(self, home: Where | None) -> bool:
        """Tell whether the occasion is in the state where the report is written."""
        where = self.where
        return home is not None and where is not None and home.state is not None and where.state == home.state

    def dating(self, day: str | None) -> list[ContactMention]:
        """Return the mentions whose date is the occasion's, not the day on which it was spoken of."""
        dated = [m for m in self.mentions if m.date]
        if day is None:
            return dated
        if self.status == "held":
            # A proposal for "a meeting in 2006" that was taken to be of talks held says nothing of their day.
            now = [m for m in dated if m.status not in _OPEN or not begins_after(m.date, day)]
            return now if now or self.held_firmly else dated
        kept = [
            m
            for m in dated
            if reaches_past(m.date, day)
            or (
                m.closeness in ("own", "clause")
                and (
                    m.weakness <= _FIRM
                    or m.round
                    or m.date == day[:10]
                    or m.status_rule.startswith("purpose of")
                )
            )
        ]
        ahead = [m for m in kept if m.closeness == "own" and reaches_past(m.date, day)]
        # "The coming visit, a spokesman said on Thursday": the day of the report gives way to one ahead.
        return [m for m in kept if m.date != day[:10] or m.closeness == "own"] if ahead else kept


def _took_place_after_all(first: ContactMention, mention: ContactMention) -> bool:
    """Tell whether what somebody said ahead of is told as held by words that are as firm.

    "At the summit" says so of a conference even when it is yet to come.
    """
    ahead = first.format is None and first.status == "planned" and first.status_rule.startswith("order:")
    return ahead and mention.status == "held" and mention.weakness == first.weakness
