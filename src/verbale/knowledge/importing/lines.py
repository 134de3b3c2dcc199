"""Reads the JSON objects of a file one by one, however large it is: lines, dumps and whole documents."""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from verbale.errors import SkipInput

# The largest entities of Wikidata take some megabytes.
MAX_LINE_BYTES = 32_000_000
# A file that is one JSON document is read into memory whole.
MAX_DOCUMENT_BYTES = 200_000_000
_LINES_TO_JUDGE_BY = 3

type Told = Callable[[int, int], None]
type Objects = Iterator[tuple[int, dict[str, Any] | SkipInput]]


def read_objects(path: Path, wanted: Callable[[bytes], bool], progress: Told) -> Objects:
    """Yield the objects of a file with the number of their line, or an error in the place of one.

    Understood are JSON lines, Wikidata's dump (an array with one entity a line), and a file that is one
    array or one document of entities; each plain or gzipped. Lines for which `wanted` is false are left
    out unread. `progress` is called with the bytes read and the size of the file now and then.

    Raises SkipInput when the file can't be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream: IO[bytes] = io.BufferedReader(gzip.GzipFile(fileobj=raw)) if packed else raw
            if _is_document(stream):
                stream.seek(0)
                yield from _document(path, stream)
                return
            stream.seek(0)
            for number, item in _lines(stream, wanted):
                if number % 1000 == 0:
                    progress(raw.tell(), size)
                yield number, item if isinstance(item, dict) else SkipInput(f"{path}, line {number}: {item}")
            progress(size, size)
    except (OSError, EOFError, zlib.error) as error:
        raise SkipInput(f"{path}: can't be read to its end ({error})") from error


def _lines(stream: IO[bytes], wanted: Callable[[bytes], bool]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            while (rest := stream.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield number, f"longer than {MAX_LINE_BYTES // 1_000_000} MB: left out"
            continue
        line = line.strip().rstrip(b",")
        if line in (b"", b"[", b"]") or not wanted(line):
            continue
        yield number, parse(line)


def parse(line: bytes) -> dict[str, Any] | str:
    """Return the object of a line, or what is wrong with it."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "") or type(error).__name__
        return f"no JSON ({reason}): left out"
    return value if isinstance(value, dict) else "no JSON object: left out"


def _is_document(stream: IO[bytes]) -> bool:
    """Tell whether the file is one JSON document rather than one of lines: none of the first is an object."""
    seen = 0
    while seen < _LINES_TO_JUDGE_BY and (line := stream.readline(MAX_LINE_BYTES)):
        line = line.strip().rstrip(b",")
        if line in (b"", b"["):
            continue
        seen += 1
        item = parse(line)
        if isinstance(item, dict):
            return "entities" in item
    return seen > 0


def _document(path: Path, stream: IO[bytes]) -> Objects:
    text = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(text) > MAX_DOCUMENT_BYTES:
        most = MAX_DOCUMENT_BYTES // 1_000_000
        raise SkipInput(f"{path}: one JSON document of more than {most} MB: give one entity a line")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        # Most lines may be good all the same: tell of the bad ones.
        for number, line in enumerate(text.split(b"\n"), start=1):
            if line.strip().rstrip(b",") not in (b"", b"[", b"]"):
                item = parse(line.strip().rstrip(b","))
                yield number, item if isinstance(item, dict) else SkipInput(f"{path}, line {number}: {item}")
        return
    if isinstance(value, dict):
        value = list(value["entities"].values()) if isinstance(value.get("entities"), dict) else [value]
    for item in value if isinstance(value, list) else [value]:
        yield 1, item if isinstance(item, dict) else SkipInput(f"{path}: no JSON object among its entities")
