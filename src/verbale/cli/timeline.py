"""`verbale timeline`: everything between two parties."""

from typing import Annotated

import typer

from verbale.api import Record
from verbale.cli.answers import print_answer
from verbale.cli.console import print_rows_as_json, standard_output
from verbale.cli.options import (
    DEFAULT_RECORD,
    AfterOption,
    AsOfOption,
    JsonOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale timeline --between RUS AZE",
            "verbale timeline --between Armenia EU --since 2021 --json",
            "verbale timeline --between Israel Lebanon --events",
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
    events: Annotated[
        bool,
        typer.Option("--events", help="Tell what else they did to each other, too.", show_default=False),
    ] = False,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    after: AfterOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what passed between two parties: their contacts, and what they said of each other.

    With --events, what else they did to each other stands among it.
    """
    with Record(record, create=False) as opened:
        rows = opened.timeline(
            between=between,
            events=events,
            as_of=as_of,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
            after=after,
        )
    if as_json:
        print_rows_as_json(rows)
    else:
        print_answer(standard_output(), rows, nothing="Nothing in the record between these two.")
