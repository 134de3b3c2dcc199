"""`verbale resolve`: whom or what the bare words for an actor stand for."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer
from rich.table import Table

from verbale.cli.console import print_json, standard_output, words
from verbale.cli.options import JsonOption, KnowledgeOption, examples
from verbale.cli.rows import QUIET
from verbale.errors import SkipInput
from verbale.knowledge.kept import load_knowledge
from verbale.knowledge.roles import with_roles
from verbale.resolving import Resolved, split_actors
from verbale.resolving import resolve as resolve_words


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            'verbale resolve "Vilnius police" "the Royal Navy" --on 2022-11-01',
            'verbale resolve "the defence minister" --on 2021-06-01 --context Chile',
            'verbale resolve "Turkish and Greek fishermen" --on 2020-08-01 --json',
        )
    )(resolve)


def resolve(
    texts: Annotated[
        list[str], typer.Argument(metavar="TEXT...", help="The words for an actor, each in quotation marks.")
    ],
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DAY", help="The day on which offices and roles are judged: 2022-11-01."
        ),
    ],
    context: Annotated[
        str | None,
        typer.Option("--context", metavar="WORDS", help="What is known besides, mostly a country."),
    ] = None,
    knowledge: KnowledgeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Resolve the bare words for actors to country, sector, name and office.

    Words for several actors ("the US, the UK and Russia") are taken apart. Codes of countries are ISO 3166-1,
    or UNO, EUR and IGO for organisations of states; codes of sectors are PLOVER's (docs/resolving.md).
    """
    try:
        day = date.fromisoformat(on)
    except ValueError as error:
        raise SkipInput(f"{on!r} is no day: write it as 2022-11-01") from error
    holders = with_roles(load_knowledge(knowledge))
    found = [
        resolve_words(actor, on=day, context=context, holders=holders)
        for text in texts
        for actor in split_actors(text)
    ]
    if as_json:
        print_json({"rows": [asdict(row) for row in found]})
    else:
        standard_output().print(_table(found))


def _table(found: Iterable[Resolved]) -> Table:
    table = Table(box=None, pad_edge=False, header_style=QUIET)
    for heading in ("words", "country", "sector", "name and grounds"):
        table.add_column(heading)
    for row in found:
        sector = "/".join(code for code in (row.sector, row.second) if code)
        name = words(", ".join(part for part in (row.name, row.office) if part), "bold")
        if name:
            name.append(" ")
        table.add_row(
            words(row.text), row.country or "–", sector or "–", name.append_text(words(row.reason, QUIET))
        )
    return table
