"""Finds quoted words in a text whatever its white space and its style of quotation marks and dashes.

Somebody who copies words out of a report rarely keeps line breaks, and often writes straight marks for curly
ones. Nothing else may differ.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

type Span = tuple[int, int]

_MARKS = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
})  # fmt: skip
_SPACE = re.compile(r"\s+")


class Locator:
    """A text prepared for looking many quotes up, each in time linear in the text."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._at: list[int] = []
        end = 0
        for space in _SPACE.finditer(text):
            pieces += (text[end : space.start()], " ")
            self._at += range(end, space.start() + 1)
            end = space.end()
        pieces.append(text[end:])
        self._at += range(end, len(text) + 1)
        self._plain = "".join(pieces).translate(_MARKS)

    def places(self, quote: str, within: Span | None = None, *, most: int = 2) -> list[Span]:
        """Return where the quote stands, as whole words, the first `most` places; `within` a span only.

        Spans are in characters of the text as it was given.
        """
        wanted = _SPACE.sub(" ", quote).strip().translate(_MARKS)
        return list(islice(self._found(wanted, within), most)) if wanted else []

    def _found(self, wanted: str, within: Span | None) -> Iterator[Span]:
        plain, at, last = self._plain, 0, len(self._plain)
        if within is not None:
            at, last = bisect_left(self._at, within[0]), bisect_left(self._at, within[1])
        while (at := plain.find(wanted, at, last)) >= 0:
            end = at + len(wanted)
            if not (_inside_word(plain, at) or _inside_word(plain, end)):
                yield self._at[at], self._at[end - 1] + 1
                at = end
            else:
                at += 1


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
