"""The part of `Record` that writes the record in the formats of other tools."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from verbale.clock import today
from verbale.errors import Abort
from verbale.exports import Setting, format_named, kinds_of
from verbale.exports.stream import answering, rows
from verbale.record.rows import Row
from verbale.record.store import Store

type Told = Callable[[int], None]
"""Is told how many rows are written."""


class Exporting:
    """What writes a record to a file or stream."""

    _store: Store

    def export(
        self,
        format: str,  # noqa: A002
        target: str | Path | BinaryIO,
        /,
        *kinds: str,
        licence: str | None = None,
        limit: int | None = None,
        progress: Told | None = None,
        **conditions: Any,
    ) -> int:
        """Write rows in a format to a file, or to what takes bytes; return how many rows there were.

        `format` is "csv", "jsonl", "parquet", "duckdb", "ics", "plover", "polecat", "icews", "gdelt-events",
        "gdelt-mentions", "ftm", "jsonld" or "graphml" (docs/exports.md), `kinds` which rows: "contacts",
        "statements", "events" ...; without them those that the format is made for. Conditions are those of
        the methods that list these rows. `licence` is that of the data, written where the format has a place
        for it. A file appears under its name when it is whole.

            record.export("ics", "ahead.ics", status="planned", since="2024")
            record.export("duckdb", "record.duckdb")

        Raises VerbaleError when there is no such format, it does not take such rows, or they can't be asked
        for so; SkipInput for an unknown party; Abort when a package is missing or the file can't be written.
        """
        found = format_named(format)
        given = {name: value for name, value in conditions.items() if value is not None}
        wanted = answering(kinds_of(format, kinds), given)
        setting = Setting(
            kinds=wanted, conditions=given, licence=licence, reports=self._store.reports_described
        )
        count = 0

        def counted() -> Iterator[Row]:
            nonlocal count
            for row in islice(
                chain.from_iterable(self._rows(one, wanted, given, found.once) for one in wanted), limit
            ):
                count += 1
                if progress is not None:
                    progress(count)
                yield row

        pieces = found.write(counted(), setting)
        if isinstance(target, str | Path):
            with _whole_file(Path(target)) as file:
                _write(file, pieces)
        else:
            _write(target, pieces)
        return count

    def _rows(self, kind: str, wanted: tuple[str, ...], given: dict[str, Any], once: bool) -> Iterator[Row]:
        asked = dict(given)
        if kind == "contacts":
            asked.setdefault("as_of", today())
        if kind == "events" and once and "contacts" in wanted:
            asked.setdefault("contacts", False)
        return rows(self._store, kind, asked)


def _write(file: BinaryIO, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        file.write(piece)


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file beside `path` that takes its place when all is written. Raises Abort when it can't."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            yield file
        os.replace(beside, path)
    except OSError as error:
        raise Abort(f"{path} can't be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
