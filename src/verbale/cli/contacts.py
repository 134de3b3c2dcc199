"""`verbale contacts`: who met, visited, called or wrote to whom."""

from typing import Annotated, Any

import typer

from verbale.account import Mode
from verbale.api import Record
from verbale.cli.console import print_rows_as_json, standard_output
from verbale.cli.facets import print_facets
from verbale.cli.options import (
    DEFAULT_RECORD,
    AfterOption,
    AsOfOption,
    BetweenOption,
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
from verbale.cli.rows import MAX_SOURCES, print_rows
from verbale.record.lifecycle import ContactStatus


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale contacts --between RUS AZE --since 2015",
            "verbale contacts --person Lavrov --place Baku",
            "verbale contacts --party Armenia --since 2020 --facets",
            "verbale contacts --party EU --status planned --json",
            "verbale contacts --status unconfirmed --as-of 2020-12-31",
        )
    )(contacts)


def contacts(
    record: RecordOption = DEFAULT_RECORD,
    between: BetweenOption = None,
    party: PartyOption = None,
    person: Annotated[
        str | None,
        typer.Option(
            "--person",
            metavar="NAME",
            help='Who took part: a name in any spelling, or an office ("foreign minister of Azerbaijan").',
        ),
    ] = None,
    mode: Annotated[
        Mode | None, typer.Option("--mode", metavar=one_of(Mode), help="Only contacts of this mode.")
    ] = None,
    status: Annotated[
        ContactStatus | None,
        typer.Option("--status", metavar=one_of(ContactStatus), help="Only contacts of this status."),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Where, by its usual English name.")
    ] = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    after: AfterOption = None,
    sources: Annotated[
        bool,
        typer.Option("--sources", help="Show all reports that tell of a contact.", show_default=False),
    ] = False,
    facets: FacetsOption = False,
    as_json: JsonOption = False,
) -> None:
    """List contacts: meetings, visits, calls, conferences and messages, in time order.

    Each stands with its status, its participants, and the sentences that tell of it. What was planned for
    a day that has passed, and no report tells to have been held, is unconfirmed.
    """
    asked: dict[str, Any] = {
        "between": between, "party": party, "person": person, "mode": mode, "status": status, "place": place,
        "topic": topic, "as_of": as_of, "since": since, "until": until,
    }  # fmt: skip
    with Record(record, create=False) as opened:
        if facets:
            print_facets(opened.facets("contacts", **asked, limit=limit), as_json=as_json)
            return
        rows = opened.contacts(**asked, limit=limit, offset=offset, after=after)
    if as_json:
        print_rows_as_json(rows)
    else:
        most = None if sources else MAX_SOURCES
        print_rows(standard_output(), rows, nothing="No such contact in the record.", most_sources=most)
