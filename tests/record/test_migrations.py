import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from verbale.errors import Abort
from verbale.record import migrations
from verbale.record.store import Store


def _query(path: Path, command: str) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    with connection:
        rows = connection.execute(command).fetchall()
    connection.close()
    return rows


def _tables(path: Path) -> dict[str, list[tuple[str, ...]]]:
    names = [name for (name,) in _query(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    parts = {
        name: [(row[1], row[2], row[3], row[5]) for row in _query(path, f"PRAGMA table_info({name})")]
        + [(row[1], row[2]) for row in _query(path, f"PRAGMA index_list({name})")]
        for name in names
    }
    return {name: sorted(map(tuple, rows), key=repr) for name, rows in parts.items()}


def _first_record(path: Path, *texts: str) -> None:
    """Make a record as the first Verbale made it, with one report for each text."""
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript((Path(__file__).parent / "schemas" / "first.sql").read_text("utf-8"))
        for number, text in enumerate(texts):
            connection.execute(
                "INSERT INTO reports (id, text, day, characters, contacts, statements)"
                " VALUES (?, ?, '2020-03-02', ?, 0, 0)",
                (f"{number:032x}", text, len(text)),
            )
    connection.close()


def test_a_record_of_the_first_schema_becomes_like_a_new_one(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    _first_record(old)
    for path in (old, new):
        Store(path).close()
    assert _tables(old) == _tables(new)


def test_copies_are_found_in_a_record_of_the_first_schema(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    told = "The envoys of both countries met in Baku for two hours and agreed to meet again in May."
    _first_record(path, told, "A spokesman confirmed it. " + told, "No such thing was ever agreed there.")
    with Store(path) as store:
        assert list(store.copies(f"{0:032x}")) == [f"{1:032x}"]
        assert store.copies(f"{2:032x}") == {}


def test_a_new_record_has_all_steps_recorded(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store(path).close()
    names = [name for (name,) in _query(path, "SELECT name FROM verbale_migrations")]
    assert sorted(names) == sorted([migrations.FIRST, *migrations.STEPS])


def test_a_newer_record_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store(path).close()
    _query(path, "INSERT INTO verbale_migrations (name, verbale) VALUES ('a later step', '9.0.0')")
    with pytest.raises(Abort, match=r"newer Verbale \(a later step\): update"):
        Store(path)


def test_steps_are_applied_once_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    Store(path).close()

    def add_column(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE reports ADD COLUMN shelf TEXT")

    def fill_column(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE reports SET shelf = 'A'")

    more = {"add shelf": add_column, "fill shelf": fill_column}
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS | more)
    Store(path).close()
    Store(path).close()
    names = [name for (name,) in _query(path, "SELECT name FROM verbale_migrations")]
    assert sorted(names) == sorted([migrations.FIRST, *migrations.STEPS])
    assert _query(path, "SELECT shelf FROM reports") == []


def test_a_step_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    Store(path).close()

    def half(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE shelves (name TEXT)")
        connection.exec_driver_sql("CREATE TABLE shelves (name TEXT)")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS | {"shelves": half})
        with pytest.raises(Abort, match="shelves already exists"):
            Store(path)
    assert _query(path, "SELECT name FROM sqlite_master WHERE name = 'shelves'") == []
    Store(path).close()
