"""`verbale quotes`: who said what."""

from typing import Annotated, Any

import typer

from verbale.account import QuotationForm, QuotationKind
from verbale.api import Record
from verbale.cli.console import print_rows_as_json, standard_output
from verbale.cli.facets import print_facets
from verbale.cli.options import (
    DEFAULT_RECORD,
    AfterOption,
    FacetsOption,
    JsonOption,
    LimitOption,
    OffsetOption,
    PartyOption,
    RecordOption,
    SinceOption,
    TopicOption,
    UntilOption,
    examples,
    one_of,
)
from verbale.cli.rows import print_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            'verbale quotes --by Lavrov --about "Minsk Group"',
            "verbale quotes --party Armenia --since 2020-09 --until 2020-11",
            "verbale quotes --about 'peace agree*' --form direct --json",
            "verbale quotes --by Aliyev --to reporters --topic military",
            "verbale quotes --at 3f9c20a1",
        )
    )(quotes)


def quotes(
    record: RecordOption = DEFAULT_RECORD,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NAME",
            help='Who speaks: a name in any spelling, or an office ("Russian president").',
        ),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            "--about",
            metavar="WORDS",
            help='Words that must all be said; "a phrase" in double quotation marks, beginnings with *.',
        ),
    ] = None,
    party: PartyOption = None,
    form: Annotated[
        QuotationForm | None,
        typer.Option("--form", metavar=one_of(QuotationForm), help="Only statements of this form."),
    ] = None,
    kind: Annotated[
        QuotationKind | None,
        typer.Option("--kind", metavar=one_of(QuotationKind), help="Only what was said, or only written."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="NAME", help="To whom: a name, or a word of the report (reporters)."),
    ] = None,
    topic: TopicOption = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="CONTACT", help="The contact at which it was said, by its id."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    after: AfterOption = None,
    facets: FacetsOption = False,
    as_json: JsonOption = False,
) -> None:
    """List statements: who said what, to whom and where, in the order in which it was said.

    Each stands with its speaker as far as the report tells, the words, and the reports that tell them. What
    reports tell as not said, or not said yet, is left out.
    """
    asked: dict[str, Any] = {
        "by": by, "party": party, "about": about, "form": form, "kind": kind, "to": to, "topic": topic,
        "at": at, "since": since, "until": until,
    }  # fmt: skip
    with Record(record, create=False) as opened:
        if facets:
            print_facets(opened.facets("statements", **asked, limit=limit), as_json=as_json)
            return
        rows = opened.statements(**asked, limit=limit, offset=offset, after=after)
    if as_json:
        print_rows_as_json(rows)
    else:
        print_rows(standard_output(), rows, nothing="No such statement in the record.")
