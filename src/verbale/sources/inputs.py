"""From what a user names (files, folders, addresses, `-`) to reports, one after the other."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.fetching import Fetcher
from verbale.sources.fetching.addresses import is_url
from verbale.sources.items import Item, Link
from verbale.sources.kinds import HEAD_BYTES, tell_kind
from verbale.sources.opening import Opener, reason
from verbale.sources.settings import DEFAULT_SETTINGS, SourceSettings
from verbale.sources.web import open_url

STANDARD_INPUT = "-"


def open_inputs(
    inputs: Iterable[str | Path],
    settings: SourceSettings = DEFAULT_SETTINGS,
    *,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | SkipInput]:
    """Yield every report of the inputs, in order, and an error for whatever can't be one.

    An input is a file, a folder, read recursively in the order of names without hidden files, an http or
    https address, of which a feed stands for all that it links to, or `-` for standard input. What a file
    or page is, its content tells: docs/sources.md lists the formats. Nothing is raised for a bad input:
    its SkipInput is yielded in its place, and the rest goes on.
    """
    with Opener(settings.limits, settings.names) as opener:
        fetcher = Fetcher(settings.web)
        for path in _files(inputs):
            if isinstance(path, SkipInput):
                yield path
            elif isinstance(path, str) and is_url(path):
                yield from open_url(opener, fetcher, path)
            elif path == STANDARD_INPUT:
                yield from map(_unlinked, opener.open(stdin or sys.stdin.buffer, "standard input"))
            else:
                yield from map(_unlinked, _open_file(opener, path))


def count_reports(inputs: Iterable[str | Path], settings: SourceSettings = DEFAULT_SETTINGS) -> int | None:
    """Return how many items `open_inputs` will yield, or None when only reading them could tell.

    Lines of JSON lines are counted, blank ones included; what comes from standard input, the web,
    archives, feeds and tables can't be.
    """
    total = 0
    for path in _files(inputs):
        if isinstance(path, str):  # standard input, or an address
            return None
        counted = 1 if isinstance(path, SkipInput) else _count_file(path, settings)
        if counted is None:
            return None
        total += counted
    return total


def _count_file(path: str | Path, settings: SourceSettings) -> int | None:
    if not Path(path).is_file():  # a pipe, whose first bytes would be lost
        return None
    try:
        with Path(path).open("rb") as stream:
            kind = tell_kind(stream.read(HEAD_BYTES), str(path), settings.names, "")
            if kind == "json-lines":
                stream.seek(0)
                return sum(1 for _ in stream)
    except (OSError, SkipInput):
        return 1
    return 1 if kind in ("text", "html", "pdf", "mail") else None


def _unlinked(item: Item) -> Report | SkipInput:
    """Return the item; a link is not followed where nobody asked for the web."""
    if isinstance(item, Link):
        return SkipInput(f"{item.origin}: holds only a link: read {item.url} itself, or watch the feed")
    return item


def _open_file(opener: Opener, path: str | Path) -> Iterator[Item]:
    origin = printable(path)
    try:
        with Path(path).open("rb") as stream:
            yield from opener.open(stream, origin, name=Path(path).name)
    except OSError as error:
        yield SkipInput(f"{origin}: can't be opened ({reason(error)}): check the file and who may read it")


def _files(inputs: Iterable[str | Path]) -> Iterator[str | Path | SkipInput]:
    for named in inputs:
        if named == STANDARD_INPUT or (isinstance(named, str) and is_url(named)):
            yield named
            continue
        path = Path(named)
        if path.is_dir():
            yield from _walk(path)
        elif os.path.lexists(path):
            yield path
        else:
            yield SkipInput(f"{printable(path)}: no such file or folder: check the path")


def _walk(folder: Path) -> Iterator[Path | SkipInput]:
    errors: list[OSError] = []
    empty = True
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.is_file():
                empty = False
                yield path
    for error in errors:
        yield SkipInput(f"{printable(error.filename)}: {reason(error)}: check who may read it")
    if empty and not errors:
        yield SkipInput(f"{printable(folder)}: the folder holds no files: check the path")


def printable(path: str | Path) -> str:
    """Return the path as text that can be stored anywhere, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")
