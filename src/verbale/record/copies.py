"""Which reports are copies or updates of one another, and how many sources are left without them.

Two reports are copies when half of the wording of the shorter one stands in the other and they are dated
within days of each other: syndicated text, a flash and the report that follows it, a report and its
updates. That is a property of the two texts alone, so what is stored depends neither on the order in which
reports came nor on what else the record holds.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import Connection, delete, func, or_, select

from verbale.record import schema
from verbale.record.bulk import any_of, as_list, insert_rows, insert_values, rows_of
from verbale.record.gradual import Part
from verbale.record.wording import prints, share

MIN_SHARE: Final = 0.5
# Reports with fewer prints in common are not compared: boilerplate is shared by many.
MIN_SHARE_OF_PRINTS: Final = 0.1
# Market reports and the like repeat last week's wording; copies and updates follow within days.
MAX_DAYS_APART: Final = 2

_AT_ONCE = 2_000
_PRINTS = schema.prints.c
_COPIES = schema.copies.c


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them."""
    for table in (schema.prints, schema.copies):
        table.create(connection)


class Finding:
    """The step that finds the copies among the reports of a record without them (`gradual.Gradual`)."""

    def total(self, connection: Connection) -> int:
        """Return how many reports the record holds."""
        return connection.scalar(select(func.count()).select_from(schema.reports)) or 0

    def part(self, connection: Connection, place: tuple[str, ...]) -> Part:
        """Make the tables in the first part, and find the copies among some reports."""
        if not place:
            set_up(connection)
        reports = schema.reports.c
        query = select(reports.id, reports.text, reports.day).order_by(reports.id).limit(_AT_ONCE)
        rows = connection.execute(query.where(reports.id > place[0]) if place else query).all()
        add_copies(connection, [(row.id, row.text, row.day) for row in rows])
        return Part(len(rows), (rows[-1].id,) if len(rows) == _AT_ONCE else None)


def order_prints(connection: Connection) -> None:
    """Order the prints of an older record by their days."""
    connection.exec_driver_sql("ALTER TABLE prints RENAME TO prints_before")
    schema.prints.create(connection)
    columns = ", ".join(column.name for column in schema.prints.columns)
    connection.exec_driver_sql(f"INSERT INTO prints ({columns}) SELECT {columns} FROM prints_before")  # noqa: S608
    connection.exec_driver_sql("DROP TABLE prints_before")


def add_copies(connection: Connection, reports: Iterable[tuple[str, str, str]]) -> None:
    """Store the prints of reports that are in the record, and of which others they are copies.

    Each is given as id, text and publication day in ISO form.
    """
    texts: dict[str, str] = {}
    of_days: dict[str, list[_Printed]] = defaultdict(list)
    for report, text, day in reports:
        own = sorted(prints(text))
        if own:
            texts[report] = text
            of_days[day].append(_Printed(report, own))
    columns = ("day", "print", "report", "total")
    rows = [
        (day, value, one.report, len(one.prints))
        for day, some in of_days.items()
        for one in some
        for value in one.prints
    ]
    insert_values(connection, schema.prints, columns, rows)
    found = []
    for one, other in sorted(
        {pair for day in of_days for pair in _candidates(connection, day, of_days[day])}
    ):
        alike = share(_text(connection, texts, one), _text(connection, texts, other))
        if alike >= MIN_SHARE:
            found.append({"one": one, "other": other, "percent": int(alike * 100)})
    insert_rows(connection, schema.copies, found)


class _Printed(NamedTuple):
    """A report with its prints."""

    report: str
    prints: list[int]


def _days_around(day: str) -> list[str]:
    """Return the days of the reports that can be copies of one of this day."""
    number = date.fromisoformat(day).toordinal()
    first, last = max(number - MAX_DAYS_APART, 1), min(number + MAX_DAYS_APART, date.max.toordinal())
    return [date.fromordinal(one).isoformat() for one in range(first, last + 1)]


def _candidates(connection: Connection, day: str, reports: Iterable[_Printed]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one of `reports`, all of a day, and another report that share enough prints."""
    having: dict[int, list[_Printed]] = defaultdict(list)
    for one in reports:
        for value in one.prints:
            having[value].append(one)
    query = (
        f"SELECT print, report, total FROM prints WHERE day {any_of(connection, 'text')}"  # noqa: S608
        f" AND print {any_of(connection, 'bigint')}"
    )
    parameters = (as_list(connection, _days_around(day)), as_list(connection, sorted(having)))
    common: Counter[tuple[str, str]] = Counter()
    fewer: dict[tuple[str, str], int] = {}
    for value, other, total in connection.exec_driver_sql(query, parameters):
        for one in having[value]:
            if one.report != other:
                common[one.report, other] += 1
                fewer[one.report, other] = min(len(one.prints), total)
    for (report, other), count in common.items():
        if count >= MIN_SHARE_OF_PRINTS * fewer[report, other]:
            yield min(report, other), max(report, other)


def _text(connection: Connection, texts: dict[str, str], report: str) -> str:
    """Return the text of a report, kept among `texts` once it has been asked for."""
    if report not in texts:
        reports = schema.reports.c
        texts[report] = connection.execute(select(reports.text).where(reports.id == report)).scalar_one()
    return texts[report]


def remove_copies(connection: Connection, report: str) -> None:
    """Forget the prints of a report, which is stored still, and whose copy it is."""
    reports = schema.reports.c
    row = connection.execute(select(reports.text, reports.day).where(reports.id == report)).one()
    own = _PRINTS.print.in_(sorted(prints(row.text)))
    connection.execute(delete(schema.prints).where(_PRINTS.day == row.day, own, _PRINTS.report == report))
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
    firsts = {report for reports in told_by.values() for report in sorted(reports)[:-1]}
    ties: dict[str, set[str]] = {}
    if firsts:
        for one, other in _pairs_of(connection, firsts):
            ties.setdefault(one, set()).add(other)
            ties.setdefault(other, set()).add(one)
    return {key: _groups(reports, ties) for key, reports in told_by.items()}


def pairs_among(connection: Connection, reports: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of copies both of which are among `reports`.

    The first of a pair sorts before the other, so the last report need not be looked up.
    """
    known = set(reports)
    return [(one, other) for one, other in _pairs_of(connection, sorted(known)[:-1]) if other in known]


def _pairs_of(connection: Connection, firsts: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of copies the first of which is among `firsts`."""
    # Asked for both at once, a database looks up each report with each other one.
    query = f"SELECT one, other FROM copies WHERE one {any_of(connection, 'text')}"  # noqa: S608
    return [(one, other) for one, other in rows_of(connection, query, as_list(connection, sorted(firsts)))]


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
