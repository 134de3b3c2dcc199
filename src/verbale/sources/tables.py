"""Tables of reports: CSV and TSV with a line of names on top, one report a row."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.decoding import check
from verbale.sources.fields import TEXT, FieldNames, make_report, take_fields
from verbale.sources.limits import Limits
from verbale.sources.normalising import normalise

_DELIMITERS = ",;\t|"


def is_header(line: str, names: FieldNames) -> bool:
    """Tell whether a line names the columns of a table of reports: the text's among at least two."""
    columns = split_header(line)[1]
    wanted = {name for name, field in names.items() if field == TEXT}
    return len(columns) > 1 and any(column in wanted for column in columns)


def split_header(line: str) -> tuple[str, list[str]]:
    """Return the delimiter of a table by its first line, and the names in it."""
    delimiter = max(_DELIMITERS, key=line.count)
    line = line.strip("\r\n\ufeff")
    try:
        columns = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        columns = []
    return delimiter, [column.strip() for column in columns]


def read_table(
    stream: BinaryIO, name: str, names: FieldNames, limits: Limits
) -> Iterator[Report | SkipInput]:
    """Yield a report, or an error, for each row of a table in UTF-8 whose first line names the columns."""
    lines = _lines(stream, name, limits)
    delimiter, columns = split_header(next(lines, ""))
    if not any(names.get(column) == TEXT for column in columns):
        raise SkipInput(f"{name}: has no column {_text_name(names)!r}: name that of the text with --map")
    csv.field_size_limit(limits.max_line_bytes)
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield SkipInput(f"{name}:{rows.line_num + 1}: is no row of a table ({error}): mend the row")
            continue
        if row is None:
            return
        if not row:
            continue
        origin = f"{name}:{rows.line_num + 1}"
        if len(row) != len(columns):
            yield SkipInput(
                f"{origin}: has {len(row)} cells under {len(columns)} names: check the quotation marks"
            )
            continue
        try:
            text, stated = take_fields(dict(zip(columns, row, strict=True)), names, origin)
            yield make_report(check(normalise(text), origin, limits), stated, origin)
        except SkipInput as error:
            yield error


def _text_name(names: FieldNames) -> str:
    return next(name for name, field in names.items() if field == TEXT)


def _lines(stream: BinaryIO, name: str, limits: Limits) -> Iterator[str]:
    """Yield the lines of a table. Raises SkipInput for one that is too long, or not UTF-8."""
    lines = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
    number = 0
    while line := lines.readline(limits.max_line_bytes + 1):
        number += 1
        if len(line) > limits.max_line_bytes:
            raise SkipInput(
                f"{name}:{number}: is longer than the {limits.max_line_bytes:,} bytes allowed for a line: "
                "check the quotation marks"
            )
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SkipInput(f"{name}:{number}: is not UTF-8: save the file as UTF-8") from error
        yield text.removeprefix("\ufeff") if number == 1 else text
