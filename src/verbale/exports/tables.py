"""Rows as tables: CSV, JSON lines and Parquet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from verbale.errors import Abort
from verbale.record.rows import Row

_ROWS_AT_ONCE = 500
# A spreadsheet takes a cell that begins so for a formula; a quote before it keeps it text.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a CSV table, a column for each field; lists of words are joined by '; ', others are JSON."""
    for number, some in enumerate(batched(rows, _ROWS_AT_ONCE)):
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        if number == 0:
            writer.writerow(type(some[0]).model_fields)
        for row in some:
            writer.writerow([_cell(value) for value in row.model_dump(mode="json").values()])
        yield text.getvalue().encode("utf-8")


def write_jsonl(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield each row as a line of JSON."""
    for row in rows:
        yield row.model_dump_json().encode("utf-8") + b"\n"


def write_parquet(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a Parquet file with a column for each field. Raises Abort when polars is not installed."""
    try:
        import polars
    except ImportError as error:
        raise Abort("polars is not installed: run 'pip install verbale[polars]'") from error
    frame = polars.DataFrame([row.model_dump(mode="json") for row in rows], infer_schema_length=None)
    packed = io.BytesIO()
    frame.write_parquet(packed)
    yield packed.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and not is_number else text
