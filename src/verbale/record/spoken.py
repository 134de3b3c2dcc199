"""How much parties speak, and on which topics: counted without looking at the statements themselves."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, and_, bindparam, delete, select

from verbale.record import schema
from verbale.record.bulk import among, as_parameters, in_table, insert_values, rows_of
from verbale.record.schema import Number, Text, metadata

_STATEMENTS = schema.statements.c
ANY_TOPIC = ""
# Counting how much was said in a time ends at so many.
MOST_COUNTED = 100

# The statements of parties on each of their topics, and on any, those told by several reports once.
spoken_on = Table(
    "spoken_on",
    metadata,
    Column("party", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("number", Number, primary_key=True, autoincrement=False),  # of the statement
    sqlite_with_rowid=False,
)
_COLUMNS = tuple(column.name for column in spoken_on.columns)
# Written as text, for counts of many times at once.
_COUNT = (
    "SELECT (SELECT count(*) FROM (SELECT 1 FROM spoken_on WHERE party = {sign} AND topic = times.topic"
    " AND day > times.after AND day < times.before LIMIT {sign}) AS counted) FROM {times}"
    " ORDER BY times.place"
)
_DELETE = delete(spoken_on).where(and_(*(spoken_on.c[name] == bindparam(f"of_{name}") for name in _COLUMNS)))
_FILL = (
    "INSERT INTO spoken_on SELECT party, '', day, number FROM statements"
    " WHERE root = id AND party IS NOT NULL ORDER BY party, day, number",
    "INSERT INTO spoken_on SELECT said.party, topics.topic, said.day, said.number"
    " FROM statement_topics AS topics JOIN statements AS said ON said.id = topics.statement"
    " WHERE said.root = said.id AND said.party IS NOT NULL ORDER BY 1, 2, 3, 4",
)


def set_up(connection: Connection) -> None:
    """Make the table in a record that lacks it, and fill it from the statements."""
    spoken_on.create(connection)
    for command in _FILL:
        connection.exec_driver_sql(command)


def count_spoken(connection: Connection, statements: Collection[str]) -> None:
    """Count statements, given by id, that are new."""
    rows = _rows(connection, statements)
    insert_values(connection, spoken_on, _COLUMNS, [row for row, counts in rows if counts])


def uncount_spoken(connection: Connection, statements: Collection[str]) -> None:
    """Count statements no more that are stored still."""
    rows = [{f"of_{name}": value for name, value in zip(_COLUMNS, row, strict=True)}
            for row, _ in _rows(connection, statements)]  # fmt: skip
    if rows:
        connection.execute(_DELETE, rows)


def recount_spoken(connection: Connection, statements: Collection[str]) -> None:
    """Count statements that have got another first telling, or are now told first."""
    uncount_spoken(connection, statements)
    count_spoken(connection, statements)


class Time(NamedTuple):
    """A time, told by the days before and after it, in which statements on a topic, or on any, count."""

    topic: str | None
    after: str
    before: str


def spoken_in(
    connection: Connection, party: str, times: Sequence[Time], *, most: int = MOST_COUNTED
) -> list[int]:
    """Return how many statements a party made in each of some times; counting ends at `most`.

    Statements told by several reports count once.
    """
    if not times:
        return []
    columns = {"place": "int", "topic": "text", "after": "text", "before": "text"}
    sign = "?" if connection.dialect.name == "sqlite" else "%s"
    query = _COUNT.format(sign=sign, times=in_table(connection, "times", columns))
    rows = [(place, one.topic or ANY_TOPIC, one.after, one.before) for place, one in enumerate(times)]
    return [count for (count,) in rows_of(connection, query, party, most, *as_parameters(connection, rows))]


def _rows(connection: Connection, statements: Collection[str]) -> Iterator[tuple[tuple[Any, ...], bool]]:
    """Yield the rows of statements of parties, and whether they count: those told first do."""
    if not statements:
        return
    query = select(
        _STATEMENTS.party, _STATEMENTS.topics, _STATEMENTS.day, _STATEMENTS.number,
        (_STATEMENTS.root == _STATEMENTS.id).label("counts"),
    ).where(among(connection, _STATEMENTS.id, statements), _STATEMENTS.party.is_not(None))  # fmt: skip
    found = [
        ((row.party, topic, row.day, row.number), bool(row.counts))
        for row in connection.execute(query)
        for topic in (ANY_TOPIC, *sorted(set(json.loads(row.topics))))
    ]
    yield from sorted(found)
