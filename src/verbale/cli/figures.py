"""`verbale figures`: how much, of what, for whom and when."""

from typing import Annotated

import typer

from verbale.api import Record
from verbale.cli.answers import print_answer
from verbale.cli.console import print_json, standard_output
from verbale.cli.options import (
    DEFAULT_RECORD,
    BetweenOption,
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
            "verbale figures --what trade --between RUS AZE",
            'verbale figures --what "gas exports" --of Azerbaijan --since 2020',
            "verbale figures --what casualties --json",
        )
    )(figures)


def figures(
    record: RecordOption = DEFAULT_RECORD,
    what: Annotated[
        str | None,
        typer.Option("--what", metavar="WORDS", help="What is measured, or its kind: trade, troops, aid."),
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="PARTY", help="Whose figure, by ISO 3166-1 code or name.")
    ] = None,
    between: BetweenOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List figures: trade, aid, troops, casualties, prices and others, by the time that they hold for.

    Each stands with who gives it, where that is told, and its sentence. Only identical figures are one row.
    """
    with Record(record, create=False) as opened:
        rows = opened.figures(
            what=what, of=of, between=between, since=since, until=until, limit=limit, offset=offset
        )
    if as_json:
        print_json({"rows": rows.to_dicts()})
    else:
        print_answer(standard_output(), rows, nothing="No such figure in the record.")
