"""What the record knows of some reports, without their texts."""

from collections.abc import Iterable
from itertools import batched

from sqlalchemy import Connection, select

from verbale.record import schema
from verbale.record.rows import ReportRow

_AT_ONCE = 500


def reports_described(connection: Connection, ids: Iterable[str]) -> dict[str, ReportRow]:
    """Return the reports with these ids, by id; ids that the record does not hold are left out."""
    table, accounts = schema.reports.c, schema.accounts.c
    plain = [name for name in ReportRow.model_fields if name not in ("kind", "reader", "published")]
    query = select(
        *(table[name] for name in plain), table.dated.label("published"), accounts.reader
    ).join_from(schema.reports, schema.accounts)
    return {
        row.id: ReportRow(**row._mapping)
        for some in batched(sorted(set(ids)), _AT_ONCE)
        for row in connection.execute(query.where(table.id.in_(some)))
    }
