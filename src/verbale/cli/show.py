"""`verbale show`: one report with everything read out of it marked."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from verbale.account import Account
from verbale.api import Record
from verbale.cli.console import complain, print_json, standard_output
from verbale.cli.marked import print_marked
from verbale.cli.options import DEFAULT_RECORD, RecordOption, examples
from verbale.cli.reading import accounts_of
from verbale.errors import SkipInput
from verbale.report import Report

SOME_FAILED = 1
_ID = re.compile("[0-9a-f]+")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale show 3f9a0c12 --record caucasus.db",
            "verbale show reports/2017-11-20.txt",
            "verbale show reports/2017-11-20.txt --why",
        )
    )(show)


def show(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT",
            help="A file, which is read now, or the beginning of a report's id in the record.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    why: Annotated[
        bool,
        typer.Option(
            "--why",
            help="Say of each contact why it is there: score, rules and sentences.",
            show_default=False,
        ),
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json",
            help="Print JSON: one object with the list 'rows' of reports and accounts.",
            show_default=False,
        ),
    ] = False,
) -> None:
    """Show a report with everything read out of it marked: who, where, when, what was said, who met.

    Beneath the text stand the contacts, quotations, times, actors and places, one a line. A file with
    several reports is shown report by report.
    """
    failed = False
    shown = []
    console = standard_output()
    for item in _find(report, record):
        if isinstance(item, SkipInput):
            complain(str(item))
            failed = True
        elif as_json:
            read, account = item
            shown.append({"report": read.model_dump(mode="json"), "account": account.model_dump(mode="json")})
        else:
            print_marked(console, *item, why=why)
    if as_json:
        print_json({"rows": shown})
    if failed:
        raise typer.Exit(SOME_FAILED)


def _find(report: str, record: str) -> Iterator[tuple[Report, Account] | SkipInput]:
    if report == "-" or Path(report).exists():
        yield from accounts_of([report])
        return
    if not _ID.fullmatch(report):
        yield SkipInput(f"{report}: no such file, and no report's id, which is written in 0-9 and a-f")
        return
    with Record(record, create=False) as opened:
        yield opened.report(report), opened.account(report)
