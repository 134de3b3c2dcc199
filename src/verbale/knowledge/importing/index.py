"""Where an import keeps what it has seen until all is read: a file that goes when it is closed.

Persons, positions and the tie between them come in any order and in files larger than memory. So each is
put down as it comes, and joined at the end.
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

_TABLES = """
CREATE TABLE persons (id TEXT PRIMARY KEY, given TEXT, family TEXT, died TEXT) WITHOUT ROWID;
CREATE TABLE positions (id TEXT PRIMARY KEY, office TEXT, party TEXT, name TEXT, area TEXT) WITHOUT ROWID;
CREATE TABLE states (id TEXT PRIMARY KEY, party TEXT) WITHOUT ROWID;
CREATE TABLE held (person TEXT, position TEXT, since TEXT, until TEXT, area TEXT, source TEXT);
"""
_JOINED = """
SELECT held.*, persons.given, persons.family, persons.died, positions.id IS NOT NULL, positions.office,
       positions.party, positions.name, positions.area, persons.id IS NOT NULL
FROM held LEFT JOIN persons ON persons.id = held.person LEFT JOIN positions ON positions.id = held.position
ORDER BY held.position, held.since, held.person, held.until, held.source
"""


class Joined(NamedTuple):
    """One who held a position, with what is known of both; None where the file does not tell."""

    person: str
    position: str
    since: str
    until: str
    area: str
    source: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    died: str
    has_position: bool
    office: str
    party: str
    name: str
    position_area: str
    has_person: bool


class Index:
    """The persons, positions and tenures of an import, on disk."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="verbale-import-")
        self._connection = sqlite3.connect(Path(self._folder.name) / "index.db", isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        self._connection.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._folder.cleanup()

    def add_person(self, id: str, given: tuple[str, ...], family: tuple[str, ...], died: str) -> None:  # noqa: A002
        """Put down a person; the first of one id counts."""
        row = (id, json.dumps(given), json.dumps(family), died)
        self._connection.execute("INSERT OR IGNORE INTO persons VALUES (?, ?, ?, ?)", row)

    def add_position(self, id: str, office: str, party: str, name: str, area: str) -> None:  # noqa: A002
        """Put down a position: its office is empty where none is known, `area` an id whose state may come."""
        row = (id, office, party, name, area)
        self._connection.execute("INSERT OR IGNORE INTO positions VALUES (?, ?, ?, ?, ?)", row)

    def add_state(self, id: str, party: str) -> None:  # noqa: A002
        """Put down which of our parties a state of the collection is."""
        self._connection.execute("INSERT OR IGNORE INTO states VALUES (?, ?)", (id, party))

    def add_tenure(self, person: str, position: str, since: str, until: str, area: str, source: str) -> None:
        """Put down that a person held a position, with dates in EDTF or empty."""
        row = (person, position, since, until, area, source)
        self._connection.execute("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?)", row)

    def state(self, id: str) -> str | None:  # noqa: A002
        """Return our code for a state of the collection."""
        row = self._connection.execute("SELECT party FROM states WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def joined(self) -> Iterator[Joined]:
        """Yield all tenures with person and position, in an order of their own, not the file's."""
        for row in self._connection.execute(_JOINED):
            person, position, since, until, area, source, given, family, *more = row
            died, has_position, office, party, name, position_area, has_person = (cell or "" for cell in more)
            yield Joined(
                person, position, since, until, area, source, _names(given), _names(family), died,
                bool(has_position), office, party, name, position_area, bool(has_person),
            )  # fmt: skip


def _names(cell: str | None) -> tuple[str, ...]:
    return tuple(json.loads(cell)) if cell else ()
