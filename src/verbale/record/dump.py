"""The whole record as text, for comparing one record with another."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from verbale.record import schema
from verbale.record.packing import packed


def dump(connection: Connection) -> Iterator[str]:
    """Yield every row of every table as a line of JSON, in an order that depends on the rows alone.

    The numbers that tie rows to their full-text index are left out: they tell in which order reports came.
    """
    for table in schema.metadata.sorted_tables:
        columns = [column for column in table.columns if column.name != "number"]
        keys = [column for column in columns if column.primary_key] or [table.c.id]
        others = [column for column in columns if column not in keys]
        for row in connection.execute(select(*columns).order_by(*keys, *others)):
            yield packed([table.name, *row])
