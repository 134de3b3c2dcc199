"""JSON lines: one report a line, an object with `text` and what else is known of it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.decoding import check
from verbale.sources.fields import FieldNames, make_report, take_fields
from verbale.sources.limits import Limits
from verbale.sources.normalising import normalise

_BOM = b"\xef\xbb\xbf"
_CHUNK_BYTES = 1 << 20


def read_lines(
    lines: Iterable[bytes | None], name: str, names: FieldNames, limits: Limits
) -> Iterator[Report | SkipInput]:
    """Yield a report, or an error, for each line that is not blank."""
    for number, line in enumerate(lines, start=1):
        origin = f"{name}:{number}"
        if line is None:
            yield SkipInput(
                f"{origin}: is longer than the {limits.max_line_bytes:,} bytes allowed for a line: "
                "give one report a line"
            )
            continue
        if number == 1:
            line = line.removeprefix(_BOM)
        if not line.strip():
            continue
        try:
            yield read_line(line, origin, names, limits)
        except SkipInput as error:
            yield error


def read_line(line: bytes, origin: str, names: FieldNames, limits: Limits) -> Report:
    """Return the report that one line holds. Raises SkipInput when it holds none."""
    try:
        parsed: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SkipInput(f"{origin}: is not UTF-8: save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SkipInput(f"{origin}: is not JSON: give one object a line") from error
    if not isinstance(parsed, dict):
        raise SkipInput(f"{origin}: is not an object: give one object with 'text' a line")
    text, stated = take_fields(parsed, names, origin)
    return make_report(check(normalise(text), origin, limits), stated, origin)


def split_lines(stream: BinaryIO, name: str, limits: Limits) -> Iterator[bytes | None]:
    """Yield the lines of a stream, and None for one that is too long to be held.

    Raises SkipInput, naming `name`, when a line does not even end within what is passed over.
    """
    while line := stream.readline(limits.max_line_bytes + 1):
        if len(line) <= limits.max_line_bytes or line.endswith(b"\n"):
            yield line
            continue
        passed = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK_BYTES)
            passed += len(line)
            if passed > limits.max_skipped_line_bytes:
                raise SkipInput(
                    f"{name}: holds a line of more than {limits.max_skipped_line_bytes:,} bytes, so the rest "
                    "was left: give one report a line"
                )
        yield None
