"""The one table in which all figures are shown."""

from collections.abc import Iterator

from rich.table import Table

from evals.benchmark import Figures


def figures_table(figures: Figures) -> Table:
    """Return a table with one section a benchmark, one row a figure."""
    table = Table(title="Verbale's figures")
    for heading in ("benchmark", "figure"):
        table.add_column(heading)
    for heading in ("P", "R", "F1", "value"):
        table.add_column(heading, justify="right")
    for name, own in figures.items():
        table.add_section()
        for label, cells in _rows(own):
            table.add_row(name, label, *cells)
            name = ""
    return table


def _rows(figures: Figures, before: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in figures.items():
        label = f"{before}{key}"
        if not isinstance(value, dict):
            yield label, ["", "", "", _number(value)]
        elif "f1" in value:
            yield label, [_number(value[part]) if part in value else "" for part in ("p", "r", "f1")] + [""]
        elif "of" in value:
            yield label, ["", "", "", f"{value['right']} of {value['of']}"]
        else:
            yield from _rows(value, f"{label}: ")


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
