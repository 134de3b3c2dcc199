"""Which reports are copies or updates of one another, and how many sources are left without them.

Two reports are copies when half of the wording of the shorter one stands in the other and they are dated
within days of each other: syndicated text, a flash and the report that follows it, a report and its
updates. That is a property of the two texts alone, so what is stored depends neither on the order in which
reports came nor on what else the record holds.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import batched
from typing import Any, Final

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
        add_copies(connection, [(row.id, row.text, row.day) for row in rows])
        last = rows[-1].id


def add_copies(connection: Connection, reports: Iterable[tuple[str, str, str]]) -> None:
    """Store the prints of reports that are in the record, and of which others they are copies.

    Each is given as id, text and publication day in ISO form.
    """
    texts: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    spans: list[tuple[date, date]] = []
    for report, text, day in reports:
        own = sorted(prints(text))
        if own:
            texts[report] = text
            told = {"day": day, "report": report, "total": len(own)}
            rows += [{"print": value, **told} for value in own]
            spans.append(_days_around(day))
    if not rows:
        return
    connection.execute(insert(schema.prints), rows)
    found = []
    for one, other in _candidates(connection, sorted(texts), _stretches(spans)):
        alike = share(_text(connection, texts, one), _text(connection, texts, other))
        if alike >= MIN_SHARE:
            found.append({"one": one, "other": other, "percent": int(alike * 100)})
    if found:
        connection.execute(insert(schema.copies), found)


def _days_around(day: str) -> tuple[date, date]:
    """Return the first and last day of the reports that can be copies of one of this day."""
    exact, apart = date.fromisoformat(day), timedelta(days=MAX_DAYS_APART)
    return exact - min(apart, exact - date.min), exact + min(apart, date.max - exact)


def _stretches(spans: Iterable[tuple[date, date]]) -> Iterator[tuple[str, str]]:
    """Yield the days that spans cover, those that meet as one."""
    first = last = None
    for begin, end in sorted(spans):
        if first is None or last is None or begin > last:
            if first is not None and last is not None:
                yield first.isoformat(), last.isoformat()
            first, last = begin, end
        else:
            last = max(last, end)
    if first is not None and last is not None:
        yield first.isoformat(), last.isoformat()


def _candidates(
    connection: Connection, reports: list[str], stretches: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return the pairs of one of `reports` and another report of these days that share enough prints."""
    one, other = schema.prints.alias("one"), schema.prints.alias("other")
    fewer = case((one.c.total < other.c.total, one.c.total), else_=other.c.total)
    query = (
        select(one.c.report, one.c.day, other.c.report.label("its"), other.c.day.label("its_day"))
        .where(one.c.print == other.c.print, one.c.report != other.c.report)
        .group_by(one.c.report, one.c.day, one.c.total, other.c.report, other.c.day, other.c.total)
        .having(func.count() >= MIN_SHARE_OF_PRINTS * fewer)
    )
    found = set()
    for first, last in stretches:
        # PostgreSQL takes no collation inside BETWEEN.
        near = query.where(other.c.day >= first, other.c.day <= last, one.c.day >= first, one.c.day <= last)
        for some in batched(reports, _AT_ONCE):
            for row in connection.execute(near.where(one.c.report.in_(some))):
                begin, end = _days_around(row.day)
                if begin.isoformat() <= row.its_day <= end.isoformat():
                    found.add((min(row.report, row.its), max(row.report, row.its)))
    return sorted(found)


def _text(connection: Connection, texts: dict[str, str], report: str) -> str:
    """Return the text of a report, kept among `texts` once it has been asked for."""
    if report not in texts:
        reports = schema.reports.c
        texts[report] = connection.execute(select(reports.text).where(reports.id == report)).scalar_one()
    return texts[report]


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
