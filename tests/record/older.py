"""Records as older versions of Verbale left them, on both databases, and what stands in a database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, inspect, make_url

_SCHEMAS = Path(__file__).parent / "schemas"


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """Give a connection to a database, given by path or URL, in a transaction."""
    named = make_url(url).set(drivername="postgresql+psycopg") if "://" in url else f"sqlite:///{url}"
    engine = create_engine(named)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def run(url: str, *commands: str) -> None:
    """Put commands to a database."""
    with connected(url) as connection:
        for command in commands:
            connection.exec_driver_sql(command)


def found(url: str, query: str) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with connected(url) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def make_first(url: str, texts: Sequence[str] = ()) -> None:
    """Make the record that the first Verbale made, with one report for each text."""
    with connected(url) as connection:
        driver: Any = connection.connection.dbapi_connection
        if connection.dialect.name == "sqlite":
            driver.executescript((_SCHEMAS / "first.sql").read_text("utf-8"))
        else:
            driver.execute((_SCHEMAS / "first_postgresql.sql").read_text("utf-8"))
        for number, text in enumerate(texts):
            connection.exec_driver_sql(
                "INSERT INTO reports (id, text, day, characters, contacts, statements)"  # noqa: S608
                f" VALUES ('{number:032x}', '{text}', '2020-03-02', {len(text)}, 0, 0)"
            )


def shape(url: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the columns, keys and indexes of each table of a database."""
    shapes = {}
    with connected(url) as connection:
        known = inspect(connection)
        for table in known.get_table_names():
            keys = known.get_pk_constraint(table)["constrained_columns"]
            columns = [
                (one["name"], str(one["type"]), str(one["nullable"]), str(one["name"] in keys))
                for one in known.get_columns(table)
            ]
            indexes = [
                (str(one["name"]), str(one["unique"]), *map(str, one["column_names"]))
                for one in known.get_indexes(table)
            ]
            foreign = [
                (*one["constrained_columns"], one["referred_table"], str(one["options"]))
                for one in known.get_foreign_keys(table)
            ]
            shapes[table] = sorted([*columns, *indexes, *foreign])
    return shapes
