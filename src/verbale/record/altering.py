"""Changes of tables that stand, for the steps by which older records are brought up to date."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateColumn


def make_indexes_anew(connection: Connection, table: Table) -> None:
    """Make the indexes of a table anew, as they are now, in a record that has others of their names."""
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        index.drop(connection, checkfirst=True)
        index.create(connection)


def make_index_anew(connection: Connection, table: Table, name: str) -> None:
    """Make one index of a table as it is now, in a record that lacks it or has another of its name."""
    for index in table.indexes:
        if index.name == name:
            index.drop(connection, checkfirst=True)
            index.create(connection)


def add_columns(connection: Connection, table: Table, names: Iterable[str]) -> None:
    """Add columns of a table that a record lacks; those that may not be empty need a default."""
    for name in names:
        column = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column}")
