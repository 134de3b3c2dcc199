"""How the rows of an answer spread, as lines of counts."""

from itertools import groupby

from rich.table import Table
from rich.text import Text

from verbale.cli.console import print_rows_as_json, standard_output, words
from verbale.cli.rows import QUIET
from verbale.knowledge.states import usual_name
from verbale.record.facets import FacetRow
from verbale.record.sequence import Rows

_MOST_VALUES = 12


def print_facets(rows: Rows[FacetRow], *, as_json: bool) -> None:
    """Print the counts of each facet on a line, the most frequent first."""
    if as_json:
        print_rows_as_json(rows)
        return
    console = standard_output()
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for facet, counted in groupby(rows, key=lambda row: row.facet):
        values = list(counted)
        line = Text(", ").join(_value(row) for row in values[:_MOST_VALUES])
        if len(values) > _MOST_VALUES:
            line.append(f" … and {len(values) - _MOST_VALUES} more (--json gives all)", QUIET)
        grid.add_row(words(facet, "bold"), line)
    console.print(grid)
    if any(row.capped for row in rows):
        console.print(words("There are more: those that come first in time were counted.", QUIET))


def _value(row: FacetRow) -> Text:
    name = usual_name(row.value) if row.facet == "party" else row.value
    return words(name).append(f" {row.count:,}" if name else f"{row.count:,}", "dim")
