"""Items and sentences of a text in order, found and walked through in time linear in its length."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from verbale.account import Span as Offsets
from verbale.reading.findings import findings

_LONGEST_SENTENCE = 300  # words


class Placed[T]:
    """Items with their spans, none inside another."""

    def __init__(self, items: Iterable[tuple[Offsets, T]]) -> None:
        ordered = sorted(items, key=lambda item: item[0])
        self._starts = [span[0] for span, _ in ordered]
        self._ends = [span[1] for span, _ in ordered]
        self._items = [item for _, item in ordered]

    def starting_in(self, start: int, end: int) -> list[T]:
        """Return the items that begin at or after `start` and before `end`, in text order."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, offset: int) -> T | None:
        """Return the last item that begins before `offset`."""
        place = bisect_left(self._starts, offset)
        return self._items[place - 1] if place else None

    def overlaps(self, span: Offsets) -> bool:
        """Tell whether an item shares a character with `span`."""
        place = bisect_left(self._starts, span[1])
        return place > 0 and self._ends[place - 1] > span[0]


def sentences(doc: Doc) -> Iterator[Span]:
    """Yield the sentences of the report itself, without those that begin in furniture, marked off by layout.

    What is longer than any that somebody may have written is no sentence.
    """
    apart = furniture(doc)
    for sentence in doc.sents:
        start = sentence.start_char
        if len(sentence) <= _LONGEST_SENTENCE and not apart.overlaps((start, start + 1)):
            yield sentence


def furniture(doc: Doc) -> Placed[Offsets]:
    """Return what stands in the text without being the report's own."""
    return Placed((span, span) for span in findings(doc).layout.boilerplate)
