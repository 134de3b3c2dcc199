"""`verbale search`: reports and statements by their words."""

from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from verbale.api import Record
from verbale.cli.console import print_json, safe, standard_output, words
from verbale.cli.options import DEFAULT_RECORD, JsonOption, OffsetOption, RecordOption, examples
from verbale.cli.rows import QUIET, dated, source_line
from verbale.record.rows import SearchHit


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            'verbale search "peace treaty"',
            "verbale search 'transport corridor*' --limit 50 --json",
        )
    )(search)


def search(
    text: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help="Words that must all occur; '\"a phrase\"' in double quotation marks, beginnings with *.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many rows.")
    ] = 20,
    offset: OffsetOption = 0,
    as_json: JsonOption = False,
) -> None:
    """Search the reports and statements of the record by their words, best first."""
    with Record(record, create=False) as opened:
        rows = opened.search(" ".join(text), limit=limit, offset=offset)
    if as_json:
        print_json({"rows": rows.to_dicts()})
        return
    console = standard_output()
    for hit in rows:
        console.print(hit_entry(hit))
    if not rows:
        console.print(words("No report or statement in the record holds all of these words.", QUIET))


def hit_entry(hit: SearchHit) -> RenderableType:
    """Return a hit as its date, what it is in, and the passage."""
    return dated(hit.date, Group(*_lines(hit), Text()))


def _lines(hit: SearchHit) -> list[Text]:
    who = hit.speaker or "Speaker not named" if hit.kind == "statement" else hit.title or "Report"
    snippet = Text(safe(hit.snippet).replace("\n", " "))
    for start, end in hit.marks:
        snippet.stylize("bold yellow", start, end)
    return [words(who, "bold"), snippet, source_line(hit.publisher, None, hit.title, hit.report)]
