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


def test_a_new_record_has_all_steps_recorded(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store(path).close()
    names = [name for (name,) in _query(path, "SELECT name FROM verbale_migrations")]
    assert names == [migrations.FIRST, *migrations.STEPS]


def test_a_newer_record_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store(path).close()
    _query(path, "INSERT INTO verbale_migrations VALUES ('a later step', '9.0.0')")
    with pytest.raises(Abort, match=r"newer Verbale \(a later step\): update"):
        Store(path)


def test_steps_are_applied_once_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    Store(path).close()

    def add_column(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE reports ADD COLUMN shelf TEXT")

    def fill_column(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE reports SET shelf = 'A'")

    monkeypatch.setattr(migrations, "STEPS", {"add shelf": add_column, "fill shelf": fill_column})
    Store(path).close()
    Store(path).close()
    assert _query(path, "SELECT name FROM verbale_migrations ORDER BY rowid") == [
        (migrations.FIRST,),
        ("add shelf",),
        ("fill shelf",),
    ]


def test_a_step_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    Store(path).close()

    def half(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE shelves (name TEXT)")
        connection.exec_driver_sql("CREATE TABLE shelves (name TEXT)")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", {"shelves": half})
        with pytest.raises(Abort, match="shelves already exists"):
            Store(path)
    assert _query(path, "SELECT name FROM sqlite_master WHERE name = 'shelves'") == []
    Store(path).close()
