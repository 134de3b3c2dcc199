"""JSON lines: one report a line, an object with `text` and what else is known of it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.decoding import check
from verbale.sources.fields import FIELDS, make_report
from verbale.sources.limits import Limits
from verbale.sources.normalising import normalise

_BOM = b"\xef\xbb\xbf"
_CHUNK_BYTES = 1 << 20


def read_lines(lines: Iterable[bytes | None], name: str, limits: Limits) -> Iterator[Report | SkipInput]:
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
            yield read_line(line, origin, limits)
        except SkipInput as error:
            yield error


def read_line(line: bytes, origin: str, limits: Limits) -> Report:
    """Return the report that one line holds. Raises SkipInput when it holds none."""
    try:
        parsed: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SkipInput(f"{origin}: is not UTF-8: save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SkipInput(f"{origin}: is not JSON: give one object a line") from error
    if not isinstance(parsed, dict):
        raise SkipInput(f"{origin}: is not an object: give one object with 'text' a line")
    text = _string(parsed, "text", origin)
    if text is None:
        raise SkipInput(f"{origin}: has no 'text': name the field of the report's text so")
    stated: dict[str, str] = {}
    for name, field in FIELDS.items():
        value = _string(parsed, name, origin)
        if value is not None and value.strip():
            stated.setdefault(field, value)
    return make_report(check(normalise(text), origin, limits), stated, origin)


def split_lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """Yield the lines of a stream, and None for one that is too long to be held."""
    while line := stream.readline(limits.max_line_bytes + 1):
        if len(line) <= limits.max_line_bytes or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK_BYTES)
        yield None


def _string(parsed: dict[str, Any], name: str, origin: str) -> str | None:
    value = parsed.get(name)
    if value is not None and not isinstance(value, str):
        raise SkipInput(f"{origin}: {name!r} is not a string: put it in quotation marks")
    return value
