"""One report or account, looked up by id or name, and what the record holds in all."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from verbale.account import Account
from verbale.record import schema
from verbale.record.figures.tables import figures
from verbale.record.ids import with_prefix
from verbale.record.merged import LAST_DAY
from verbale.record.names import consonants, fold, same_name
from verbale.record.person_tables import actor_persons
from verbale.record.rows import ReportRow, Statistics
from verbale.report import Report

_COUNTED = ("reports", "statements", "actors", "events", "agreements")


def actors_named(connection: Connection, name: str) -> list[str]:
    """Return the ids of the actors that can bear `name`, under all names of these persons."""
    words = fold(name).split()
    if not words:
        return []
    table = schema.actor_keys.c
    rows = connection.execute(select(table.actor, table.name).where(table.key == consonants(words[-1])))
    found = {row.actor for row in rows if same_name(name, row.name)}
    person = actor_persons.c
    theirs = select(person.person).where(person.actor.in_(sorted(found)))
    return sorted(found | set(connection.scalars(select(person.actor).where(person.person.in_(theirs)))))


def full_id(connection: Connection, prefix: str) -> str:
    """Return the id of the one report whose id begins with `prefix`. Raises SkipInput."""
    return with_prefix(connection, schema.reports.c.id, prefix, "report")


def report(connection: Connection, id_or_prefix: str) -> Report:
    """Return the report whose id begins so. Raises SkipInput."""
    table = schema.reports
    found = full_id(connection, id_or_prefix)
    row = connection.execute(select(table).where(table.c.id == found)).one()
    return Report(**{name: getattr(row, name) for name in Report.model_fields})


def account(connection: Connection, id_or_prefix: str) -> Account:
    """Return the account of the report whose id begins so. Raises SkipInput."""
    table = schema.accounts.c
    found = full_id(connection, id_or_prefix)
    return Account.model_validate_json(
        connection.execute(select(table.account).where(table.report == found)).scalar_one()
    )


def has(connection: Connection, report: str, reader: str | None) -> bool:
    """Tell whether there is an account of the report, read by `reader` if one is given."""
    table = schema.accounts.c
    query = select(table.reader).where(table.report == report)
    return connection.scalar(query if reader is None else query.where(table.reader == reader)) is not None


def reports(
    connection: Connection, *, limit: int | None, offset: int, latest: bool = False
) -> Iterator[ReportRow]:
    """Yield the reports in order of publication, undated ones last; or the `latest` dated ones first."""
    table, accounts = schema.reports.c, schema.accounts.c
    plain = [name for name in ReportRow.model_fields if name not in ("kind", "reader", "published")]
    query = select(
        *(table[name] for name in plain), table.dated.label("published"), accounts.reader
    ).join_from(schema.reports, schema.accounts)
    if latest:
        query = query.where(table.day < LAST_DAY).order_by(table.day.desc(), table.id.desc())
    else:
        query = query.order_by(table.day, table.id)
    for row in connection.execute(query.limit(limit).offset(offset)):
        yield ReportRow(**row._mapping)


def statistics(connection: Connection) -> Statistics:
    """Return how much the record holds."""

    def count(name: str) -> int:
        return connection.scalar(select(func.count()).select_from(schema.metadata.tables[name])) or 0

    status = schema.contacts.c.status
    dated = schema.reports.c.day < LAST_DAY
    rows = connection.execute(select(status, func.count()).group_by(status).order_by(status))
    by_status = {row[0]: row[1] for row in rows}
    return Statistics(
        **{name: count(name) for name in _COUNTED},
        contacts=sum(by_status.values()),
        claims=connection.scalar(select(func.sum(schema.reports.c.contacts))) or 0,  # one for each contact
        figures=connection.scalar(select(func.count()).where(figures.c.root == figures.c.id)) or 0,
        first=connection.scalar(select(func.min(schema.reports.c.day)).where(dated)),
        last=connection.scalar(select(func.max(schema.reports.c.day)).where(dated)),
        contacts_by_status=by_status,
    )
