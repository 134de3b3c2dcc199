"""`verbale agreements`: what was signed, and what has become of it."""

from typing import Annotated

import typer

from verbale.account import AgreementStatus
from verbale.api import Record
from verbale.cli.answers import print_answer
from verbale.cli.console import print_json, standard_output
from verbale.cli.options import (
    DEFAULT_RECORD,
    BetweenOption,
    JsonOption,
    LimitOption,
    OffsetOption,
    PartyOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
    one_of,
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale agreements --between ARM AZE",
            'verbale agreements --name "trilateral statement"',
            "verbale agreements --party Iran --status violated --json",
        )
    )(agreements)


def agreements(
    record: RecordOption = DEFAULT_RECORD,
    between: BetweenOption = None,
    party: PartyOption = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="WORDS", help="Words that are all among its names.")
    ] = None,
    status: Annotated[
        AgreementStatus | None,
        typer.Option(
            "--status", metavar=one_of(AgreementStatus), help="Only those that stand so by the latest word."
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List agreements: treaties, accords, joint statements and ceasefires, in the order of their making.

    Each stands with its names and parties, where it stands, what it binds to, and the sentences that name it.
    """
    with Record(record, create=False) as opened:
        rows = opened.agreements(
            between=between,
            party=party,
            name=name,
            status=status,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )
    if as_json:
        print_json({"rows": rows.to_dicts()})
    else:
        print_answer(standard_output(), rows, nothing="No such agreement in the record.")
