"""Many rows at once, written and looked up: what a record of a million reports is filled by.

What SQLAlchemy does for each row of an insert costs more than the row itself does SQLite, and PostgreSQL
takes rows fastest as a stream (COPY). So both get plain rows here, in statements made once for each table.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

from verbale.record.packing import packed


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store rows of a table, all of which give the same columns; none is fine."""
    if not rows:
        return
    columns = tuple(rows[0])
    values = [tuple(row.values()) if tuple(row) == columns else _in_order(row, columns) for row in rows]
    insert_values(connection, table, columns, values)


def insert_values(
    connection: Connection, table: Table, columns: tuple[str, ...], values: Sequence[tuple[Any, ...]]
) -> None:
    """Store rows of a table, given as the values of `columns`."""
    if not values:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(table, columns), list(values))
        return
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(_copy(table, columns)) as copy:
        for row in values:
            copy.write_row(row)


def update_rows(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, by: tuple[str, ...]
) -> None:
    """Change rows of a table, all in the same columns; each is found by its values of the columns `by`."""
    if not rows:
        return
    columns = (*(name for name in rows[0] if name not in by), *by)
    sign = _sign(connection)
    command = _update(table, columns, len(by), sign)
    connection.exec_driver_sql(command, [_in_order(row, columns) for row in rows])


def in_table(connection: Connection, name: str, columns: Mapping[str, str]) -> str:
    """Return SQL for a table made of values: `name` with `columns`, given with their types.

    Its one parameter, or on PostgreSQL one for each column, is what `as_parameters` makes of the rows.
    """
    return _given(connection.dialect.name, name, tuple(columns.items()))


def as_parameters(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return rows of values as the parameters of the table that `in_table` writes; there must be one."""
    if connection.dialect.name == "sqlite":
        return (packed(rows),)
    return tuple(list(column) for column in zip(*rows, strict=True))


def any_of(connection: Connection, kind: str) -> str:
    """Return SQL for the condition that a column of a type has one of the values of `as_list`."""
    return (
        "IN (SELECT value FROM json_each(?))"
        if connection.dialect.name == "sqlite"
        else f"= ANY(%s::{kind}[])"
    )


def as_list(connection: Connection, values: Sequence[Any]) -> Any:
    """Return values as the parameter of the condition that `any_of` writes."""
    return packed(values) if connection.dialect.name == "sqlite" else list(values)


def among(connection: Connection, column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column of texts has one of many values.

    They are given as one parameter: a database takes some ten thousand of these at most, and a statement
    that is the same for any number of values is made once.
    """
    if connection.dialect.name == "sqlite":
        listed = func.json_each(packed(sorted(values))).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(cast(sorted(values), ARRAY(Text)))


def among_given(dialect: str, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return the condition that a column has one of the values of a parameter, made by `as_list`.

    It holds texts or numbers.
    """
    if dialect == "sqlite":
        listed = func.json_each(bindparam(name)).table_valued("value")
        return column.in_(select(listed.c.value))
    kind: Any = BigInteger if isinstance(column.type, Integer) else Text
    return column == any_(cast(bindparam(name), ARRAY(kind)))


def among_numbers(
    connection: Connection, column: ColumnElement[int], values: Iterable[int]
) -> ColumnElement[bool]:
    """Return the condition that a column of numbers has one of many values, as `among` does for texts."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(packed(sorted(values))).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(cast(sorted(values), ARRAY(BigInteger)))


def rows_of(connection: Connection, command: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a query that is text, with the values of its parameters, as `fetched` does."""
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute(command, values)
        return list(cursor.fetchall())
    finally:
        cursor.close()


def fetched(connection: Connection, query: Select[Any], values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query with these values of its parameters, as the driver gives them.

    For small queries that are put by the hundred: it is made into text once, and what SQLAlchemy does for
    each time costs several times as much as the answer. No type of a column is regarded.
    """
    text, names, given = _written(query, connection.dialect)
    told = {**given, **values}
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute(text, told if names is None else [told[name] for name in names])
        return list(cursor.fetchall())
    finally:
        cursor.close()


@lru_cache(maxsize=1024)
def _written(query: Select[Any], dialect: Dialect) -> tuple[str, tuple[str, ...] | None, Mapping[str, Any]]:
    """Return a query as text, the names of its parameters if they go by place, and values that it brings."""
    made: Any = query.compile(dialect=dialect)
    names = tuple(made.positiontup) if made.positional else None
    return str(made), names, dict(made.params)


def _in_order(row: Mapping[str, Any], columns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(row[name] for name in columns)


def _sign(connection: Connection) -> str:
    return "?" if connection.dialect.name == "sqlite" else "%s"


@lru_cache
def _insert(table: Table, columns: tuple[str, ...]) -> str:
    signs = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table.name} ({_quoted(columns)}) VALUES ({signs})"  # noqa: S608  (names of ours)


@lru_cache
def _copy(table: Table, columns: tuple[str, ...]) -> str:
    return f"COPY {table.name} ({_quoted(columns)}) FROM STDIN"


@lru_cache
def _update(table: Table, columns: tuple[str, ...], keys: int, sign: str) -> str:
    equal = [f'"{name}" = {sign}' for name in columns]
    changes, condition = ", ".join(equal[:-keys]), " AND ".join(equal[-keys:])
    return f"UPDATE {table.name} SET {changes} WHERE {condition}"  # noqa: S608


@lru_cache
def _given(dialect: str, name: str, columns: tuple[tuple[str, str], ...]) -> str:
    names = ", ".join(column for column, _ in columns)
    if dialect == "sqlite":
        values = ", ".join(
            f"json_extract(value, '$[{place}]') AS {column}" for place, (column, _) in enumerate(columns)
        )
        return f"(SELECT {values} FROM json_each(?)) AS {name}"  # noqa: S608
    arrays = ", ".join(f"%s::{kind}[]" for _, kind in columns)
    return f"unnest({arrays}) AS {name}({names})"


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
