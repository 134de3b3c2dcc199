"""`verbale show`: one report with everything read out of it marked."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from verbale.account import Account
from verbale.api import Record
from verbale.cli.console import complain, print_json, standard_output
from verbale.cli.marked import print_marked
from verbale.cli.options import DEFAULT_RECORD, AsOfOption, RecordOption, examples
from verbale.cli.outcome import SOME_FAILED
from verbale.cli.reading import accounts_of
from verbale.cli.told import print_contact
from verbale.errors import SkipInput
from verbale.record.rows import ContactRow
from verbale.report import Report

_ID = re.compile("[0-9a-f]+")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale show 3f9a0c12 --record caucasus.db",
            "verbale show 77b0d9e2 --as-of 2020-12-31",
            "verbale show reports/2017-11-20.txt",
            "verbale show reports/2017-11-20.txt --why",
        )
    )(show)


def show(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT|CONTACT",
            help="A file, which is read now, or the beginning of the id of a report or contact in the "
            "record.",
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
    as_of: AsOfOption = None,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json",
            help="Print JSON: one object with the list 'rows' of reports and accounts.",
            show_default=False,
        ),
    ] = False,
) -> None:
    """Show a report with everything read out of it marked, or a contact with all that tells of it.

    Beneath the text stand contacts, quotations, events, agreements, figures, actors, places and times, one a
    line. A file with several reports is shown report by report. A contact stands with how it was told over
    time, where reports differ, who judged what of it, and every report with its words.
    """
    if _is_id(report) and (contact := _contact(report, record, as_of)) is not None:
        if as_json:
            print_json({"rows": [contact.model_dump(mode="json")]})
        else:
            print_contact(standard_output(), contact)
        return
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


def _is_id(text: str) -> bool:
    return text != "-" and not Path(text).exists() and _ID.fullmatch(text) is not None


def _contact(id_or_prefix: str, record: str, as_of: str | None) -> ContactRow | None:
    """Return the contact whose id begins so, None where that of a report does, or none at all."""
    with Record(record, create=False) as opened:
        with suppress(SkipInput):
            opened.report(id_or_prefix)
            return None
        with suppress(SkipInput):
            return opened.contact(id_or_prefix, as_of=as_of)
    return None


def _find(report: str, record: str) -> Iterator[tuple[Report, Account] | SkipInput]:
    if report == "-" or Path(report).exists():
        yield from accounts_of([report])
        return
    if not _is_id(report):
        yield SkipInput(f"{report}: no such file, and no id of a report or contact, written in 0-9 and a-f")
        return
    with Record(record, create=False) as opened:
        yield opened.report(report), opened.account(report)
