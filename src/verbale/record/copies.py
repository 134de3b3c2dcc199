"""Which reports are copies or updates of one another, and how many sources are left without them.

Two reports are copies when half of the wording of the shorter one stands in the other and they are dated
within days of each other: syndicated text, a flash and the report that follows it, a report and its
updates. That is a property of the two texts alone, so what is stored depends neither on the order in which
reports came nor on what else the record holds.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, case, delete, func, insert, or_, select

from verbale.record import schema
from verbale.record.wording import prints, share

MIN_SHARE: Final = 0.5
# Reports with fewer prints in common are not compared: boilerplate is shared by many.
MIN_SHARE_OF_PRINTS: Final = 0.1
# Market reports and the like repeat last week's wording; copies and updates follow within days.
MAX_DAYS_APART: Final = 2

_AT_ONCE = 500
_PRINTS = schema.prints.c
_COPIES = schema.copies.c


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them, and find the copies among its reports."""
    for table in (schema.prints, schema.copies):
        table.create(connection)
    reports = schema.reports.c
    last = ""
    query = select(reports.id, reports.text, reports.day).order_by(reports.id).limit(_AT_ONCE)
    while rows := connection.execute(query.where(reports.id > last)).all():
        for row in rows:
            add_copies(connection, row.id, row.text, row.day)
        last = rows[-1].id


def add_copies(connection: Connection, report: str, text: str, day: str) -> None:
    """Store the prints of a report that is in the record, and of which others it is a copy.

    `day` is its publication day in ISO form.
    """
    own = sorted(prints(text))
    if not own:
        return
    rows = []
    for other, its_text in _candidates(connection, own, day):
        alike = share(text, its_text)
        if alike >= MIN_SHARE:
            one, two = sorted((report, other))
            rows.append({"one": one, "other": two, "percent": int(alike * 100)})
    if rows:
        connection.execute(insert(schema.copies), rows)
    told = {"day": day, "report": report, "total": len(own)}
    connection.execute(insert(schema.prints), [{"print": value, **told} for value in own])


def _candidates(connection: Connection, own: list[int], day: str) -> list[tuple[str, str]]:
    """Return the ids and texts of the reports of these days that share enough prints."""
    exact = date.fromisoformat(day)
    before, after = exact - date.min, date.max - exact
    apart = timedelta(days=MAX_DAYS_APART)
    fewer = case((_PRINTS.total < len(own), _PRINTS.total), else_=len(own))
    enough = (
        select(_PRINTS.report)
        .where(
            _PRINTS.print.in_(own),
            _PRINTS.day >= (exact - min(apart, before)).isoformat(),
            _PRINTS.day <= (exact + min(apart, after)).isoformat(),
        )
        .group_by(_PRINTS.report, _PRINTS.total)
        .having(func.count() >= MIN_SHARE_OF_PRINTS * fewer)
    )
    reports = schema.reports.c
    found = connection.execute(select(reports.id, reports.text).where(reports.id.in_(enough)))
    return [(row.id, row.text) for row in found]


def remove_copies(connection: Connection, report: str) -> None:
    """Forget the prints of a report and whose copy it is."""
    connection.execute(delete(schema.prints).where(_PRINTS.report == report))
    connection.execute(delete(schema.copies).where(or_(_COPIES.one == report, _COPIES.other == report)))


def copies_of(connection: Connection, report: str) -> dict[str, float]:
    """Return the ids of the copies and updates of a report, with the share of wording in common."""
    tied = select(schema.copies).where(or_(_COPIES.one == report, _COPIES.other == report))
    found = {
        row.other if row.one == report else row.one: row.percent / 100 for row in connection.execute(tied)
    }
    return dict(sorted(found.items()))


def independent(connection: Connection, told_by: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return how many independent sources each row has, given the reports that tell of it.

    Copies of copies count as one with them. Only the reports of the row itself tie others together: a
    digest that copies two reports makes one source of them only where it is itself a source.
    """
    reports = sorted({report for reports in told_by.values() if len(reports) > 1 for report in reports})
    ties: dict[str, set[str]] = {}
    if reports:
        query = select(_COPIES.one, _COPIES.other).where(_COPIES.one.in_(reports), _COPIES.other.in_(reports))
        for one, other in connection.execute(query):
            ties.setdefault(one, set()).add(other)
            ties.setdefault(other, set()).add(one)
    return {key: _groups(reports, ties) for key, reports in told_by.items()}


def _groups(reports: Iterable[str], ties: Mapping[str, set[str]]) -> int:
    """Return the number of groups into which ties bind the reports."""
    left = set(reports)
    groups = 0
    while left:
        groups += 1
        reached = [left.pop()]
        while reached:
            tied = ties.get(reached.pop(), set()) & left
            left -= tied
            reached += tied
    return groups
