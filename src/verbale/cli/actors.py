"""`verbale actors`: who appears in the reports, under which names and in which offices."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

from verbale.api import Record
from verbale.cli.console import flat, print_json, standard_output, words
from verbale.cli.options import (
    DEFAULT_RECORD,
    JsonOption,
    LimitOption,
    OffsetOption,
    PartyOption,
    RecordOption,
    examples,
)
from verbale.cli.rows import JUDGED, QUIET, SHORT_ID
from verbale.knowledge.states import usual_name
from verbale.record.rows import ActorRow


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("verbale actors --name Lavrov", "verbale actors --party Armenia --json"))(
        actors
    )


def actors(
    record: RecordOption = DEFAULT_RECORD,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="A name or family name, in any spelling."),
    ] = None,
    party: PartyOption = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """List persons, offices, states and organisations by name, each with all its names and offices.

    Spellings of one person are one line. With the ids, 'merge' and 'split' tell the record better.
    """
    with Record(record, create=False) as opened:
        rows = opened.actors(name=name, party=party, limit=limit, offset=offset)
    if as_json:
        print_json({"rows": rows.to_dicts()})
        return
    console = standard_output()
    for row in rows:
        console.print(Group(*_lines(row), Text()))
    if not rows:
        console.print(words("No such actor in the record.", QUIET))


def _lines(row: ActorRow) -> Iterable[Text]:
    known = [row.type, row.party and usual_name(row.party)]
    head = words(row.name, "bold")
    head.append(f" ({flat(', '.join(part for part in known if part))})", "not bold")
    yield head.append(f" · {row.id[:SHORT_ID]}", QUIET)
    if row.also:
        yield words("also " + ", ".join(row.also))
    for office in row.offices:
        yield words(f"{office.office}: {office.first or 'undated'} – {office.last or 'undated'}")
    yield words(f"in reports of {row.first or 'no day'} – {row.last or 'no day'}", QUIET)
    for one in row.judgements:
        yield words(f"{JUDGED[one.verdict]} by {one.by} on {one.at[:10]}: {one.reason}", QUIET)
