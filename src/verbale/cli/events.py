"""`verbale events`: who did what to whom."""

from typing import Annotated

import typer

from verbale.account import Status
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
            "verbale events --between RUS AZE --since 2020",
            "verbale events --by Turkey --to Syria --quad 4",
            "verbale events --type SANCTION --to Iran --no-background --json",
        )
    )(events)


def events(
    record: RecordOption = DEFAULT_RECORD,
    between: BetweenOption = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="PARTY", help="Who acts, by ISO 3166-1 code or name.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="PARTY", help="Who is acted upon.")] = None,
    party: PartyOption = None,
    type: Annotated[  # noqa: A002
        str | None,
        typer.Option("--type", metavar="TYPE", help="Only events of this PLOVER type: SANCTION, ASSAULT ..."),
    ] = None,
    quad: Annotated[
        int | None,
        typer.Option(
            "--quad",
            min=1,
            max=4,
            metavar="1|2|3|4",
            help="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        ),
    ] = None,
    cameo: Annotated[
        str | None,
        typer.Option("--cameo", metavar="CODE", help="Only CAMEO codes that begin so: 19, 0871."),
    ] = None,
    status: Annotated[
        Status | None, typer.Option("--status", metavar=one_of(Status), help="Only events of this status.")
    ] = None,
    background: Annotated[
        bool | None,
        typer.Option("--background/--no-background", help="Only what is told in passing, or none of it."),
    ] = None,
    contacts: Annotated[
        bool | None,
        typer.Option("--contacts/--no-contacts", help="Only events that are contacts, or none of them."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List events: who did what to whom, coded in PLOVER and CAMEO, in time order.

    Each stands with its code and Goldstein value, and the sentences that tell of it. A contact is an event,
    too: talks are CONSULT, planned ones AGREE.
    """
    with Record(record, create=False) as opened:
        rows = opened.events(
            between=between,
            by=by,
            to=to,
            party=party,
            type=type,
            quad=quad,
            cameo=cameo,
            status=status,
            background=background,
            contacts=contacts,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )
    if as_json:
        print_json({"rows": rows.to_dicts()})
    else:
        print_answer(standard_output(), rows, nothing="No such event in the record.")
