"""`verbale export`: the record in the formats of other tools."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from verbale.account import AgreementStatus, Mode, QuotationForm
from verbale.api import Record
from verbale.cli.console import standard_error
from verbale.cli.options import (
    DEFAULT_RECORD,
    AsOfOption,
    BetweenOption,
    LimitOption,
    PartyOption,
    RecordOption,
    SinceOption,
    TopicOption,
    UntilOption,
    examples,
    one_of,
)
from verbale.cli.outcome import counting
from verbale.errors import Abort
from verbale.exports import FORMATS, format_named, kinds_of
from verbale.exports.stream import ROWS
from verbale.record.lifecycle import ContactStatus
from verbale.record.rows import Statistics

type _Filter = str | None

# A search has a command of its own.
_KINDS = [kind for kind in ROWS if kind != "search"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    formats = "\n\n".join(f"  {name}: {found.about}" for name, found in FORMATS.items())
    app.command(
        help=f"{export.__doc__}\n\nFormats:\n\n{formats}",
        epilog=examples(
            "verbale export csv contacts --between RUS AZE --output contacts.csv",
            "verbale export jsonl statements --by Lavrov --since 2017 > said.jsonl",
            "verbale export parquet events --type SANCTION --output sanctions.parquet",
            "verbale export duckdb --output record.duckdb",
            "verbale export ics --status planned --party AZE --output ahead.ics",
            "verbale export plover --between RUS AZE --licence CC-BY-4.0 --output events.jsonl",
            "verbale export polecat --since 2020 --output polecat.tsv",
            "verbale export icews --no-background --output icews.tsv",
            "verbale export gdelt-events --output gdelt.export.tsv",
            "verbale export gdelt-mentions --output gdelt.mentions.tsv",
            "verbale export ftm --party AZE --output entities.ftm.json",
            "verbale export jsonld contacts statements --output record.jsonld",
            "verbale export graphml --since 2015 --until 2020 --output network.graphml",
        ),
    )(export)


def export(
    format: Annotated[  # noqa: A002
        str, typer.Argument(metavar="FORMAT", help="One of those below.", show_default=False)
    ],
    rows: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROWS]...",
            help=f"Which rows, where a format takes several kinds: {', '.join(_KINDS)}.",
            show_default=False,
        ),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output without it."),
    ] = None,
    licence: Annotated[
        _Filter,
        typer.Option(
            "--licence", metavar="TEXT", help="Licence of the data, where a format has a place for it."
        ),
    ] = None,
    between: BetweenOption = None,
    party: PartyOption = None,
    person: Annotated[
        _Filter, typer.Option("--person", metavar="NAME", help="Contacts: who took part.")
    ] = None,
    by: Annotated[
        _Filter,
        typer.Option("--by", metavar="WHO", help="Statements, formulae: the speaker; events: who acts."),
    ] = None,
    to: Annotated[
        _Filter,
        typer.Option(
            "--to", metavar="WHO", help="Statements: to whom it is said; events: who is acted upon."
        ),
    ] = None,
    about: Annotated[
        _Filter, typer.Option("--about", metavar="WORDS", help="Statements, positions: what is said.")
    ] = None,
    mode: Annotated[
        Mode | None, typer.Option("--mode", metavar=one_of(Mode), help="Contacts: their mode.")
    ] = None,
    status: Annotated[
        _Filter,
        typer.Option(
            "--status",
            metavar="STATUS",
            help=f"Contacts, events: {one_of(ContactStatus)}; agreements: {one_of(AgreementStatus)}.",
        ),
    ] = None,
    place: Annotated[_Filter, typer.Option("--place", metavar="PLACE", help="Contacts: where.")] = None,
    topic: TopicOption = None,
    type: Annotated[  # noqa: A002
        _Filter, typer.Option("--type", metavar="TYPE", help="Events: PLOVER type (SANCTION).")
    ] = None,
    quad: Annotated[
        int | None, typer.Option("--quad", min=1, max=4, metavar="1|2|3|4", help="Events: quad class.")
    ] = None,
    cameo: Annotated[
        _Filter, typer.Option("--cameo", metavar="CODE", help="Events: CAMEO codes that begin so.")
    ] = None,
    background: Annotated[
        bool | None,
        typer.Option(
            "--background/--no-background", help="Events: only those told in passing, or none of them."
        ),
    ] = None,
    contacts: Annotated[
        bool | None,
        typer.Option(
            "--contacts/--no-contacts", help="Events: only those that are contacts, or none of them."
        ),
    ] = None,
    form: Annotated[
        QuotationForm | None,
        typer.Option("--form", metavar=one_of(QuotationForm), help="Statements: their form."),
    ] = None,
    name: Annotated[
        _Filter, typer.Option("--name", metavar="WORDS", help="Agreements, actors: words of the name.")
    ] = None,
    what: Annotated[
        _Filter, typer.Option("--what", metavar="WORDS", help="Figures: what is measured (trade).")
    ] = None,
    of: Annotated[_Filter, typer.Option("--of", metavar="PARTY", help="Figures: whose they are.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
) -> None:
    """Write the record, or what of it meets all conditions, in the format of another tool.

    Every row keeps the ids of its reports and the characters of the sentences. Rows pass one by one, so that
    memory stays flat, and a file appears under its name when it is whole. Where a format holds several kinds
    of rows, those are left out that a condition does not apply to.
    """
    found = format_named(format)
    kinds = kinds_of(format, tuple(rows or ()))
    if output is None and not found.is_text and sys.stdout.isatty():
        raise Abort(f"{format} is not for a terminal: name a file with --output")
    conditions: dict[str, Any] = {
        "between": between, "party": party, "person": person, "by": by, "to": to, "about": about,
        "mode": mode, "status": status, "place": place, "topic": topic, "quad": quad, "cameo": cameo,
        "type": type.upper() if type else None, "background": background, "contacts": contacts,
        "form": form, "name": name, "what": what, "of": of, "since": since, "until": until, "as_of": as_of,
    }  # fmt: skip
    with Record(record, create=False) as opened:
        narrowed = limit is not None or any(value is not None for value in conditions.values())
        total = None if narrowed else _total(opened.statistics(), kinds)
        with counting("Writing", standard_error(), total=total, hidden=output is None) as (bar, task):
            count = opened.export(
                format,
                output if output is not None else sys.stdout.buffer,
                *kinds,
                licence=licence,
                limit=limit,
                progress=lambda done: bar.update(task, completed=done),
                **conditions,
            )
    if output is not None:
        standard_error().print(f"{count:,} rows in {output}", highlight=False)


def _total(held: Statistics, kinds: tuple[str, ...]) -> int | None:
    """Return how many rows there are of all kinds; None where one of them is not counted."""
    counts = [getattr(held, kind, None) for kind in kinds]
    return sum(count for count in counts if count is not None) if None not in counts else None
