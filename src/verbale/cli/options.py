"""Options that several commands share."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAliasType, get_args

import typer

from verbale.errors import Abort

if TYPE_CHECKING:
    from verbale.sources import SourceSettings

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
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day as of which the question is put, today unless told: what was planned and has had its "
        "day is unconfirmed.",
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many rows.")
]
OffsetOption = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Leave out the first rows.")]
AfterOption = Annotated[
    str | None,
    typer.Option(
        "--after",
        metavar="CURSOR",
        help="Go on with what follows a page: the 'next' of its JSON.",
        show_default=False,
    ),
]
FacetsOption = Annotated[
    bool,
    typer.Option(
        "--facets",
        help="Instead of rows: how many there are of each party, person, place, topic, month ...",
        show_default=False,
    ),
]
TopicOption = Annotated[
    str | None,
    typer.Option("--topic", metavar="CONTEXT", help="What it is about: a PLOVER context (military)."),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON: one object with the list 'rows'.", show_default=False)
]
GateOption = Annotated[
    bool,
    typer.Option(
        "--gate/--no-gate",
        help="Keep reports without parsing them that can tell of no contact, statement of an official or "
        "event, and leave out such paragraphs.",
    ),
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
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files of text, pages, feeds, PDF, e-mail, tables or JSON lines, web and other archives, "
        "folders of all these, http:// and https:// addresses, or - for standard input.",
    ),
]
MapOption = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=NAME,...",
        help="Under which names tables and JSON lines hold fields: text=body,published=date.",
    ),
]
AllowHostOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="HOST",
        help="Fetch from this host though it is inside a private network; may be given several times.",
    ),
]

DEFAULT_RECORD = "verbale.db"


def source_settings(
    field_map: str | None, allowed_hosts: Sequence[str] | None, host_interval_seconds: float = 1.0
) -> "SourceSettings":
    """Return what the options ask for. Raises Abort when the map can't be understood."""
    from verbale.sources import SourceSettings  # its libraries take most of a second to import
    from verbale.sources.fetching import WebSettings
    from verbale.sources.fields import map_fields

    wanted = {}
    for part in (field_map or "").split(","):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if part.strip() and not (name and equals and column):
            raise Abort(f"--map {field_map}: write FIELD=NAME, several with commas: text=body,published=date")
        if equals:
            wanted[name] = column
    hosts = frozenset(host.lower().strip("[]") for host in allowed_hosts or ())
    web = WebSettings(allowed_hosts=hosts, host_interval_seconds=host_interval_seconds)
    return SourceSettings(names=map_fields(wanted), web=web)


def examples(*lines: str) -> str:
    """Return examples for the foot of a command's help."""
    return "\n\n".join(("Examples:", *(f"  {line}" for line in lines)))


def one_of(choices: TypeAliasType) -> str:
    """Return how help shows the choices of a type: 'direct|indirect|mixed'."""
    return "|".join(get_args(choices.__value__))
