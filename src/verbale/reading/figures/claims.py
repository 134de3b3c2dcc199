"""Who gives a figure: the source of the quotation in which it is told."""

from heapq import heappop, heappush

from verbale.account import Figure, Quotation
from verbale.reading.findings import Findings


class Claims:
    """Finds the innermost quotation around each figure; figures must be asked for in text order."""

    def __init__(self, found: Findings, text: str) -> None:
        self._text = text
        self._quotations = found.quotations
        self._names = {actor.id: actor.name for actor in found.actors}
        pieces = ((*piece, number) for number, said in enumerate(found.quotations) for piece in said.content)
        self._to_come = sorted(pieces, reverse=True)
        self._begun: list[tuple[int, int, int]] = []  # the one that began last comes first

    def with_source(self, figure: Figure) -> Figure:
        """Return the figure with the quotation in which it is told, and the name of who says it."""
        first, last = figure.span
        while self._to_come and self._to_come[-1][0] <= first:
            start, end, number = self._to_come.pop()
            heappush(self._begun, (-start, end, number))
        while self._begun and self._begun[0][1] < last:
            heappop(self._begun)
        if not self._begun:
            return figure
        number = self._begun[0][2]
        return figure.model_copy(
            update={"quotation": number, "source": self._source(self._quotations[number])}
        )

    def _source(self, said: Quotation) -> str | None:
        words = " ".join(self._text[start:end] for start, end in said.source)
        return said.speaker_name or self._names.get(said.speaker or "") or words or None
