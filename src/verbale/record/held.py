"""Which reports a record holds, asked for many at once."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from verbale.record.bulk import any_of, as_list


class Held(NamedTuple):
    """Who read a report that a record holds, and where it came from."""

    reader: str
    origin: str | None


def held(connection: Connection, reports: Sequence[str]) -> dict[str, Held]:
    """Return what is known of those of the reports (by id) that the record holds."""
    command = (
        "SELECT accounts.report, accounts.reader, reports.origin FROM accounts "  # noqa: S608  (no user's words)
        "JOIN reports ON reports.id = accounts.report "
        f"WHERE accounts.report {any_of(connection, 'text')}"
    )
    rows = connection.exec_driver_sql(command, (as_list(connection, reports),))
    return {row.report: Held(row.reader, row.origin) for row in rows}
