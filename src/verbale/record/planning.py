"""What a database can't know of itself, told by the way in which a question is put.

What PostgreSQL's planner needs to be told SQLite does best unasked, and gets the plain form.
"""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, Select, Table, false, func, literal_column

from verbale.record.paging import in_order


def told_first(dialect: str, table: Table) -> ColumnElement[bool]:
    """Return the condition that a row of `table` is the telling of its root that came first.

    Most rows are. Of two equal columns PostgreSQL reckons that next to none are, and of an expression half.
    """
    first: ColumnElement[bool] = table.c.root == table.c.id
    return func.coalesce(first, false()) if dialect == "postgresql" else first


def at_once(dialect: str, table: Table) -> ColumnElement[Any]:
    """Return what names a row of `table` with the fewest steps to it, once an index has found it.

    Each index of SQLite has the place of the row, and from its id another index leads there.
    """
    return literal_column(f"{table.name}.rowid", BigInteger) if dialect == "sqlite" else table.c.id


def leading(dialect: str, query: Select[Any], *days: ColumnElement[Any], newest: bool) -> FromClause | None:
    """Return what a query finds, in the order of days, as the table that the other ones are joined to.

    PostgreSQL looks the others up row by row until there are enough. None where a database does so unasked.
    """
    if dialect != "postgresql":
        return None
    return query.order_by(*in_order(*days, newest=newest)).offset(0).subquery("leading")
