"""Editors' insertions: what stands in brackets inside somebody's words, and was not said.

Square brackets are always the editor's. Round ones are in speech, for nobody speaks a bracket; what was
written may have its own.
"""

import re
from bisect import bisect_left

from verbale.account import Span
from verbale.reading.quotations.page import Draft, Page

_SQUARE = re.compile(r"\[[^\[\]\n]{1,300}[\]\[]")
_ROUND = re.compile(r"\((?!\w{0,2}\))[^()\n]{1,300}\)")


class Insertions:
    """The bracketed stretches of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._square = [match.span() for match in _SQUARE.finditer(page.text)]
        self._round = [match.span() for match in _ROUND.finditer(page.text)]

    def within(self, draft: Draft) -> tuple[Span, ...]:
        """Return the insertions in a draft's content, in text order."""
        found = []
        for piece in draft.content:
            start, end = self.page.offsets(piece)
            found += self._between(self._square, start, end, draft)
            if draft.kind != "writing":
                found += self._between(self._round, start, end, draft)
        return tuple(sorted(found))

    def _between(self, brackets: list[Span], start: int, end: int, draft: Draft) -> list[Span]:
        first = bisect_left(brackets, (start, 0))
        last = bisect_left(brackets, (end, 0))
        return [span for span in brackets[first:last] if span[1] <= end and self._is_spoken(span, draft)]

    def _is_spoken(self, span: Span, draft: Draft) -> bool:
        """Tell whether the words around a bracket are somebody's own, and not the report's."""
        if draft.rule == "turn":
            return True
        return self.page.quote_at[self.page.range(span)[0]] is not None
