"""`verbale intensity`: how warm or cold two parties are to each other over time."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table

from verbale.account import Status
from verbale.api import Record
from verbale.cli.console import print_json, standard_error, standard_output, words
from verbale.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
    one_of,
)
from verbale.cli.rows import QUIET
from verbale.knowledge.naming import party_code
from verbale.knowledge.states import usual_name
from verbale.record.events.rows import IntensityRow
from verbale.record.sequence import Rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale intensity --between RUS AZE",
            "verbale intensity --between RUS AZE --by year --since 2015 --plot rus-aze.svg",
            "verbale intensity --between Armenia Turkey --status held --status planned --json",
        )
    )(intensity)


def intensity(
    between: Annotated[
        tuple[str, str],
        typer.Option(
            "--between",
            metavar="PARTY PARTY",
            help="The two parties, by ISO 3166-1 code or name: RUS AZE, Russia EU.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    by: Annotated[Literal["month", "year"], typer.Option("--by", help="How long the periods are.")] = "month",
    status: Annotated[
        list[Status] | None,
        typer.Option(
            "--status", metavar=one_of(Status), help="Events that count; held unless told, may be repeated."
        ),
    ] = None,
    background: Annotated[
        bool, typer.Option("--background", help="Count what is told in passing, too.", show_default=False)
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw it as well: FILE.svg or FILE.png.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show how warm or cold two parties were to each other: the Goldstein values of what they did.

    For each month or year and each direction: how many events, the sum and the mean of their values, from
    -10 (attack) to 10. Talks of which neither is the host count in both directions.
    """
    with Record(record, create=False) as opened:
        rows = opened.intensity(
            between=between,
            by=by,
            status=tuple(status or ("held",)),
            background=background,
            since=since,
            until=until,
        )
    one, other = (usual_name(party_code(party)) for party in between)
    if plot is not None:
        from verbale.plots import plot_intensity  # matplotlib takes a second to import

        plot_intensity(rows, one, other, plot)
        standard_error().print(words(f"drawn to {plot}"))
    if as_json:
        print_json({"rows": rows.to_dicts()})
    elif rows:
        standard_output().print(_table(rows, one, other))
    else:
        standard_output().print(words("No event with a value between these two in the record.", QUIET))


def _table(rows: Rows[IntensityRow], one: str, other: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style=QUIET)
    table.add_column("")
    table.add_column("who to whom")
    for heading in ("events", "sum", "mean"):
        table.add_column(heading, justify="right")
    who = {"there": f"{one} → {other}", "back": f"{other} → {one}", "both": "both"}
    before = None
    for row in rows:
        period = row.period if row.period != before else ""
        style = "bold" if row.direction == "both" else ""
        table.add_row(
            period, who[row.direction], str(row.events), f"{row.total:+.1f}", f"{row.mean:+.2f}", style=style
        )
        before = row.period
    return table
