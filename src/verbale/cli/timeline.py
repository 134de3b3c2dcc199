"""`verbale timeline`: everything between two parties."""

from typing import Annotated

import typer

from verbale.api import Record
from verbale.cli.console import print_json, standard_output
from verbale.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
)
from verbale.cli.rows import print_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale timeline --between RUS AZE",
            "verbale timeline --between Armenia EU --since 2021 --json",
        )
    )(timeline)


def timeline(
    between: Annotated[
        tuple[str, str],
        typer.Option(
            "--between",
            metavar="PARTY PARTY",
            help="The two parties, by ISO 3166-1 code or name: RUS AZE, Russia EU.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """Show what passed between two parties: their contacts, and what they said of each other."""
    with Record(record, create=False) as opened:
        rows = opened.timeline(between=between, since=since, until=until, limit=limit, offset=offset)
    if as_json:
        print_json({"rows": rows.to_dicts()})
    else:
        print_rows(standard_output(), rows, nothing="Nothing in the record between these two.")
