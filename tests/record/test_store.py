import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.record.conftest import NewUrl
from tests.record.samples import account, contact, report, said
from verbale.errors import Abort, SkipInput, VerbaleError
from verbale.record import database
from verbale.record.store import Store

MET = report("The ministers met.", published="2020-03-02", title="Talks", origin="b.txt")
TALKS = contact("Sergey Lavrov", "Elmar Mammadyarov", date="2020-03-02")


def test_a_report_comes_back_as_it_went_in(store: Store) -> None:
    told = account(MET, TALKS)
    assert store.add(MET, told)
    assert store.report(MET.id) == MET
    assert store.account(MET.id[:6]) == told
    assert store.has(MET.id)
    assert store.has(MET.id, reader=told.reader)
    assert not store.has(MET.id, reader="verbale 9.9.9")
    assert not store.has("0" * 32)


def test_adding_again_changes_nothing(store: Store) -> None:
    store.add(MET, account(MET, TALKS))
    before = list(store.dump())
    assert not store.add(MET, account(MET, TALKS))
    assert list(store.dump()) == before


def test_a_newer_reading_replaces_the_account_and_all_that_followed(store: Store, new_url: NewUrl) -> None:
    newer = account(MET, contact(date="2020-03"), reader="verbale 0.2.0, en_test 1.0")
    store.add(MET, account(MET, TALKS, quotations=(said("The ministers met.", "Sergey Lavrov"),)))
    assert store.add(MET, newer)
    with Store(new_url()) as other:
        other.add(MET, newer)
        assert list(store.dump()) == list(other.dump())


def test_an_older_reading_does_not(store: Store) -> None:
    newer = account(MET, TALKS, reader="verbale 0.10.0, en_test 1.0")
    store.add(MET, newer)
    assert not store.add(MET, account(MET, reader="verbale 0.9.0, en_test 1.0"))
    assert store.account(MET.id) == newer


def test_a_report_from_two_places_keeps_the_first_name(store: Store) -> None:
    store.add(MET, account(MET))
    assert store.add(MET.model_copy(update={"origin": "a.txt"}), account(MET))
    assert not store.add(MET, account(MET))
    assert not store.add(MET.model_copy(update={"origin": None}), account(MET))
    assert store.report(MET.id).origin == "a.txt"


def test_removing_takes_out_what_rests_on_the_report_alone(store: Store) -> None:
    other = report("The talks took place.", published="2020-03-03")
    store.add(other, account(other, TALKS))
    before = list(store.dump())
    store.add(MET, account(MET, TALKS, quotations=(said("The ministers met.", "Sergey Lavrov"),)))
    assert store.remove(MET.id)
    assert list(store.dump()) == before
    assert not store.remove(MET.id)


def test_one_report_that_fails_takes_its_batch_with_it(store: Store) -> None:
    other = report("The talks took place.")
    with pytest.raises(VerbaleError, match="given with report"):
        store.add_many([(MET, account(MET)), (other, account(MET))])
    assert not store.has(MET.id)


def test_text_that_no_database_can_hold_is_refused(store: Store) -> None:
    broken = report("The ministers \ud800 met.")
    with pytest.raises(SkipInput, match="Unicode"):
        store.add(broken, account(broken))
    broken = report("The ministers \0 met.")
    with pytest.raises(SkipInput, match="null character"):
        store.add(broken, account(broken))


def test_a_prefix_must_name_one_report(store: Store) -> None:
    for number in range(40):
        one = report(f"Number {number}")
        store.add(one, account(one))
    with pytest.raises(SkipInput, match="no report"):
        store.report("0" * 32)
    first_digits = [row.id[0] for row in store.reports()]
    shared = next(digit for digit in first_digits if first_digits.count(digit) > 1)
    with pytest.raises(SkipInput, match="several reports"):
        store.report(shared)
    with pytest.raises(SkipInput, match="no id"):
        store.account("x%")


def test_a_record_is_opened_by_path_or_url(tmp_path: Path) -> None:
    path = tmp_path / "a record 100%?.db"
    with Store(path) as store:
        store.add(MET, account(MET))
    for name in (str(path), f"sqlite:///{path}"):
        with Store(name, create=False) as again:
            assert again.has(MET.id)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_what_is_wrong_with_a_database_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="no record at"):
        Store(tmp_path / "none.db", create=False)
    with pytest.raises(Abort, match="no folder"):
        Store(tmp_path / "none" / "record.db")
    with pytest.raises(Abort, match=r"mysql://me:\*\*\*@host/db"):
        Store("mysql://me:secret@host/db")
    (tmp_path / "text.db").write_text("This is a text, and it is longer than a hundred bytes. " * 20)
    with pytest.raises(Abort, match="no SQLite database"):
        Store(tmp_path / "text.db")
    with pytest.raises(Abort, match="can't be opened"):
        Store(tmp_path)
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(Abort, match="another program"):
        Store(tmp_path / "other.db")


def test_what_is_wrong_with_a_url_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Abort, match="no URL of a database"):
        Store("://")
    with pytest.raises(Abort, match="begins with postgresql://"):
        Store("oracle://host/db")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(Abort, match=r"pip install verbale\[postgresql\]"):
        Store("postgresql://host/db")


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(database, "WAIT_FOR_WRITER_MS", 50)
    path = tmp_path / "record.db"
    with Store(path) as store:
        store.add(MET, account(MET))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield path
    connection.close()


def test_a_second_writer_is_told_so_and_readers_go_on(locked: Path) -> None:
    with Store(locked) as store:
        assert store.has(MET.id)
        assert store.statistics().reports == 1
        other = report("Another one.")
        with pytest.raises(Abort, match="another program is writing"):
            store.add(other, account(other))


def test_a_reader_keeps_as_much_of_a_file_in_memory_as_it_is_given(tmp_path: Path) -> None:
    place = tmp_path / "record.db"
    Store(place).close()
    with Store(place, cache_mib=2) as store, store._database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA cache_size").scalar_one() == -2048


def test_a_question_that_takes_too_long_is_ended(new_url: NewUrl) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with (
        Store(new_url(), read_seconds=0.05) as store,
        pytest.raises(Abort, match="ask for less"),
        store._database.read() as connection,
    ):
        connection.exec_driver_sql(endless)
