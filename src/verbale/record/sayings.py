"""Where and when a statement was made: the contact at which it was said, and the day.

Both are read off one account. A contact tells where, when it stands in the sentence that names the
speaker, or was told shortly before of that day; what was told to the press was said to the press.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from verbale.account import Account, Contact, Quotation
from verbale.edtf import days
from verbale.record.claims import Claim

# A contact told farther back in the text than this says nothing of what is said next.
MAX_CHARACTERS_BACK = 1200
MAX_LINES_BACK = 4
_MOST_BACK = 30
_SPOKEN_AT = ("held", "planned", "possible")


class Saying(NamedTuple):
    """The claim of the contact at which something was said, where there is one, and the date in EDTF."""

    claim: str | None
    date: str | None


class Sayings:
    """Answers for the statements of one account."""

    def __init__(self, text: str, account: Account, claims: Sequence[Claim], published: str | None) -> None:
        self._text = text
        self._published = published
        self._parties = {actor.id: actor.party for actor in account.actors}
        self._told = sorted(
            (*told, number)
            for number, contact in enumerate(account.contacts)
            if contact.status in _SPOKEN_AT
            for told in contact.evidence
        )
        self._contacts = account.contacts
        self._claims = claims

    def of(self, said: Quotation) -> Saying:
        """Return where and when a quotation was said."""
        to_press = any(addressee.actor is None for addressee in said.addressees)
        number = self._named_beside(said)
        if number is None and not to_press:
            number = self._told_before(said)
        own = said.date if self._is_past_day(said.date) else None
        if number is None:
            return Saying(None, own or self._published)
        date_of_contact = self._contacts[number].date
        told = own or (date_of_contact if self._is_past_day(date_of_contact) else None)
        # "told reporters after the talks": the talks tell when, but not where.
        return Saying(None if to_press else self._claims[number].id, told or self._published)

    def _before(self, place: int) -> list[tuple[int, int, int]]:
        """Return what was last told of contacts up to a place: start, end and number of the contact."""
        last = bisect_left(self._told, (place,))
        return self._told[max(0, last - _MOST_BACK) : last]

    def _named_beside(self, said: Quotation) -> int | None:
        """Return the contact of the speaker in the sentence of the cue: 'at talks with X he said'."""
        beside = said.cue or said.source or said.content[:1]
        found = [
            number
            for start, end, number in self._before(max(end for _, end in beside))
            if any(start <= left and right <= end for left, right in beside)
            and self._takes_part(said, self._contacts[number])
        ]
        # Talks within a visit say more exactly where.
        return min(found, key=lambda one: (self._contacts[one].mode == "visit", one), default=None)

    def _told_before(self, said: Quotation) -> int | None:
        """Return the last contact of the speaker told before, of the day of speaking."""
        start = min(piece[0] for piece in (*said.source, *said.cue, *said.content))
        for _, end, number in reversed(self._before(start)):
            near = start - end <= MAX_CHARACTERS_BACK
            if end > start or not near or self._text.count("\n", end, start) > MAX_LINES_BACK:
                continue
            contact = self._contacts[number]
            is_held = contact.status == "held" and contact.mode != "visit"
            if is_held and self._takes_part(said, contact) and self._fits(said, contact):
                return number
        return None

    def _takes_part(self, said: Quotation, contact: Contact) -> bool:
        """Tell whether the speaker is at the contact: by name, or for a party where nobody of it is named."""
        named = {one.actor for one in contact.participants if one.actor is not None}
        if named & set(said.speakers or (said.speaker,)):
            return True
        party = self._parties.get(said.speaker or "")
        represented = {one.party for one in contact.participants if one.party is not None}
        return party is not None and party in contact.states and party not in represented

    def _fits(self, said: Quotation, contact: Contact) -> bool:
        """Tell whether a contact is of the day of speaking, or of the day before the report."""
        covered, spoken = days(contact.date), days(said.date or self._published)
        if covered is None or spoken is None:
            return False
        margin = timedelta(days=0 if said.date else 1)
        earliest = spoken[0] - min(margin, spoken[0] - date.min)
        return covered[0] <= spoken[1] and covered[1] >= earliest

    def _is_past_day(self, told: str | None) -> bool:
        """Tell whether a date is one day, no later than that of the report."""
        covered, published = days(told), days(self._published)
        if covered is None or covered[0] != covered[1]:
            return False
        return published is None or covered[0] <= published[1]
