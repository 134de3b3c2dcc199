"""One report, account or actor, looked up by id or name, and what the record holds in all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any

from sqlalchemy import Connection, func, select

from verbale.account import Account
from verbale.record import schema
from verbale.record.ids import with_prefix
from verbale.record.merged import LAST_DAY
from verbale.record.names import consonants, fold, same_name
from verbale.record.rows import ActorRow, OfficeRow, ReportRow, Statistics
from verbale.report import Report

_ACTORS_AT_ONCE = 500
_REPORTS_AT_ONCE = 200


def actors_named(connection: Connection, name: str) -> list[str]:
    """Return the ids of the actors that can bear `name`, in any of their spellings."""
    words = fold(name).split()
    if not words:
        return []
    table = schema.actor_keys.c
    rows = connection.execute(select(table.actor, table.name).where(table.key == consonants(words[-1])))
    return sorted({row.actor for row in rows if same_name(name, row.name)})


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


def told(connection: Connection) -> Iterator[tuple[Report, Account]]:
    """Yield every report with its account, in the order of their ids; what is done meanwhile is not seen."""
    ids = schema.accounts.c.report
    query = select(schema.reports, schema.accounts.c.account).join_from(schema.reports, schema.accounts)
    for some in batched(connection.scalars(select(ids).order_by(ids)).all(), _REPORTS_AT_ONCE):
        for row in connection.execute(
            query.where(schema.reports.c.id.in_(some)).order_by(schema.reports.c.id)
        ).all():
            stored = Report(**{name: getattr(row, name) for name in Report.model_fields})
            yield stored, Account.model_validate_json(row.account)


def has(connection: Connection, report: str, reader: str | None) -> bool:
    """Tell whether there is an account of the report, read by `reader` if one is given."""
    table = schema.accounts.c
    query = select(table.reader).where(table.report == report)
    return connection.scalar(query if reader is None else query.where(table.reader == reader)) is not None


def reports(connection: Connection, *, limit: int | None, offset: int) -> Iterator[ReportRow]:
    """Yield the reports in order of publication, undated ones last."""
    table, accounts = schema.reports.c, schema.accounts.c
    plain = [name for name in ReportRow.model_fields if name not in ("kind", "reader", "published")]
    query = (
        select(*(table[name] for name in plain), table.dated.label("published"), accounts.reader)
        .join_from(schema.reports, schema.accounts)
        .order_by(table.day, table.id)
    )
    for row in connection.execute(query.limit(limit).offset(offset)):
        yield ReportRow(**row._mapping)


def actors(
    connection: Connection, *, name: str | None, party: str | None, limit: int | None, offset: int
) -> Iterator[ActorRow]:
    """Yield actors by folded name."""
    table = schema.actors.c
    query = select(schema.actors).order_by(table.folded, table.party.nulls_first(), table.type, table.id)
    if name is not None:
        query = query.where(table.id.in_(actors_named(connection, name)))
    if party is not None:
        query = query.where(table.party == party)
    yield from _actor_rows(connection, connection.execute(query.limit(limit).offset(offset)).all())


def actor(connection: Connection, id_or_prefix: str) -> ActorRow:
    """Return the actor whose id begins so. Raises SkipInput."""
    table = schema.actors
    found = with_prefix(connection, table.c.id, id_or_prefix, "actor")
    rows = connection.execute(select(table).where(table.c.id == found)).all()
    return next(_actor_rows(connection, rows))


def _actor_rows(connection: Connection, rows: Sequence[Any]) -> Iterator[ActorRow]:
    for some in batched(rows, _ACTORS_AT_ONCE):
        names, offices = _names_and_offices(connection, [row.id for row in some])
        for row in some:
            first, *others = names[row.id]
            yield ActorRow(
                id=row.id,
                type=row.type,
                name=first,
                party=row.party,
                also=tuple(sorted(others)),
                offices=tuple(offices[row.id]),
                first=row.first,
                last=row.last,
                reports=row.reports,
            )


def _names_and_offices(
    connection: Connection, ids: list[str]
) -> tuple[dict[str, list[str]], dict[str, list[OfficeRow]]]:
    names: dict[str, list[str]] = defaultdict(list)
    offices: dict[str, list[OfficeRow]] = defaultdict(list)
    spelled, held = schema.actor_names.c, schema.actor_offices.c
    query: Any = select(schema.actor_names).where(spelled.actor.in_(ids))
    for row in connection.execute(query.order_by(spelled.actor, spelled.reports.desc(), spelled.name)):
        names[row.actor].append(row.name)
    query = select(schema.actor_offices).where(held.actor.in_(ids))
    for row in connection.execute(query.order_by(held.actor, held.first.nulls_first(), held.office)):
        offices[row.actor].append(
            OfficeRow(office=row.office, first=row.first, last=row.last, reports=row.reports)
        )
    return names, offices


def statistics(connection: Connection) -> Statistics:
    """Return how much the record holds."""

    def count(name: str) -> int:
        return connection.scalar(select(func.count()).select_from(schema.metadata.tables[name])) or 0

    status = schema.contacts.c.status
    dated = schema.reports.c.day < LAST_DAY
    by_status = connection.execute(select(status, func.count()).group_by(status).order_by(status))
    return Statistics(
        **{name: count(name) for name in ("reports", "contacts", "claims", "statements", "actors")},
        first=connection.scalar(select(func.min(schema.reports.c.day)).where(dated)),
        last=connection.scalar(select(func.max(schema.reports.c.day)).where(dated)),
        contacts_by_status={row[0]: row[1] for row in by_status},
    )
