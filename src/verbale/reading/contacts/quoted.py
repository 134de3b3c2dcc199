"""The quotation in whose content a word stands."""

from bisect import bisect_right
from collections.abc import Iterable

from verbale.account import Quotation

_PIECES_BACK = 20  # pieces of quotations that may lie around a word


class Quoted:
    """What one report quotes, by place."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        pieces = ((start, end, said) for said in quotations for start, end in said.content)
        self._pieces = sorted(pieces, key=lambda piece: piece[:2])

    def around(self, offset: int) -> Quotation | None:
        """Return the innermost quotation in whose content the character stands."""
        last = bisect_right(self._pieces, offset, key=lambda piece: piece[0])
        around = [p for p in self._pieces[max(0, last - _PIECES_BACK) : last] if offset < p[1]]
        return min(around, key=lambda piece: piece[1] - piece[0])[2] if around else None
