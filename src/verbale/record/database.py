"""Opens the database behind a record, and says in plain words what is wrong with it.

SQLite runs in write-ahead mode: one writer and many readers. Its Python driver is told to leave
transactions alone, and each begins as what it is: `BEGIN IMMEDIATE` for a writer, so that two writers
wait for each other at the start rather than fail in the middle.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from verbale.errors import Abort

WAIT_FOR_WRITER_MS = 10_000
_SQLITE = "sqlite:///"


class Database:
    """The engine of a record, and its transactions."""

    def __init__(self, url: str | Path, *, create: bool) -> None:
        text = str(url)
        if "://" in text and not text.startswith(_SQLITE):
            hint = f"records are kept in SQLite: give a path or {_SQLITE}PATH"
            raise Abort(f"{_without_password(text)}: {hint}")
        path = Path(text.removeprefix(_SQLITE))
        if not create and not path.exists():
            raise Abort(f"there is no record at {path}: make one with 'verbale read FILES --record {path}'")
        if not path.absolute().parent.is_dir():
            raise Abort(f"there is no folder {path.absolute().parent} for the record: make it first")
        self.name = str(path)
        self.engine = _sqlite_engine(path)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record throughout."""
        with self._plain_errors(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept all, at the end, or not at all."""
        with (
            self._plain_errors(),
            self.engine.connect().execution_options(verbale_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise Abort(f"{self.name}: {_explain(str(error.orig))}") from error

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def inserting(connection: Connection, table: Table) -> Any:
    """Return an insert that knows what to do on conflict, in the dialect of the connection."""
    return sqlite.insert(table)


def _sqlite_engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": WAIT_FOR_WRITER_MS / 1000, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        try:
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA journal_mode = WAL")
            # Safe against the death of the process at any moment; only a power cut can cost the last reports.
            cursor.execute("PRAGMA synchronous = NORMAL")
        finally:
            cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("verbale_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _explain(message: str) -> str:
    remedies = {
        "file is not a database": "this file is no SQLite database: give another path for the record",
        "database is locked": "another program is writing to the record: wait until it is done",
        "readonly database": "the record can't be written to: check the permissions of file and folder",
        "unable to open database": "the record can't be opened: check the path and its permissions",
        "malformed": "the file is damaged: restore it from a copy, or read the reports into a new record",
        "disk is full": "the disk is full: make room and start again, nothing is lost",
    }
    return next((remedy for sign, remedy in remedies.items() if sign in message), message)


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "this URL"
