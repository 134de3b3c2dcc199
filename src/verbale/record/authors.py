"""Authors of reports, which records did not hold at first."""

from sqlalchemy import Connection
from sqlalchemy.schema import CreateColumn

from verbale.record import schema


def set_up(connection: Connection) -> None:
    """Add the column; what is in the record stays without authors until its sources are read again."""
    column = CreateColumn(schema.reports.c.author).compile(dialect=connection.dialect)
    connection.exec_driver_sql(f"ALTER TABLE {schema.reports.name} ADD COLUMN {column}")
