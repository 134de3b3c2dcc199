"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, TypeAliasType, get_args

import typer

RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        "-r",
        metavar="FILE",
        envvar="VERBALE_RECORD",
        help="The record: a file, or the URL of a database.",
    ),
]
BetweenOption = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--between",
        metavar="PARTY PARTY",
        help="Two parties, by ISO 3166-1 code or name: RUS AZE, Russia EU.",
    ),
]
PartyOption = Annotated[
    str | None,
    typer.Option("--party", metavar="PARTY", help="One party, by ISO 3166-1 code or name: AZE, Armenia, UN."),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Nothing before this year, month or day: 2015, 2015-05-25."),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Nothing after this year, month or day: 2020, 2020-11."),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many rows.")
]
OffsetOption = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Leave out the first rows.")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON: one object with the list 'rows'.", show_default=False)
]
KnowledgeOption = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        "-k",
        metavar="PATH",
        envvar="VERBALE_KNOWLEDGE",
        help="Who held which office, beside what ships: a file or folder that 'knowledge import' makes.",
    ),
]
InputsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT...",
        help="Plain-text files, JSON lines (.jsonl, .jsonl.gz), folders of them, or - for standard input.",
    ),
]

DEFAULT_RECORD = "verbale.db"


def examples(*lines: str) -> str:
    """Return examples for the foot of a command's help."""
    return "\n\n".join(("Examples:", *(f"  {line}" for line in lines)))


def one_of(choices: TypeAliasType) -> str:
    """Return how help shows the choices of a type: 'direct|indirect|mixed'."""
    return "|".join(get_args(choices.__value__))
