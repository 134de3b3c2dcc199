"""What only a server can do: another user's lock, another process's reports, the same rows as SQLite."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url

from tests.record.conftest import POSTGRESQL, NewUrl
from tests.record.test_kill import told
from verbale.errors import Abort
from verbale.record import database
from verbale.record.store import Store

pytestmark = pytest.mark.skipif(not POSTGRESQL, reason="no server is given")


@pytest.fixture
def url(new_url: NewUrl) -> str:
    made = new_url()
    if made == ":memory:":
        pytest.skip("about PostgreSQL")
    return made


def test_both_databases_hold_the_same_rows(url: str) -> None:
    with Store(url) as store, Store(":memory:") as other:
        store.add_many(told())
        for report, account in reversed(told()):
            other.add(report, account)
        assert list(store.dump()) == list(other.dump())
        assert store.contacts() == other.contacts()
        assert [hit.id for hit in store.search("report 7")] == [hit.id for hit in other.search("report 7")]


def test_what_one_store_adds_the_other_sees(url: str) -> None:
    with Store(url) as one, Store(url, create=False) as other:
        for number, (report, account) in enumerate(told()[:10]):
            assert (one if number % 2 else other).add(report, account)
        assert list(one.dump()) == list(other.dump())
        assert one.statistics().reports == 10


def test_a_record_that_is_not_there_is_not_made_unasked(url: str) -> None:
    with pytest.raises(Abort, match="there is no record"):
        Store(url, create=False)


def test_a_second_writer_is_told_so_and_readers_go_on(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = told()[:2]
    with Store(url) as store:
        store.add(*first)
        engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
        with engine.begin() as connection:
            lock = int.from_bytes(b"verbale")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock})")
            assert store.statistics().reports == 1
            with monkeypatch.context() as soon:
                soon.setattr(database, "WAIT_FOR_TURN_MS", 50)
                with pytest.raises(Abort, match="another program is writing"):
                    store.add(*second)
        engine.dispose()
        assert store.add(*second)


def test_a_writer_waits_as_long_as_others_take_turns(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_FOR_TURN_MS", 1500)
    first, second = told()[:2]
    take = f"SELECT pg_advisory_xact_lock({int.from_bytes(b'verbale')})"
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with Store(url) as store, ThreadPoolExecutor() as threads, engine.connect() as looking:
        store.add(*first)

        def waiting(count: int) -> list[Any]:
            """Return since when each writer waits, once there are so many of them."""
            while True:
                rows = looking.exec_driver_sql(
                    "SELECT waitstart FROM pg_locks WHERE locktype = 'advisory' AND waitstart IS NOT NULL"
                    " AND NOT granted ORDER BY waitstart"
                ).scalars()
                found = list(rows)
                looking.rollback()
                if len(found) == count:
                    return found

        with engine.connect() as other:
            with engine.begin() as one:
                one.exec_driver_sql(take)
                next_one = threads.submit(other.exec_driver_sql, take)
                waiting(1)
                added = threads.submit(store.add, *second)
                waiting(2)
            next_one.result()
            [since] = waiting(1)
            while waiting(1) == [since]:  # it waits for the first one still
                pass
            other.rollback()
        assert added.result()
    engine.dispose()


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(Abort) as raised:
        Store("postgresql://me:secret@127.0.0.1:1/db")
    assert "127.0.0.1" in str(raised.value)
    assert "secret" not in str(raised.value)
