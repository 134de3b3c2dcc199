"""Every test of the record runs on SQLite, and on PostgreSQL where a server is given.

`VERBALE_TEST_POSTGRESQL_URL` names a database in which the tests may make and drop schemas.
"""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url

from verbale.record.store import Store

POSTGRESQL = os.environ.get("VERBALE_TEST_POSTGRESQL_URL")

type NewUrl = Callable[[], str]


@pytest.fixture(
    scope="module",
    params=[
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.skipif(not POSTGRESQL, reason="no server is given")),
    ],
)
def new_url(request: pytest.FixtureRequest) -> Iterator[NewUrl]:
    """Give a function that returns the URL of a new, empty record at each call."""
    if request.param == "sqlite":
        yield lambda: ":memory:"
        return
    url = make_url(POSTGRESQL or "").set(drivername="postgresql+psycopg")
    names = (f"verbale_test_{os.getpid()}_{number}" for number in count())
    made: list[str] = []

    def new() -> str:
        made.append(next(names))
        _run(url, f"CREATE SCHEMA {made[-1]}")
        placed = url.set(drivername="postgresql").update_query_dict({"options": f"-csearch_path={made[-1]}"})
        return placed.render_as_string(hide_password=False)

    yield new
    for name in made:
        _run(url, f"DROP SCHEMA {name} CASCADE")


def _run(url: URL, command: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(command)
    engine.dispose()


@pytest.fixture
def new_place(new_url: NewUrl, tmp_path: Path) -> NewUrl:
    """Return a function like `new_url`, but of records that several connections can open."""
    numbers = count()

    def new() -> str:
        made = new_url()
        return str(tmp_path / f"record{next(numbers)}.db") if made == ":memory:" else made

    return new


@pytest.fixture
def store(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as opened:
        yield opened


@pytest.fixture(scope="module")
def _kept(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as opened:
        yield opened


@pytest.fixture
def reused(_kept: Store) -> Iterator[Store]:
    """Give a store that all tests of a module empty and use again: making one costs more than most tests."""
    yield _kept
    for row in _kept.reports():
        _kept.remove(row.id)
