"""Opens the database behind a record, and says in plain words what is wrong with it.

SQLite runs in write-ahead mode: one writer and many readers. Its Python driver is told to leave
transactions alone, and each begins as what it is: `BEGIN IMMEDIATE` for a writer, so that two writers
wait for each other at the start rather than fail in the middle. On PostgreSQL writers wait for each other
by an advisory lock, and a reader sees one state throughout.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from verbale.errors import Abort
from verbale.record.turns import take_turn

# A batch of thousands of reports takes a server that others use as well half a minute.
WAIT_FOR_WRITER_MS, WAIT_FOR_TURN_MS = 10_000, 60_000
_SQLITE = "sqlite:///"
_IN_MEMORY = ":memory:"
# What SQLite keeps in memory of a record: ids are hashes, so what is written next may lie anywhere. The log
# is long enough for several batches of reports, so that pages which many of them change are copied once.
CACHE_MIB, _CACHE_OF_WRITER_MIB = 32, 256
_PAGES_OF_LOG = 16_384
# Steps of SQLite's machine between two looks at the clock: some milliseconds.
_STEPS_BETWEEN_LOOKS = 20_000

# Questions of a record take milliseconds: compiling them costs more, and what is asked often is in memory.
_PLANNING = ("jit = off", "random_page_cost = 1.1", "max_parallel_workers_per_gather = 0")
# A question is planned for the values that it is about, however often it was put: a plan for any value walks
# the whole record for a rare word or party. A writer's statements are the same for all.
_READING = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL plan_cache_mode = force_custom_plan"
)

# Of SQLite a connection of its own is asked, for it tells of what the others do. PostgreSQL tells how far its
# log has come, in which other databases of the server are written as well.
_STATE = {
    "sqlite": "PRAGMA data_version",
    "postgresql": "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()"
    " ELSE pg_current_wal_insert_lsn() END",
}

_REMEDIES = {
    "file is not a database": "this file is no SQLite database: give another path for the record",
    "database is locked": "another program is writing to the record: wait until it is done",
    "lock timeout": "another program is writing to the record: wait until it is done",
    "readonly database": "the record can't be written to: it is opened for reading only, or file and folder "
    "do not permit it",
    "unable to open database": "the record can't be opened: check the path and its permissions",
    "malformed": "the file is damaged: restore it from a copy, or read the reports into a new record",
    "interrupted": "this took longer than a question may: ask for less at once",
    "statement timeout": "this took longer than a question may: ask for less at once",
    "disk is full": "the disk is full: make room and start again, nothing is lost",
    "read-only transaction": "the record is opened for reading only: nothing in it can be changed",
    "permission denied": "the user of this URL may not do this: ask the owner of the database",
}


class Database:
    """The engine of a record, and its transactions.

    `name` is what messages call it: a path, or a URL without its password. A reader that takes longer than
    `read_seconds` is ended. With `read_only` the database itself refuses every change. Each connection to a
    file keeps `cache_mib` of it in memory at most.
    """

    def __init__(
        self,
        url: str | Path,
        *,
        create: bool,
        read_seconds: float | None = None,
        read_only: bool = False,
        cache_mib: int = CACHE_MIB,
    ) -> None:
        self._read_seconds = read_seconds
        self._watch: Any = None
        self._watching = Lock()
        self._marks = count()
        self.read_only = read_only
        text = str(url)
        if names_file(text):
            path = Path(text.removeprefix(_SQLITE))
            _check_path(path, create=create and not read_only)
            self.name = str(path)
            self.engine = _sqlite_engine(path, read_only=read_only, cache_mib=cache_mib)
        else:
            parsed = _parse(text)
            self.name = parsed.render_as_string(hide_password=True)
            self.engine = _postgresql_engine(parsed, read_only=read_only)
        # The driver's own are raised where rows are streamed to it.
        driver: Any = self.engine.dialect.dbapi
        self._errors: tuple[type[Exception], ...] = (DBAPIError, driver.Error)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record throughout."""
        with (
            self._plain_errors(),
            self.engine.connect() as connection,
            connection.begin(),
            _bounded(connection, self._read_seconds),
        ):
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
        except self._errors as error:
            message = str(error.orig if isinstance(error, DBAPIError) else error)
            plain = next((remedy for sign, remedy in _REMEDIES.items() if sign in message), message)
            raise Abort(f"{self.name}: {plain}") from error

    def state(self) -> str:
        """Return a mark that changes with every change of the database, whoever makes it."""
        if self.name == _IN_MEMORY:  # seen by its own connection alone, which can't tell
            return str(next(self._marks))
        with self._plain_errors(), self._watching:
            if self._watch is None:
                self._watch = self._watching_connection()
            cursor = self._watch.cursor()
            try:
                cursor.execute(_STATE[self.engine.dialect.name])
                return str(cursor.fetchone()[0])
            except self._errors:
                self._watch.close()
                self._watch = None  # it may have broken: the next one asks by another
                raise
            finally:
                cursor.close()

    def _watching_connection(self) -> Any:
        """Return a connection of its own that never begins a transaction, and so sees each change at once."""
        connection = self.engine.raw_connection()
        driver: Any = connection.dbapi_connection
        connection.detach()
        if self.engine.dialect.name == "postgresql":
            driver.autocommit = True
        return driver

    def close(self) -> None:
        """Close all connections."""
        if self._watch is not None:
            self._watch.close()
        self.engine.dispose()


