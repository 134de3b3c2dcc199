"""`verbale knowledge learn`: takes office-holders out of a record into a file for reading."""

from pathlib import Path
from typing import Annotated

import typer

from verbale.api import Record
from verbale.cli.console import standard_output, words
from verbale.cli.options import DEFAULT_RECORD, KnowledgeOption, RecordOption, examples


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command(
        epilog=examples(
            "verbale knowledge learn --record caucasus.db -o learned.tsv",
            "verbale read reports/ --record caucasus.db --knowledge learned.tsv",
        )
    )(learn)


def learn(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="PATH", help="The file to write, which '--knowledge' takes."),
    ],
    record: RecordOption = DEFAULT_RECORD,
    knowledge: KnowledgeOption = None,
) -> None:
    """Write down whom a record's reports attest in an office, as knowledge for further reading.

    Left out are those known already, and those whom one report alone names against others. Nothing is used
    by itself: reading takes the file where '--knowledge' names it.
    """
    with Record(record, create=False) as opened:
        count = opened.learn(output, knowledge=knowledge)
    tenures = "1 tenure" if count == 1 else f"{count:,} tenures"
    standard_output().print(words(f"{tenures} written to {output}"))
