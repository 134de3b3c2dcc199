"""What is going on in a record as a whole: the busiest dyads, and names that begin as somebody types."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from verbale.record import schema
from verbale.record.dates import range_of
from verbale.record.names import fold
from verbale.record.rows import DyadRow

_LAST_LETTER = "\U0010ffff"


def dyads(
    connection: Connection, *, since: str | None, until: str | None, limit: int | None
) -> Iterator[DyadRow]:
    """Yield pairs of parties by how many contacts they have, the most first."""
    table = schema.contact_dyads.c
    count = func.count().label("contacts")
    query = select(table.one, table.other, count)
    earliest, latest = range_of(since, until)
    if earliest is not None:
        query = query.where(table.last >= earliest)
    if latest is not None:
        query = query.where(table.first <= latest)
    query = query.group_by(table.one, table.other).order_by(count.desc(), table.one, table.other)
    for row in connection.execute(query.limit(limit)):
        yield DyadRow(one=row.one, other=row.other, contacts=row.contacts)


def names_from(connection: Connection, beginning: str, *, limit: int) -> list[str]:
    """Return names of actors that begin so, in any case, in order of the alphabet; none for an empty one."""
    folded = fold(beginning)
    if not folded:
        return []
    own, spelled = schema.actors.c, schema.actor_names.c
    some = (
        select(own.id, own.folded)
        .where(own.folded >= folded, own.folded < folded + _LAST_LETTER)
        .order_by(own.folded, own.id)
        .limit(limit)
        .subquery()
    )
    rows = connection.execute(
        select(some.c.id, spelled.name)
        .join(some, some.c.id == spelled.actor)
        .order_by(some.c.folded, some.c.id, spelled.reports.desc(), spelled.name)
    )
    first = {row.id: row.name for row in reversed(rows.all())}
    return sorted(set(first.values()))[:limit]
