import pytest
from sqlalchemy import Connection

from tests.record.conftest import NewUrl
from tests.record.older import found, make_first, run, shape
from verbale.errors import Abort
from verbale.record import migrations
from verbale.record.store import Store

_STEPS = "SELECT name FROM verbale_migrations"


@pytest.fixture
def place(new_place: NewUrl) -> str:
    return new_place()


def test_a_record_of_the_first_schema_becomes_like_a_new_one(new_place: NewUrl) -> None:
    old, new = new_place(), new_place()
    make_first(old)
    for url in (old, new):
        Store(url).close()
    assert shape(old) == shape(new)


def test_copies_are_found_in_a_record_of_the_first_schema(place: str) -> None:
    told = "The envoys of both countries met in Baku for two hours and agreed to meet again in May."
    make_first(place, [told, "A spokesman confirmed it. " + told, "No such thing was ever agreed there."])
    with Store(place) as store:
        assert list(store.copies(f"{0:032x}")) == [f"{1:032x}"]
        assert store.copies(f"{2:032x}") == {}


def test_a_new_record_has_all_steps_recorded(place: str) -> None:
    Store(place).close()
    names = [name for (name,) in found(place, _STEPS)]
    assert sorted(names) == sorted([migrations.FIRST, *migrations.STEPS])


def test_a_newer_record_is_left_alone(place: str) -> None:
    Store(place).close()
    run(place, "INSERT INTO verbale_migrations (name, verbale) VALUES ('a later step', '9.0.0')")
    with pytest.raises(Abort, match=r"newer Verbale \(a later step\): update"):
        Store(place)


def test_steps_are_applied_once_in_order(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(place).close()

    def add_column(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE reports ADD COLUMN shelf TEXT")

    def fill_column(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE reports SET shelf = 'A'")

    more = {"add shelf": add_column, "fill shelf": fill_column}
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS | more)
    Store(place).close()
    Store(place).close()
    names = [name for (name,) in found(place, _STEPS)]
    assert sorted(names) == sorted([migrations.FIRST, *migrations.STEPS])
    assert found(place, "SELECT shelf FROM reports") == []


def test_a_step_that_fails_leaves_the_record_as_it_was(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(place).close()

    def half(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE shelves (name TEXT)")
        connection.exec_driver_sql("CREATE TABLE shelves (name TEXT)")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS | {"shelves": half})
        with pytest.raises(Abort, match=r'shelves"? already exists'):
            Store(place)
    assert "shelves" not in shape(place)
    Store(place).close()
