"""Rows of any kind, one beneath the other."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from verbale.cli.console import flat, words
from verbale.cli.deed_rows import agreement, event, figure, intensity
from verbale.cli.rows import QUIET, entry
from verbale.cli.search import hit_entry
from verbale.cli.wording import change, formula, position
from verbale.record.agreements.rows import AgreementRow
from verbale.record.events.rows import EventRow, IntensityRow
from verbale.record.figures.rows import FigureRow
from verbale.record.formulae.rows import DriftRow, FormulaRow, PositionRow
from verbale.record.rows import ContactRow, Row, SearchHit, StatementRow

_LOOKS: MappingProxyType[type[Row], Callable[[Any], RenderableType]] = MappingProxyType(
    {
        ContactRow: entry,
        StatementRow: entry,
        SearchHit: hit_entry,
        FormulaRow: formula,
        DriftRow: change,
        PositionRow: position,
        EventRow: event,
        AgreementRow: agreement,
        FigureRow: figure,
        IntensityRow: intensity,
    }
)


def look(row: Row) -> RenderableType:
    """Return how a row looks; one without a look of its own, as JSON."""
    made = _LOOKS.get(type(row))
    return made(row) if made is not None else Text(flat(row.model_dump_json()))


def print_answer(console: Console, rows: Iterable[Row], *, nothing: str) -> None:
    """Print rows, or `nothing` when there are none."""
    empty = True
    for row in rows:
        empty = False
        console.print(look(row))
    if empty:
        console.print(words(nothing, QUIET))
