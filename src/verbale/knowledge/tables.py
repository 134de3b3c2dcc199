"""Reads the tables of general facts that ship with the package.

A table is a UTF-8 file of tab-separated columns under `knowledge/data`, plain or gzipped. Lines that
begin with `#` say what it holds and where that comes from; the first other line names the columns.
Within a cell, `;` separates the items of a list.
"""

import gzip
from collections.abc import Iterator
from importlib.resources import files


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/<name>` as dictionaries, column name to cell.

    Raises FileNotFoundError when there is no such table, and ValueError, naming the line, when a
    row has another number of cells than the table has columns.
    """
    packed = (files("verbale.knowledge") / "data" / name).read_bytes()
    text = (gzip.decompress(packed) if name.endswith(".gz") else packed).decode("utf-8")
    for _, row in parse_table(text, name):
        yield row


def parse_table(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table in `text` with the numbers of their lines; `name` is for the message.

    Raises ValueError, naming the line, when a row has another number of cells than the table has columns.
    """
    columns: list[str] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise ValueError(f"{name}, line {number}: {len(cells)} cells, {len(columns)} columns")
        yield number, dict(zip(columns, cells, strict=True))


def items(cell: str) -> tuple[str, ...]:
    """Return the items of a list cell."""
    return tuple(item.strip() for item in cell.split(";") if item.strip())
