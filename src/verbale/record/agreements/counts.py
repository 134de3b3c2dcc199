"""How often the tellings of an agreement say what, counted as reports come and go: none is read again.

Thousands of reports name one paper, and each new one asks what all of them say.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, case, delete, func, insert, select, update

from verbale.record.agreements.tables import agreement_counts, agreement_tellings
from verbale.record.bulk import among
from verbale.record.database import inserting

_COUNTS = agreement_counts.c
_TELLINGS = agreement_tellings.c
_SAYING = ("name", "aliases", "parties", "date", "status")
_KEY = ("variant", *_SAYING)
_IS_IT = and_(*(_COUNTS[name] == bindparam(f"key_{name}") for name in _KEY))


class Saying(NamedTuple):
    """What some tellings say alike, how many they are, and the day of the latest.

    What they leave out is empty.
    """

    name: str
    aliases: str
    parties: str
    date: str
    status: str
    times: int
    latest: str


def set_up(connection: Connection) -> None:
    """Make the table in a record that lacks it, and count its tellings."""
    agreement_counts.create(connection, checkfirst=True)
    connection.execute(delete(agreement_counts))
    keys = [func.coalesce(_TELLINGS[name], "") for name in _KEY]
    counted = select(*keys, func.count(), func.max(func.coalesce(_TELLINGS.told, ""))).group_by(*keys)
    connection.execute(insert(agreement_counts).from_select([*_KEY, "times", "latest"], counted))


def count(connection: Connection, tellings: Iterable[Mapping[str, Any]]) -> None:
    """Count tellings that have come, given as rows of their table."""
    rows = [
        {**_key(row), "times": 1, "latest": row["told"] or ""}
        for row in sorted(tellings, key=lambda row: (*_key(row).values(), row["told"] or ""))
    ]
    if rows:
        connection.execute(_counting(connection.dialect.name), rows)


def uncount(connection: Connection, tellings: Iterable[Mapping[str, Any]]) -> None:
    """Count tellings that have gone from their table, given as rows of it."""
    for row in tellings:
        key = _key(row)
        left = and_(*(_TELLINGS[name] == row[name] for name in key))
        latest = func.max(func.coalesce(_TELLINGS.told, ""))
        times, last = connection.execute(select(func.count(), latest).where(left)).one()
        given = {f"key_{name}": value for name, value in key.items()}
        if times:
            connection.execute(update(agreement_counts).where(_IS_IT).values(times=times, latest=last), given)
        else:
            connection.execute(delete(agreement_counts).where(_IS_IT), given)


def sayings(connection: Connection, variants: Iterable[str]) -> list[Saying]:
    """Return what the tellings of some variants say."""
    columns = [_COUNTS[name] for name in Saying._fields]
    rows = connection.execute(select(*columns).where(among(connection, _COUNTS.variant, variants)))
    return [Saying(*row) for row in rows]


def _key(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: row[name] or "" for name in _KEY}


@lru_cache
def _counting(dialect: str) -> Any:
    statement = inserting(dialect, agreement_counts)
    new = statement.excluded
    later = case((new.latest > _COUNTS.latest, new.latest), else_=_COUNTS.latest)
    return statement.on_conflict_do_update(
        index_elements=list(_KEY), set_={"times": _COUNTS.times + new.times, "latest": later}
    )
