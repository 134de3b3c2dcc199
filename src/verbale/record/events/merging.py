"""Keeps the events of the record true to their tellings, one report at a time.

The root of a telling depends on the tellings of its block that lie within its days (`occasions`). So what a
change of some days can move is what holds these days, and what must be read for it lies within that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched, groupby
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    delete,
    or_,
    select,
)

from verbale.account import Account
from verbale.record.bulk import among, insert_rows, update_rows
from verbale.record.day_numbers import days_after
from verbale.record.events.merged import dyads_of, event_id, merge, parties_of
from verbale.record.events.occasions import MAX_DAYS_TO_SEARCH, roots
from verbale.record.events.sums import OF_EVENTS, add_to_sums, take_from_sums
from verbale.record.events.tables import TABLES, event_dyads, event_parties, event_tellings, events
from verbale.record.events.tellings import Telling, from_row, side_from, tellings_of, to_row
from verbale.report import Report

_TELLINGS = event_tellings.c
# SQLite takes no expression a thousand terms deep.
_AT_ONCE = 300


class _Days(NamedTuple):
    """Days of a block in which tellings have come or gone."""

    block: str
    first: str
    last: str


def add_events(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> None:
    """Store what accounts tell of events, and bring the events up to date."""
    rows, tellings = [], []
    for report, account in accounts:
        for telling, event in tellings_of(report, account):
            rows.append(to_row(telling, event, report.text))
            tellings.append(telling)
    if rows:
        insert_rows(connection, event_tellings, rows)
        changed = {_Days(one.block, one.first, one.last) for one in tellings if one.first and one.last}
        _remerge(connection, changed, set(), [one.id for one in tellings if one.first is None])


def remove_events(connection: Connection, report: str) -> None:
    """Delete the tellings of a report, and bring the events up to date."""
    columns = (_TELLINGS.block, _TELLINGS.first, _TELLINGS.last, _TELLINGS.event)
    rows = connection.execute(select(*columns).where(_TELLINGS.report == report)).all()
    if rows:
        connection.execute(delete(event_tellings).where(_TELLINGS.report == report))
        changed = {_Days(row.block, row.first, row.last) for row in rows if row.first is not None}
        _remerge(connection, changed, {row.event for row in rows}, [])


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them."""
    for table in TABLES:
        table.create(connection)


def _remerge(connection: Connection, changed: set[_Days], touched: set[str], undated: list[str]) -> None:
    """Bring the events up to date after tellings of the days `changed` have come or gone.

    `touched` are events that have lost tellings, `undated` new tellings that have no days.
    """
    stored: dict[str, Row[Any]] = {}
    for _, days in groupby(sorted(changed), key=lambda days: days.block):
        for query in _to_read(connection, list(days)):
            stored |= {row.id: row for row in connection.execute(query)}
    stored |= {row.id: row for row in _rows_with(connection, undated, _TELLINGS.id)}
    blocks: dict[str, list[Telling]] = defaultdict(list)
    for row in stored.values():
        blocks[row.block].append(from_row(row))
    root_of: dict[str, str] = {}
    for tellings in blocks.values():
        root_of |= roots(tellings)
    moved = {telling for telling, root in root_of.items() if stored[telling].root != root}
    # A root bears the id of a telling, and what moves to an event makes it anew.
    touched = touched | {stored[root_of[one]].event for one in moved} | {stored[one].event for one in moved}
    touched.discard("")
    for row in _rows_with(connection, sorted(touched), _TELLINGS.event):
        stored.setdefault(row.id, row)
    _write(connection, stored, root_of, touched, moved)


def _write(
    connection: Connection, stored: dict[str, Row[Any]], root_of: dict[str, str], touched: set[str],
    moved: set[str],
) -> None:  # fmt: skip
    groups: dict[str, list[Telling]] = defaultdict(list)
    for key, row in stored.items():
        if key in moved or row.event in touched:
            groups[root_of.get(key, row.root)].append(from_row(row))
    delete_events(connection, sorted(touched))
    insert_events(connection, [merge(tellings) for tellings in groups.values()])
    changes = []
    for root, tellings in groups.items():
        event = event_id(tellings)
        for telling in tellings:
            row = stored[telling.id]
            if (root, event) != (row.root, row.event):
                changes.append({"id": telling.id, "root": root, "event": event})
    update_rows(connection, event_tellings, changes, by=("id",))


def _to_read(connection: Connection, changed: list[_Days]) -> Iterator[Select[Any]]:
    """Yield the queries for what can have moved in one block, and for all that it depends on."""
    searched = [days for days in changed if days.last < days_after(days.first, MAX_DAYS_TO_SEARCH)]
    for first, last in _stretches(connection, searched):
        yield _in_block(
            changed[0].block, _TELLINGS.first >= first, _TELLINGS.first <= last, _TELLINGS.last <= last
        )
    for _, first, last in sorted(set(changed) - set(searched)):
        yield _in_block(changed[0].block, _TELLINGS.first == first, _TELLINGS.last == last)


def _stretches(connection: Connection, changed: list[_Days]) -> list[tuple[str, str]]:
    """Return the days that have changed, widened by tellings that hold them; what meets is one stretch."""
    found = {(days.first, days.last) for days in changed}
    for some in batched(changed, _AT_ONCE):
        holding = or_(*(
            and_(
                _TELLINGS.first >= days_after(days.last, -MAX_DAYS_TO_SEARCH),
                _TELLINGS.first <= days.first,
                _TELLINGS.last >= days.last,
            )
            for days in some
        ))  # fmt: skip
        lasting = _TELLINGS.length.between(2, MAX_DAYS_TO_SEARCH)
        query = select(_TELLINGS.first, _TELLINGS.last).where(
            _TELLINGS.block == some[0].block, lasting, holding
        )
        found |= {(row.first, row.last) for row in connection.execute(query.distinct())}
    stretches: list[tuple[str, str]] = []
    for first, last in sorted(found):
        if stretches and first <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(last, stretches[-1][1])
        else:
            stretches.append((first, last))
    return stretches


def _in_block(block: str, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(event_tellings).where(_TELLINGS.block == block, *conditions)


def _rows_with(connection: Connection, values: list[str], column: Any) -> list[Row[Any]]:
    query = select(event_tellings)
    return list(connection.execute(query.where(among(connection, column, values)))) if values else []


def delete_events(connection: Connection, ids: list[str]) -> None:
    """Delete events with all by which they are found, and what they add to sums."""
    if ids:
        gone = delete(events).where(among(connection, events.c.id, ids)).returning(*OF_EVENTS)
        take_from_sums(connection, connection.execute(gone).mappings().all())
        for table in (event_parties, event_dyads):
            connection.execute(delete(table).where(among(connection, table.c.event, ids)))


def insert_events(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Store rows of `events` with all by which they are found, and add them to sums."""
    for table, values in with_finding(rows).items():
        insert_rows(connection, table, values)
    add_to_sums(connection, rows)


def with_finding(rows: list[dict[str, Any]]) -> dict[Table, list[dict[str, Any]]]:
    """Return rows of `events` with those of the tables by which they are found, by table."""
    parties, dyads = [], []
    for row in rows:
        told = {"event": row["id"], "first": row["first"], "last": row["last"]}
        sides = side_from(row["source"]), side_from(row["target"])
        mutual = bool(row["mutual"])
        parties += [{**told, "role": r, "party": p} for r, p in sorted(parties_of(*sides, mutual=mutual))]
        dyads += [{**told, "source": a, "target": b} for a, b in sorted(dyads_of(*sides, mutual=mutual))]
    return {events: rows, event_parties: parties, event_dyads: dyads}
