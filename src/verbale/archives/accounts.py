"""The place where the accounts of an archive lie: Parquet by month, and a note on each shard that is done."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, count, repeat
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, NamedTuple, Self, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from verbale.account import Account
from verbale.archives.shards import Shard
from verbale.archives.storage import Place, file_systems, place
from verbale.errors import Abort, SkipInput
from verbale.report import Report

if TYPE_CHECKING:
    from pyarrow import Schema
    from pyarrow.parquet import ParquetWriter

_SUFFIX = ".parquet"
_NOTES = "shards"
_MONTH = "month="
_NO_MONTH = "unknown"
_ISO_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)", re.ASCII)
_ROWS_AT_ONCE = 1000
_REPORT_FIELDS = tuple(Report.model_fields)


class Entry(BaseModel):
    """The note of a shard that is done: what it was, who read it, what came of it, and where that lies.

    `files` are paths below the place of the accounts. `failures` names the first of those that `failed`,
    in a line each; `unread` counts by language the reports in languages that are not read. The gate has
    `turned_away` reports, and found nothing to read in them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shard: str
    size: int
    reader: str
    read: int = 0
    turned_away: int = 0
    failed: int = 0
    unread: dict[str, int] = {}
    failures: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Listed(NamedTuple):
    """What a file of accounts says of a report before it is unpacked."""

    report: str
    reader: str
    origin: str | None


class AccountsPlace:
    """The folder, on disk or in object storage, that holds the accounts of an archive.

    Raises Abort when it can't be used.
    """

    def __init__(self, name: str | Path) -> None:
        self._place = place(name)

    @property
    def name(self) -> str:
        """How its user names it."""
        return self._place.name

    def done(self, shard: Shard, reader: str) -> Entry | None:
        """Return the note of a shard that was read by this reader, None if it is still to be read."""
        entry = self._entry(self._note(shard.id))
        is_same = entry is not None and entry.size == shard.size and entry.reader == reader
        return entry if is_same else None

    def entries(self) -> list[Entry]:
        """Return the notes of all shards that are done, in the order of their ids.

        Raises Abort when there are none.
        """
        folder = self._place / _NOTES
        notes = [file for file, _ in folder.files() if file.path.endswith(".json")]
        found = [entry for entry in map(self._entry, notes) if entry is not None]
        if not found:
            raise Abort(f"{self.name}: holds no accounts: make them with 'verbale read ... --accounts'")
        return found

    def keep(self, shard: Shard, entry: Entry, folder: Path) -> None:
        """Put the files of a shard in place, from a folder of this machine; at the very end, its note."""
        note = self._note(shard.id)
        before = self._entry(note)
        for file in entry.files:
            (self._place / file).put(folder / file)
        note.put_bytes(entry.model_dump_json(indent=1).encode() + b"\n")
        for file in set(before.files if before else ()) - set(entry.files):
            (self._place / file).remove()

    def files(self) -> list[tuple[str, str]]:
        """Return the files of all shards that are done, each with its month, in order of months.

        Raises Abort when there are none.
        """
        found = [(_month_of(file), file) for entry in self.entries() for file in entry.files]
        return [(file, month) for month, file in sorted(found)]

    def accounts(
        self, file: str, skip: Callable[[Sequence[Listed]], Iterable[bool]] | None = None
    ) -> Iterator[tuple[Report, Account]]:
        """Yield what a file of accounts holds, in order. Raises SkipInput when it can't be read.

        `skip` is given what stands in the file, some hundreds at a time; it returns for each whether it is to
        be left out, which costs little.
        """
        from pyarrow import ArrowException, parquet

        where = self._place / file
        try:
            with where.system.open_input_file(where.path) as stream:
                for batch in parquet.ParquetFile(cast("IO[bytes]", stream)).iter_batches(_ROWS_AT_ONCE):
                    columns = (batch[name].to_pylist() for name in Listed._fields)
                    listed = [Listed(*values) for values in zip(*columns, strict=True)]
                    left_out = skip(listed) if skip is not None else repeat(False, len(listed))
                    wanted = list(compress(count(), (not out for out in left_out)))
                    for row in batch.take(wanted).to_pylist() if wanted else ():
                        yield _report_of(row), Account.model_validate_json(row["account"])
        except (ArrowException, OSError, ValueError, KeyError) as error:
            raise SkipInput(f"{where.name}: can't be read ({error}): read its shard again") from error

    def _note(self, shard: str) -> Place:
        return self._place / _NOTES / f"{shard}.json"

    def _entry(self, note: Place) -> Entry | None:
        data = note.read()
        if data is None:
            return None
        try:
            return Entry.model_validate_json(data)
        except ValidationError as error:
            raise Abort(f"{note.name}: is no note of a shard: remove it, and read the shard again") from error


class AccountsWriter:
    """Writes the accounts of one shard into files of this machine, one for each month of publication.

    The rows of a file stand in the order in which they came, and equal rows make equal bytes.
    """

    def __init__(self, folder: Path, shard: Shard) -> None:
        self._folder = folder
        self._name = shard.id + _SUFFIX
        self._schema = _schema()
        self._writers: dict[str, ParquetWriter] = {}
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._waiting = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._write()
        for writer in self._writers.values():
            writer.close()

    def add(self, report: Report, account: Account) -> None:
        """Take in one account with its report."""
        self._rows[_month(report.published or account.published.date)].append(_row(report, account))
        self._waiting += 1
        if self._waiting >= _ROWS_AT_ONCE:
            self._write()

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were written, as paths below the folder; all of them once it is closed."""
        return tuple(sorted(map(self._file, self._writers)))

    def _file(self, month: str) -> str:
        return f"accounts/{_MONTH}{month}/{self._name}"

    def _write(self) -> None:
        from pyarrow import Table, parquet

        for month, rows in self._rows.items():
            if month not in self._writers:
                path = self._folder / self._file(month)
                path.parent.mkdir(parents=True, exist_ok=True)
                self._writers[month] = parquet.ParquetWriter(path, self._schema, compression="zstd")
            self._writers[month].write_table(Table.from_pylist(rows, schema=self._schema))
        self._rows.clear()
        self._waiting = 0


def _month(edtf: str | None) -> str:
    """Return the month that a date lies in or begins with, `unknown` where it is not told."""
    told = _ISO_MONTH.match(edtf or "")
    return told.group() if told else _NO_MONTH


def _month_of(file: str) -> str:
    return file.partition(_MONTH)[2].partition("/")[0]


def _row(report: Report, account: Account) -> dict[str, Any]:
    stated = {name: getattr(report, name) for name in _REPORT_FIELDS}
    return {
        "report": report.id,
        **stated,
        "dated": account.published.date,
        "reader": account.reader,
        "account": account.to_json(),
    }


def _report_of(row: dict[str, Any]) -> Report:
    return Report(**{name: row[name] for name in _REPORT_FIELDS})


def _schema() -> "Schema":
    """Return the columns of a file of accounts: all of them text."""
    file_systems()  # or says what is not installed
    from pyarrow import field, large_string, schema, string

    told = ("report", *_REPORT_FIELDS, "dated", "reader", "account")
    long = {"text", "account"}
    return schema([field(name, large_string() if name in long else string()) for name in told])
