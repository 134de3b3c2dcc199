"""`verbale reports`: what the record was made from."""

import typer
from rich.console import Group
from rich.text import Text

from verbale.api import Record
from verbale.cli.console import print_json, standard_output, words
from verbale.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    examples,
)
from verbale.cli.rows import QUIET, dated
from verbale.record.rows import ReportRow, Statistics

_ID = 12


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("verbale reports", "verbale reports --limit 100 --json"))(reports)


def reports(
    record: RecordOption = DEFAULT_RECORD,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List the reports of the record in order of publication, with the ids by which 'show' knows them."""
    with Record(record, create=False) as opened:
        rows = opened.reports(limit=limit, offset=offset)
        statistics = opened.statistics()
    if as_json:
        print_json({"rows": rows.to_dicts(), "statistics": statistics.model_dump(mode="json")})
        return
    console = standard_output()
    for row in rows:
        console.print(dated(row.published, Group(*_lines(row))))
    console.print(_totals(statistics))


def _lines(row: ReportRow) -> list[Text]:
    head = words(row.title or row.dateline or "Without title", "bold")
    known = (row.publisher, row.origin, row.id[:_ID])
    counts = f"{row.contacts} contacts, {row.statements} statements"
    return [head, words(" · ".join(part for part in (*known, counts) if part), QUIET)]


def _totals(statistics: Statistics) -> Text:
    return Text(
        f"{statistics.reports:,} reports, {statistics.contacts:,} contacts, "
        f"{statistics.statements:,} statements, {statistics.actors:,} actors, {statistics.events:,} events, "
        f"{statistics.agreements:,} agreements, {statistics.figures:,} figures"
    )