@contextmanager
def _bounded(connection: Connection, seconds: float | None) -> Iterator[None]:
    """End what is asked on a connection meanwhile when it takes longer than `seconds`."""
    if seconds is None:
        yield
    elif connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {math.ceil(seconds * 1000)}")
        yield
    else:
        driver: Any = connection.connection.dbapi_connection
        end = time.monotonic() + seconds
        driver.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            driver.set_progress_handler(None, 0)


def inserting(dialect: str, table: Table) -> Any:
    """Return an insert that knows what to do on conflict, in the dialect of that name."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def _check_path(path: Path, *, create: bool) -> None:
    if not create and not path.exists():
        raise Abort(f"there is no record at {path}: make one with 'verbale read FILES --record {path}'")
    if not path.absolute().parent.is_dir():
        raise Abort(f"there is no folder {path.absolute().parent} for the record: make it first")


def names_file(url: str) -> bool:
    """Tell whether the URL of a record, or its path, is that of a file; a server has all others."""
    return "://" not in url or url.startswith(_SQLITE)


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise Abort("this is no URL of a database: write postgresql://USER:PASSWORD@HOST/DATABASE") from error
    if parsed.drivername not in ("postgresql", "postgres"):
        name = parsed.render_as_string(hide_password=True)
        raise Abort(f"{name}: give the path of an SQLite file, or a URL that begins with postgresql://")
    return parsed


def _sqlite_engine(path: Path, *, read_only: bool, cache_mib: int) -> Engine:
    url = URL.create("sqlite", database=str(path))
    if read_only:
        url = URL.create("sqlite", database=path.absolute().as_uri(), query={"mode": "ro", "uri": "true"})
    engine = create_engine(
        url,
        connect_args={"timeout": WAIT_FOR_WRITER_MS / 1000, "isolation_level": None},
        # The connection that was asked last remembers most of what it has read; one in memory is but one.
        **({} if str(path) == _IN_MEMORY else {"pool_use_lifo": True}),
    )

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        try:
            cursor.execute(f"PRAGMA cache_size = -{1024 * cache_mib}")
            if read_only:
                cursor.execute("PRAGMA query_only = ON")
                return
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute("PRAGMA journal_mode = WAL")
            # Safe against the death of the process at any moment; only a power cut can cost the last reports.
            cursor.execute("PRAGMA synchronous = NORMAL")
            cursor.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_OF_LOG}")
        finally:
            cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("verbale_writes")
        if writes:
            connection.exec_driver_sql(f"PRAGMA cache_size = -{1024 * max(_CACHE_OF_WRITER_MIB, cache_mib)}")
        if writes:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:  # with each question: what SQLAlchemy does besides takes longer than the answer to a small one
            driver: Any = connection.connection.dbapi_connection
            driver.execute("BEGIN")

    return engine


def _postgresql_engine(url: URL, *, read_only: bool) -> Engine:
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"))
    except ImportError as error:
        raise Abort("psycopg is not installed: run 'pip install verbale[postgresql]'") from error

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        connection.autocommit = True
        for setting in _PLANNING:
            connection.execute(f"SET {setting}")
        connection.autocommit = False
        connection.read_only = read_only

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("verbale_writes"):
            take_turn(connection, WAIT_FOR_TURN_MS)
        else:
            connection.exec_driver_sql(_READING)

    return engine
