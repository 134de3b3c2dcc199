"""`verbale formulae` and `verbale positions`: what a party says again, and how its wording changes."""

from typing import Annotated

import typer

from verbale.api import Record
from verbale.cli.answers import print_answer
from verbale.cli.console import print_json, standard_output
from verbale.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    OffsetOption,
    PartyOption,
    RecordOption,
    SinceOption,
    UntilOption,
    examples,
)
from verbale.errors import VerbaleError
from verbale.record.formulae.rows import DriftRow, FormulaRow
from verbale.record.sequence import Rows


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        epilog=examples(
            'verbale formulae --by "foreign ministers of Azerbaijan"',
            "verbale formulae --party AZE --since 2019 --limit 20",
            "verbale formulae --drift 2017 2020 --party AZE",
        )
    )(formulae)
    app.command(
        epilog=examples(
            'verbale positions AZE --about "Minsk Group"',
            "verbale positions Russia --about territory --since 2020 --json",
        )
    )(positions)


def formulae(
    record: RecordOption = DEFAULT_RECORD,
    party: PartyOption = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NAME",
            help='Who speaks: a name in any spelling, or an office ("foreign ministers of Azerbaijan").',
        ),
    ] = None,
    drift: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--drift",
            metavar="DATE DATE",
            help="What was stopped between these two, and what was taken up: 2017 2020.",
        ),
    ] = None,
    uses: Annotated[
        int, typer.Option("--uses", min=2, metavar="N", help="List at most so many uses of each, in JSON.")
    ] = 12,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List formulae: wording that a party or speaker uses again and again, most used first.

    Each stands with its first and last use, its speakers, its other wordings, and the times in which it was
    not used although the party spoke on the matter. With --drift: which fell out of use, and which came in.
    """
    rows: Rows[FormulaRow] | Rows[DriftRow]
    with Record(record, create=False) as opened:
        if drift is None:
            nothing = "No wording of theirs recurs in the record."
            rows = opened.formulae(
                party=party, by=by, since=since, until=until, uses=uses, limit=limit, offset=offset
            )
        else:
            if since or until:
                raise VerbaleError("--drift has its two dates: leave out --since and --until")
            nothing = "No formula of theirs was stopped or taken up between these dates."
            rows = opened.drift(*drift, party=party, by=by, limit=limit, offset=offset)
    if as_json:
        print_json({"rows": rows.to_dicts()})
    else:
        print_answer(standard_output(), rows, nothing=nothing)


def positions(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="The party, by ISO 3166-1 code or name.")],
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="TOPIC",
            help='A context of PLOVER (territory), or words that must all be said; "a phrase" in double '
            "quotation marks, beginnings with *.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """Show what a party said on a topic over time, with the words marked that it uses again and again."""
    with Record(record, create=False) as opened:
        rows = opened.positions(party, about, since=since, until=until, limit=limit, offset=offset)
    if as_json:
        print_json({"rows": rows.to_dicts()})
    else:
        print_answer(standard_output(), rows, nothing="No such statement in the record.")
