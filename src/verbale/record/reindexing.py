"""Steps by which the full-text index of an older record is made anew."""

from sqlalchemy import Connection, func, select, tuple_

from verbale.record import schema
from verbale.record.gradual import Part
from verbale.record.textindex import text_index

_REPORTS_IN_A_PART = 5_000
_REPORTS = schema.reports.c


class Reindexing:
    """Makes the index of a database anew, report after report; that of another database stays as it is."""

    def __init__(self, database: str) -> None:
        self._database = database

    def total(self, connection: Connection) -> int:
        """Return how many reports the record holds."""
        return connection.scalar(select(func.count()).select_from(schema.reports)) or 0

    def part(self, connection: Connection, place: tuple[str, ...]) -> Part:
        """Make an empty index in the first part, and take some reports in."""
        if connection.dialect.name != self._database:
            return Part(0, None)
        index = text_index(connection)
        if not place:
            for name in ("reports_text", "statements_text"):
                connection.exec_driver_sql(f"DROP TABLE {name}")
            for command in index.set_up:
                connection.exec_driver_sql(command)
        order = (_REPORTS.day, _REPORTS.id)
        query = select(*order).order_by(*order).limit(_REPORTS_IN_A_PART)
        rows = connection.execute(query.where(tuple_(*order) > tuple_(*place)) if place else query).all()
        index.add(connection, [row.id for row in rows])
        if len(rows) == _REPORTS_IN_A_PART:
            return Part(len(rows), (rows[-1].day, rows[-1].id))
        for command in index.index:
            connection.exec_driver_sql(command)
        return Part(len(rows), None)
