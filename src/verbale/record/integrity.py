"""Checks a record for damage, and for rows that lead nowhere. Nothing is changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from verbale.account import Account
from verbale.record import schema, watched
from verbale.record.database import Database
from verbale.record.migrations import migrate

_MAX_DAMAGES = 20


@dataclass(frozen=True, slots=True)
class Integrity:
    """What was found: the database's own complaints, rows by table that lead nowhere, and readers by name.

    `failing` counts the watched feeds and pages that failed when last tried.
    """

    reports: int
    damage: tuple[str, ...]
    astray: Mapping[str, int]
    readers: Mapping[str, int]
    failing: int


def check(url: str | Path) -> Integrity:
    """Check the record at `url`. Raises Abort when it can't be opened, or belongs to a newer Verbale."""
    database = Database(url, create=False)
    try:
        migrate(database, create=False)
        with database.read() as connection:
            return Integrity(
                reports=connection.scalar(select(func.count()).select_from(schema.reports)) or 0,
                damage=tuple(_damage(connection)),
                astray=_astray(connection),
                readers=_readers(connection),
                failing=_failing(connection),
            )
    finally:
        database.close()


def _damage(connection: Connection) -> list[str]:
    """Return what the database itself complains of; PostgreSQL checks its pages as it reads them."""
    if connection.dialect.name != "sqlite":
        return []
    told = connection.exec_driver_sql(f"PRAGMA integrity_check({_MAX_DAMAGES})").scalars().all()
    return [str(line) for line in told if line != "ok"]


def _astray(connection: Connection) -> dict[str, int]:
    """Count rows whose report, or whose account, is not there, and accounts that can't be understood."""
    found: dict[str, int] = {}
    ids = select(schema.reports.c.id)
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is schema.reports.c.id for key in column.foreign_keys):
                lost = select(func.count()).select_from(table).where(column.not_in(ids))
                found[table.name] = found.get(table.name, 0) + (connection.scalar(lost) or 0)
    unread = select(func.count()).where(schema.reports.c.id.not_in(select(schema.accounts.c.report)))
    found[schema.reports.name] = connection.scalar(unread) or 0
    found[schema.accounts.name] = found.get(schema.accounts.name, 0) + _broken_accounts(connection)
    return {table: count for table, count in found.items() if count}


def _broken_accounts(connection: Connection) -> int:
    broken = 0
    rows = connection.execution_options(yield_per=500).execute(select(schema.accounts.c.account))
    for row in rows:
        try:
            Account.model_validate_json(row.account)
        except ValueError:
            broken += 1
    return broken


def _readers(connection: Connection) -> dict[str, int]:
    table = schema.accounts.c
    query = select(table.reader, func.count().label("reports")).group_by(table.reader).order_by(table.reader)
    return {row.reader: row.reports for row in connection.execute(query)}


def _failing(connection: Connection) -> int:
    there = set(inspect(connection).get_table_names())
    tables = [table for table in (watched.feeds, watched.pages) if table.name in there]
    counts = (
        connection.scalar(select(func.count()).select_from(table).where(table.c.reason.is_not(None)))
        for table in tables
    )
    return sum(count or 0 for count in counts)
