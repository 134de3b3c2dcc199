"""Shards: files of reports, found by path or URL and opened one at a time."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import IO, Any, BinaryIO, cast

from verbale.archives.storage import Place, place
from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources import SourceSettings
from verbale.sources.decoding import check
from verbale.sources.fields import TEXT, make_report, take_fields
from verbale.sources.items import Link
from verbale.sources.normalising import normalise
from verbale.sources.opening import Opener, reason

_PARQUET = b"PAR1"
_ROWS_AT_ONCE = 256
_MAX_STEM_CHARACTERS = 48
_ID_DIGITS = 12
_NO_NAME = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of reports: its path or URL, and its size in bytes."""

    name: str
    size: int

    @property
    def id(self) -> str:
        """The shard's name as part of file names: what is legible of it, and a hash of the whole."""
        stem = _NO_NAME.sub("-", self.name.rsplit("/", 1)[-1])[:_MAX_STEM_CHARACTERS].strip("-")
        return f"{stem}-{hashlib.sha256(self.name.encode()).hexdigest()[:_ID_DIGITS]}"


def find_shards(inputs: Iterable[str]) -> list[Shard]:
    """Return the files that are named, and those below the folders that are, each once, in order.

    Raises Abort for an input that is not there.
    """
    found = chain.from_iterable(place(each).files() for each in inputs)
    return list({file.name: Shard(file.name, size) for file, size in found}.values())


def reports_of(shard: Shard, settings: SourceSettings) -> Iterator[Report | SkipInput]:
    """Yield the reports of a shard, in order, and an error for whatever can't be one.

    A shard is Parquet, or whatever `verbale read` takes from a file: JSON lines, WARC, packed or not.
    """
    file = place(shard.name)
    try:
        with file.system.open_input_stream(file.path, compression=None) as stream:
            is_parquet = stream.read(len(_PARQUET)) == _PARQUET
        if is_parquet:
            yield from _rows(file, settings)
            return
        with (
            file.system.open_input_stream(file.path, compression=None) as stream,
            Opener(settings.limits, settings.names) as opener,
        ):
            name = shard.name.rsplit("/", 1)[-1]
            for item in opener.open(cast("BinaryIO", stream), shard.name, name=name):
                yield _no_link(item)
    except OSError as error:
        yield SkipInput(f"{shard.name}: can't be read to its end ({reason(error)}): check the file")


def _no_link(item: Report | Link | SkipInput) -> Report | SkipInput:
    return SkipInput(f"{item.origin}: holds only a link") if isinstance(item, Link) else item


def _rows(file: Place, settings: SourceSettings) -> Iterator[Report | SkipInput]:
    from pyarrow import ArrowException, parquet

    names = settings.names
    wanted = {name.split(".")[0] for name in names} | set(names)
    number = 0
    try:
        with file.system.open_input_file(file.path) as stream:
            table = parquet.ParquetFile(cast("IO[bytes]", stream))
            columns = [name for name in table.schema_arrow.names if name in wanted]
            for batch in table.iter_batches(_ROWS_AT_ONCE, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _report(row, f"{file.name}:{number}", settings)
    except ArrowException as error:
        yield SkipInput(f"{file.name}: can't be read past row {number} ({error}): write the file anew")
    if not number:
        text = next(name for name, field in names.items() if field == TEXT)
        yield SkipInput(f"{file.name}: holds no reports: a row needs the text in the column {text!r}")


def _report(row: dict[str, Any], origin: str, settings: SourceSettings) -> Report | SkipInput:
    try:
        text, stated = take_fields(
            {name: _plain(value) for name, value in row.items()}, settings.names, origin
        )
        return make_report(check(normalise(text), origin, settings.limits), stated, origin)
    except SkipInput as error:
        return error


def _plain(value: Any) -> Any:
    """Return a value as JSON lines would state it: a day, with or without its time, in ISO form."""
    return value.isoformat() if isinstance(value, date) else value
