"""Rows as tables: CSV and JSON lines."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from verbale.exports.setting import Setting
from verbale.exports.stream import ROWS
from verbale.record.rows import Row

_ROWS_AT_ONCE = 500
# A spreadsheet takes a cell that begins so for a formula; a quote before it keeps it text.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Row], setting: Setting) -> Iterator[bytes]:
    """Yield a CSV table, a column for each field; lists of words are joined by '; ', others are JSON."""
    columns = list(ROWS[setting.kinds[0]].model_fields)
    yield _lines([columns])
    for some in batched(rows, _ROWS_AT_ONCE):
        yield _lines([_cell(value) for value in row.model_dump(mode="json").values()] for row in some)


def write_jsonl(rows: Iterable[Row], _setting: Setting) -> Iterator[bytes]:
    """Yield each row as a line of JSON."""
    for row in rows:
        yield row.model_dump_json().encode("utf-8") + b"\n"


def _lines(lines: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and not is_number else text
