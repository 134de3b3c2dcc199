"""Takes the figures of an account into the record, each with the others that tell the same.

Tellings of one figure agree in all that they say: what is measured, how much, whose it is and for which
period. Where no period is told, their reports must also be few days apart; where neither a period nor a party
is, every telling is a figure of its own.
"""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import batched
from typing import Any, Final

from sqlalchemy import Connection, delete, select

from verbale.account import Account, Figure
from verbale.edtf import days
from verbale.record.bulk import insert_rows, update_rows
from verbale.record.claims import dated
from verbale.record.figures.tables import TABLES, figure_parties, figure_words, figures
from verbale.record.merged import LAST_DAY
from verbale.record.names import singulars
from verbale.record.packing import content_id, packed
from verbale.report import Report

MAX_DAYS_APART: Final = 7

_AT_ONCE = 500
_TABLE = figures.c


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them."""
    for table in TABLES:
        table.create(connection)


def add_figures(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> None:
    """Store the figures of accounts, each with the others that tell the same."""
    rows, parties, words = [], [], []
    placed = (
        (report, figure, position, dated(report, account)[1] or LAST_DAY)
        for report, account in accounts
        for position, figure in enumerate(account.figures)
    )
    for report, figure, position, told in placed:
        row = _row(report, figure, position, told)
        rows.append(row)
        key, first = row["id"], row["first"]
        parties += [{"figure": key, "party": one, "first": first} for one in sorted(set(figure.parties))]
        words += [
            {"figure": key, "word": one}
            for one in sorted({*singulars(figure.measure), *singulars(figure.words)})
        ]
    for table, values in ((figures, rows), (figure_parties, parties), (figure_words, words)):
        insert_rows(connection, table, values)
    _join(connection, {row["same"] for row in rows})


def remove_figures(connection: Connection, report: str) -> None:
    """Take the figures of a report out; what other reports tell stays."""
    of_report = select(_TABLE.id).where(_TABLE.report == report)
    keys = set(connection.scalars(select(_TABLE.same).where(_TABLE.report == report)))
    if keys:
        for table in (figure_parties, figure_words):
            connection.execute(delete(table).where(table.c.figure.in_(of_report)))
        connection.execute(delete(figures).where(_TABLE.report == report))
        _join(connection, keys)


def _row(report: Report, figure: Figure, position: int, told: str) -> dict[str, Any]:
    key = content_id("figure", report.id, str(position))
    covered = days(figure.period)
    start, end = figure.evidence
    parties = sorted(set(figure.parties))
    identical = (figure.measure, " ".join(singulars(figure.words)), figure.low, figure.high, figure.unit,
                 figure.bound, figure.change, figure.period, *parties)  # fmt: skip
    return {
        "id": key,
        "report": report.id,
        "position": position,
        "measure": figure.measure,
        "what": figure.words,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "bound": figure.bound,
        "change": figure.change,
        "period": figure.period,
        "parties": packed(parties),
        "source": figure.source,
        "statement": _statement(report.id, figure),
        "start": figure.span[0],
        "end": figure.span[1],
        "evidence": packed(figure.evidence),
        "words": report.text[start:end],
        "told": told,
        "first": covered[0].isoformat() if covered else told,
        "last": covered[1].isoformat() if covered else told,
        "same": content_id("same figure", *identical) if covered or parties else key,
        "root": "",
    }  # fmt: skip


def _statement(report: str, figure: Figure) -> str | None:
    """Return the id of the statement in which a figure is told."""
    return None if figure.quotation is None else content_id("statement", report, str(figure.quotation))


def _join(connection: Connection, keys: Collection[str]) -> None:
    """Give all tellings with these keys the root that they have now."""
    columns = (_TABLE.id, _TABLE.same, _TABLE.root, _TABLE.told, _TABLE.period)
    changes = []
    for some in batched(sorted(keys), _AT_ONCE):
        rows = connection.execute(
            select(*columns).where(_TABLE.same.in_(some)).order_by(_TABLE.same, _TABLE.told, _TABLE.id)
        )
        before, root = None, ""
        for row in rows:
            if before is None or row.same != before.same or _apart(before, row):
                root = row.id
            if row.root != root:
                changes.append({"id": row.id, "root": root})
            before = row
    update_rows(connection, figures, changes, by=("id",))


def _apart(one: Any, other: Any) -> bool:
    """Tell whether two tellings that name no period are too far apart to mean the same days."""
    if days(one.period) is not None:
        return False
    return (date.fromisoformat(other.told) - date.fromisoformat(one.told)).days > MAX_DAYS_APART
