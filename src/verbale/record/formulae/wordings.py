"""From the uses of a phrase to the formula around it: the longest wording that all of them share."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from verbale.account import Span
from verbale.record.formulae.phrasing import MIN_WORDS, Token, leading, tokens

# Characters on each side of a phrase that can belong to one formula with it.
REACH = 240
# So many of these are read at first, and so many times as many when the formula reaches farther.
_FIRST_REACH = 40
_FARTHER = 3


class Window(NamedTuple):
    """A stretch of a report around a phrase; `phrase` and `content` are places in the report.

    `content` is the piece of the statement in which the phrase stands.
    """

    text: str
    start: int
    phrase: Span
    content: Span


class Wording(NamedTuple):
    """A formula: its stems, by which it is known, and its span in the report of each use."""

    stems: tuple[str, ...]
    spans: tuple[Span, ...]


class _Use:
    """One use, with the places among its words of the first and the last that belong to the formula.

    Words are read as far as they are asked for: most formulae end soon.
    """

    def __init__(self, window: Window) -> None:
        self.start = window.start
        self._text = window.text
        self._left = max(window.content[0] - window.start, 0)
        self._right = min(window.content[1] - window.start, len(window.text))
        self._reach = _FIRST_REACH
        self._read(window.phrase[0] - window.start, window.phrase[1] - window.start)

    def _read(self, begins: int, ends: int) -> None:
        """Read the words around a stretch of text; those in it belong to the formula."""
        text = self._text
        left, right = max(begins - self._reach, self._left), min(ends + self._reach, self._right)
        while self._left < left < len(text) and text[left - 1].isalnum() and text[left].isalnum():
            left -= 1
        while 0 < right < self._right and text[right - 1].isalnum() and text[right].isalnum():
            right += 1
        self._unread = {-1: left > self._left, 1: right < self._right}
        self.said = tokens(text, left, right)
        inside = [place for place, word in enumerate(self.said) if begins <= word.start and word.end <= ends]
        self.first, self.last = inside[0], inside[-1]

    def _read_on(self) -> None:
        self._reach *= _FARTHER
        self._read(self.words[0].start, self.words[-1].end)

    def next(self, step: int) -> int | None:
        """Return the place of the next word of meaning in a direction, None at the end of a sentence."""
        edge = self.last if step > 0 else self.first
        place = edge + step
        while 0 <= place < len(self.said):
            if self.said[place].part != self.said[edge].part:
                return None
            if self.said[place].weighs:
                return place
            place += step
        if self._unread[step]:
            self._read_on()
            return self.next(step)
        return None

    def leading(self) -> list[str]:
        """Return the words of grammar before the formula with which it can begin."""
        first = leading(self.said, self.first)
        if first == 0 and self._unread[-1]:
            self._read_on()
            return self.leading()
        return [token.word for token in self.said[first : self.first]]

    @property
    def words(self) -> list[Token]:
        return self.said[self.first : self.last + 1]

    @property
    def surface(self) -> str:
        return self._text[self.words[0].start : self.words[-1].end]

    @property
    def span(self) -> Span:
        return self.start + self.words[0].start, self.start + self.words[-1].end


def shared(windows: Sequence[Window]) -> Wording | None:
    """Return the longest wording around a phrase that all uses share; None when it is shorter than a formula.

    Words of grammar may differ inside; before it only those stand that all uses have.
    """
    uses = [_Use(window) for window in windows]
    for step in (1, -1):
        while _extend(uses, step):
            pass
    for use, count in zip(uses, _leading(uses), strict=True):
        use.first -= count
    stems = tuple(token.stem for token in uses[0].words if token.weighs)
    most = Counter(tuple(use.surface.casefold().split()) for use in uses).most_common(1)[0][0]
    if len(most) < MIN_WORDS:
        return None
    return Wording(stems, tuple(use.span for use in uses))


def _extend(uses: list[_Use], step: int) -> bool:
    """Take the next word of meaning into the formula, if all uses have the same; tell whether they do."""
    places: list[int] = []
    like: Token | None = None
    for use in uses:
        place = use.next(step)
        if place is None:
            return False
        word = use.said[place]
        if like is not None and not _are_alike(word, like):
            return False
        like = word
        places.append(place)
    for use, place in zip(uses, places, strict=True):
        use.first, use.last = min(use.first, place), max(use.last, place)
    return True


def _are_alike(one: Token, other: Token) -> bool:
    """Tell whether two words of meaning have one stem; stemming leaves the first letter what it is."""
    return one.word == other.word or (one.word[0] == other.word[0] and one.stem == other.stem)


def _leading(uses: list[_Use]) -> list[int]:
    """Return how many words of grammar before the formula belong to it: those that all uses have."""
    before = [use.leading() for use in uses]
    count = 0
    while all(len(words) > count for words in before) and len({words[-count - 1] for words in before}) == 1:
        count += 1
    return [count] * len(uses)
