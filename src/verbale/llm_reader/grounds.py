"""Where quoted words stand in a report, and which values they carry; the rest is refused with a reason."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress

from verbale.account import Span, Status
from verbale.llm_reader.reply import ToldParty
from verbale.llm_reader.support import (
    place_name,
    supports_date,
    supports_order,
    supports_party,
    supports_status,
)
from verbale.locating import Locator

_NEAR_CHARACTERS = 600
_MOST_PLACES = 1_000


class UngroundedError(Exception):
    """An item or value does not follow from the report's words; the message is the reason that is counted."""


class Grounds:
    """One piece of a report, against which a model's answer is held.

    `within` is the piece, `published` the publication date in EDTF. `rejected` counts what was refused.
    """

    def __init__(self, locator: Locator, text: str, within: Span, published: str | None) -> None:
        self._locator = locator
        self.text = text
        self._within = within
        self._published = published
        self.rejected: Counter[str] = Counter()

    def the_one(self, quote: str) -> Span:
        """Return where a quote stands. Raises UngroundedError when it does nowhere, or in several places."""
        places = self._locator.places(quote, self._within)
        if not places:
            raise UngroundedError("words not in the report")
        if len(places) > 1:
            raise UngroundedError("words in several places")
        return places[0]

    def inside(self, quote: str, sentences: Iterable[Span]) -> Span:
        """Return where a quote stands first in one of some sentences. Raises UngroundedError."""
        for sentence in sentences:
            if places := self._locator.places(quote, sentence, most=1):
                return places[0]
        raise UngroundedError("words not in the sentence")

    def near(self, quote: str, span: Span) -> Span:
        """Return where a quote stands nearest to a span and before or after it. Raises UngroundedError."""
        around = max(0, span[0] - _NEAR_CHARACTERS), span[1] + _NEAR_CHARACTERS
        places = [
            place
            for place in self._locator.places(quote, around, most=_MOST_PLACES)
            if place[1] <= span[0] or place[0] >= span[1]
        ]
        if not places:
            raise UngroundedError("words not beside what they belong to")
        return min(places, key=lambda place: (max(span[0] - place[1], place[0] - span[1]), place))

    def all(self, quotes: Iterable[str]) -> list[Span]:
        """Return all places of some names, in order; of those that overlap the longest."""
        found = {
            span for quote in quotes for span in self._locator.places(quote, self._within, most=_MOST_PLACES)
        }
        kept: list[Span] = []
        for span in sorted(found, key=lambda span: (span[0], -span[1])):
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        return kept

    def sentences(self, quotes: Iterable[str], kind: str) -> tuple[Span, ...]:
        """Return where sentences stand, in order; others are counted. Raises UngroundedError if none do."""
        found: set[Span] = set()
        reasons: list[str] = []
        for quote in quotes:
            try:
                found.add(self.the_one(quote))
            except UngroundedError as error:
                reasons.append(str(error))
        if not found:
            raise UngroundedError(reasons[0] if reasons else "no sentence quoted")
        for reason in reasons:
            self.refuse(f"{kind} sentence", reason)
        return tuple(sorted(found))

    def date(
        self,
        kind: str,
        date: str | None,
        words: str | None,
        sentences: Iterable[Span],
        status: Status | None = None,
    ) -> str | None:
        """Return a date that its words in the sentences and the status allow, else None, which is counted."""
        if date is None:
            return None
        with suppress(UngroundedError):
            if words is not None:
                start, end = self.inside(words, sentences)
                if supports_date(date, self.text[start:end], self._published) and supports_order(
                    date, status, self._published
                ):
                    return date
        self.refuse(kind, "date not told by its words")
        return None

    def place(self, kind: str, words: str | None, sentences: Iterable[Span]) -> str | None:
        """Return the usual name of a place whose words the sentences hold, else None, which is counted."""
        if words is None:
            return None
        with suppress(UngroundedError):
            start, end = self.inside(words, sentences)
            found = place_name(self.text[start:end])
            if found is not None:
                return found
        self.refuse(kind, "place not told by its words")
        return None

    def parties(self, kind: str, told: Iterable[ToldParty]) -> dict[str, Span]:
        """Return the parties whose words stand in the report and name them; the others are counted."""
        found: dict[str, Span] = {}
        for one in told:
            places = self._locator.places(one.words, self._within, most=1)
            if places and supports_party(one.party, one.words):
                found.setdefault(one.party, places[0])
            else:
                self.refuse(kind, "party not told by its words")
        return found

    def status(self, status: str, words: str, sentences: Iterable[Span]) -> None:
        """Raise UngroundedError unless the words stand in the sentences and can mean the status."""
        sentences = tuple(sentences)
        self.inside(words, sentences)
        if not any(
            supports_status(status, words, self.text[start:end])
            for start, end in sentences
            if self._locator.places(words, (start, end), most=1)
        ):
            raise UngroundedError("status not told by its words")

    def refuse(self, kind: str, reason: str) -> None:
        """Count something that was refused."""
        self.rejected[f"{kind}: {reason}"] += 1
