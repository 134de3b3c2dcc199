"""What one report calls each of its contacts: numbers and ranks, where one sentence tells of several too."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations, groupby
from typing import Final

from verbale.account import Account, Contact, Span, TimeExpression
from verbale.edtf import days
from verbale.record.titles import NO_TITLE, Title, called, number_of_talks, title_of, title_of_body

# So many parties meet in a conference, whatever reports call it.
PARTIES_OF_A_CONFERENCE: Final = 4
_MOST_IN_A_SENTENCE: Final = 4
# So many times as far counts a day that stands before its title.
_BEFORE: Final = 3


class Calling:
    """The titles of the contacts of one account."""

    def __init__(self, text: str, account: Account) -> None:
        self._text = text
        self._times = account.times
        self._named: dict[str, list[int]] = defaultdict(list)
        self._bodies: dict[str, list[Span]] = defaultdict(list)
        for actor in account.actors:
            if actor.party is not None:
                self._named[actor.party] += [mention.span[0] for mention in actor.mentions]
                if actor.kind == "organisation":
                    self._bodies[actor.party] += [mention.span for mention in actor.mentions]
        self._apart = dict(self._told_apart(account.contacts))

    def title(self, contact: Contact) -> Title:
        """Return what the report calls a conference, or the number of a round of talks.

        Sentences on visits and calls speak of others' numbers; so do those on talks that name a body beside
        them.
        """
        if contact.mode not in ("meeting", "conference"):
            return NO_TITLE
        if contact.id in self._apart:
            return self._apart[contact.id]
        parties = sorted(set(contact.states))
        if 1 < len(parties) < PARTIES_OF_A_CONFERENCE:
            some = {one: self._bodies[one] for one in parties if one in self._bodies}
            of_body = title_of_body(self._text, contact.evidence, some)
            if of_body.told:
                return of_body
        if contact.mode == "conference" or len(parties) >= PARTIES_OF_A_CONFERENCE:
            names = self._named.get(parties[0], ()) if len(parties) == 1 else ()
            return title_of(self._text, contact.evidence, names)
        others = [span for body, spans in self._bodies.items() if body not in parties for span in spans]
        return number_of_talks(self._text, contact.evidence, others)

    def _told_apart(self, contacts: Sequence[Contact]) -> Iterator[tuple[str, Title]]:
        """Yield the titles of conferences of one body of which one sentence tells, each with its own title.

        Ministers prepare a summit: days and titles follow each other in the sentence, and each of the days
        goes with the title that is near.
        """
        together: dict[tuple[tuple[str, ...], Span], list[Contact]] = defaultdict(list)
        decides: dict[str, Span] = {}  # the first sentence that calls a contact anything
        for contact in contacts:
            sentences = contact.evidence if contact.mode == "conference" else ()
            for sentence in sentences:
                together[contact.states, sentence].append(contact)
                if contact.id not in decides and any(called(self._text, *sentence)):
                    decides[contact.id] = sentence
        for (_, (start, end)), some in together.items():
            if 1 < len(some) <= _MOST_IN_A_SENTENCE:
                found = sorted(called(self._text, start, end), key=lambda one: one[0])
                titles = [next(same) for _, same in groupby(found, key=lambda one: one[1])]
                if len(titles) >= len(some):
                    for key, title in _in_order(some, titles, self._days_in(some, start, end)):
                        if decides[key] == (start, end):
                            yield key, title

    def _days_in(self, contacts: Sequence[Contact], start: int, end: int) -> dict[str, int]:
        """Return where a sentence tells the days of contacts, by their ids."""
        times = [time for time in self._times if start <= time.span[0] < end]
        places = {one.id: [time.span[0] for time in times if _tells(time, one)] for one in contacts}
        return {key: min(some) for key, some in places.items() if some}


def _tells(time: TimeExpression, contact: Contact) -> bool:
    """Tell whether all days of a time are days of a contact, or were read of the week before or after it."""
    told, covered = days(time.edtf), days(contact.date)
    if told is None or covered is None:
        return False
    weeks = (timedelta(weeks=number) for number in (-1, 0, 1))
    return any(covered[0] <= told[0] + week and told[1] + week <= covered[1] for week in weeks)


def _in_order(
    contacts: Sequence[Contact], titles: Sequence[tuple[Span, Title]], places: Mapping[str, int]
) -> Iterator[tuple[str, Title]]:
    """Yield a title for each contact by the places of their days, one without days at the most."""
    known = sorted((one for one in contacts if one.id in places), key=lambda one: (places[one.id], one.id))
    rest = [one for one in contacts if one.id not in places]
    if len(rest) > 1:
        return
    ways = combinations(titles, len(known))
    chosen = min(ways, key=lambda way: _apart([places[one.id] for one in known], way))
    yield from ((one.id, title) for one, (_, title) in zip(known, chosen, strict=True))
    left = [title for span, title in titles if (span, title) not in chosen]
    yield from ((one.id, left[0]) for one in rest)


def _apart(places: Sequence[int], titles: Sequence[tuple[Span, Title]]) -> int:
    """Return how far days lie from titles, both in order; most follow their title."""
    pairs = zip(places, titles, strict=True)
    return sum(max(_BEFORE * (start - place), place - end, 0) for place, ((start, end), _) in pairs)
