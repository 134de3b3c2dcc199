"""From what a user names (files, folders, `-`) to reports, one after the other."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.jsonlines import read_lines, split_lines
from verbale.sources.limits import DEFAULT_LIMITS, Limits
from verbale.sources.plain import read_plain

STANDARD_INPUT = "-"
_TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md"})
_JSON_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_BROKEN_STREAM = (OSError, EOFError, zlib.error)


def open_inputs(
    inputs: Iterable[str | Path], *, limits: Limits = DEFAULT_LIMITS, stdin: BinaryIO | None = None
) -> Iterator[Report | SkipInput]:
    """Yield every report of the inputs, in order, and an error for whatever can't be one.

    An input is a plain-text file, a file of JSON lines (`.jsonl`, `.jsonl.gz`), a folder, read
    recursively in the order of names without hidden files, or `-` for standard input: JSON lines when
    it begins with `{`, plain text otherwise. Nothing is raised for a bad input: its SkipInput is
    yielded in its place, and the rest goes on.
    """
    for path in _files(inputs):
        if isinstance(path, SkipInput):
            yield path
        elif path == STANDARD_INPUT:
            yield from _guarded(_open_stream(stdin or sys.stdin.buffer, limits), "standard input")
        else:
            opened = _open_lines(path, limits) if _is_json_lines(path) else _open_plain(path, limits)
            yield from _guarded(opened, _printable(path))


def count_reports(inputs: Iterable[str | Path]) -> int | None:
    """Return how many items `open_inputs` will yield, or None when only reading them could tell.

    Lines of JSON lines are counted, blank ones included; standard input and compressed files can't be.
    """
    total = 0
    for path in _files(inputs):
        if isinstance(path, SkipInput):
            total += 1
        elif path == STANDARD_INPUT or str(path).endswith(".gz"):
            return None
        elif _is_json_lines(path):
            try:
                with Path(path).open("rb") as stream:
                    total += sum(1 for _ in stream)
            except OSError:
                total += 1
        else:
            total += 1
    return total


def _files(inputs: Iterable[str | Path]) -> Iterator[str | Path | SkipInput]:
    for named in inputs:
        if named == STANDARD_INPUT:
            yield STANDARD_INPUT
            continue
        path = Path(named)
        if path.is_dir():
            yield from _walk(path)
        elif os.path.lexists(path):
            yield path
        else:
            yield SkipInput(f"{_printable(path)}: no such file or folder: check the path")


def _walk(folder: Path) -> Iterator[Path | SkipInput]:
    errors: list[OSError] = []
    empty = True
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith(".") or not path.is_file():
                continue
            empty = False
            if _is_json_lines(path) or path.suffix.lower() in _TEXT_SUFFIXES:
                yield path
            else:
                yield SkipInput(
                    f"{_printable(path)}: a folder's reports are .txt and .jsonl files: name this file by "
                    "itself to have it read as plain text"
                )
    for error in errors:
        yield SkipInput(f"{_printable(error.filename)}: {_reason(error)}: check who may read it")
    if empty and not errors:
        yield SkipInput(f"{_printable(folder)}: the folder holds no files: check the path")


def _guarded(items: Iterator[Report | SkipInput], origin: str) -> Iterator[Report | SkipInput]:
    """Yield `items`; when the stream behind them breaks, its error is the last."""
    try:
        yield from items
    except SkipInput as error:
        yield error
    except _BROKEN_STREAM as error:
        yield SkipInput(f"{origin}: can't be read to its end ({_reason(error)}): check the file")


def _open_plain(path: str | Path, limits: Limits) -> Iterator[Report | SkipInput]:
    with Path(path).open("rb") as stream:
        data = stream.read(limits.max_text_bytes + 1)
    yield read_plain(data, _printable(path), limits)


def _open_lines(path: str | Path, limits: Limits) -> Iterator[Report | SkipInput]:
    name = _printable(path)
    compressed = str(path).endswith(".gz")
    with gzip.open(path, "rb") if compressed else Path(path).open("rb") as stream:
        yield from read_lines(split_lines(cast("BinaryIO", stream), limits), name, limits)


def _open_stream(stream: BinaryIO, limits: Limits) -> Iterator[Report | SkipInput]:
    lines = split_lines(stream, limits)
    first = next(lines, b"")
    if first is None or first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_lines(chain([first], lines), "standard input", limits)
    else:
        rest = stream.read(max(limits.max_text_bytes + 1 - len(first), 0))
        yield read_plain(first + rest, "standard input", limits)


def _is_json_lines(path: str | Path) -> bool:
    return str(path).lower().endswith(_JSON_LINES_SUFFIXES)


def _printable(path: str | Path) -> str:
    """Return the path as text that can be stored anywhere, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: BaseException) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
