"""Archives of shards: what `verbale read --accounts` does, and `verbale load`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from verbale.api import Record
from verbale.cli.console import print_json, standard_error
from verbale.cli.options import DEFAULT_RECORD, RecordOption, examples
from verbale.cli.outcome import SOME_FAILED, counting, print_counts, print_failures

if TYPE_CHECKING:
    from verbale.engines.archive import ArchiveSummary
    from verbale.loading import LoadSummary
    from verbale.sources import SourceSettings

_ARCHIVE = "Archives"

AccountsOption = Annotated[
    str | None,
    typer.Option(
        "--accounts",
        metavar="PLACE",
        help="Write accounts as Parquet into this folder or URL, shard by shard, instead of into a record.",
        rich_help_panel=_ARCHIVE,
    ),
]
EngineOption = Annotated[
    Literal["pool", "ray"],
    typer.Option(
        "--engine", help="Where reading runs: on this machine, or on Ray.", rich_help_panel=_ARCHIVE
    ),
]
AddressOption = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="ADDRESS",
        help="The Ray cluster; without it, the one that runs here, or this machine alone.",
        rich_help_panel=_ARCHIVE,
    ),
]
ReportSecondsOption = Annotated[
    float | None,
    typer.Option(
        "--report-seconds",
        min=0.001,
        metavar="SECONDS",
        help="A report that takes longer counts as failed (600, with several workers).",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "verbale load accounts/ --record world.db",
            "verbale load s3://archive/accounts --record postgresql://verbale@db/world --writers 4",
        )
    )(load)


def read_into_accounts(
    inputs: list[str],
    accounts: str | None,
    *,
    engine: Literal["pool", "ray"],
    address: str | None,
    workers: int | None,
    knowledge: Path | None,
    gate: bool,
    reread: bool,
    report_seconds: float | None,
    sources: "SourceSettings",
    as_json: bool,
) -> None:
    """Read shards into a place of accounts, and print what came of them."""
    if accounts is None:
        raise typer.BadParameter(
            "name with --accounts the folder or URL for what it reads", param_hint="--engine ray"
        )
    if address is not None and engine != "ray":
        raise typer.BadParameter("is for --engine ray", param_hint="--address")
    from verbale.engines.archive import read_archive  # spaCy takes seconds to import

    with counting("Reading shards", standard_error()) as (bar, task):

        def tell(summary: "ArchiveSummary") -> None:
            bar.update(task, completed=summary.unchanged + summary.done, total=summary.shards)

        summary = read_archive(
            inputs,
            accounts,
            engine=engine,
            address=address,
            workers=workers,
            knowledge=knowledge,
            gate=gate,
            reread=reread,
            report_seconds=report_seconds,
            sources=sources,
            progress=tell,
        )
    if as_json:
        print_json(summary.to_dict())
    else:
        unread = summary.unread.total()
        print_failures(summary.failed)
        print_counts(
            {
                "shards": summary.done,
                "shards unchanged": summary.unchanged,
                "read": summary.read,
                **({"turned away": summary.turned_away} if gate else {}),
                **({"in languages not read yet": unread} if unread else {}),
                "failed": summary.failures,
            }
        )
    if summary.failures:
        raise typer.Exit(SOME_FAILED)


def load(
    accounts: Annotated[
        str,
        typer.Argument(
            metavar="ACCOUNTS", help="Where the accounts lie: the folder or URL given to 'read --accounts'."
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    writers: Annotated[
        int,
        typer.Option("--writers", min=1, metavar="N", help="Processes that open and check what is loaded."),
    ] = 1,
    only_telling: Annotated[
        bool,
        typer.Option(
            "--only-telling",
            help="Leave out reports in which no contact, statement, event, agreement or figure was found.",
            show_default=False,
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the summary as JSON.", show_default=False)
    ] = False,
) -> None:
    """Load the accounts of an archive into a record, which is made if it does not exist.

    The record becomes what it would be had it read the reports itself. What it holds already is left alone:
    after an interruption the same command goes on from there.

    Exit code: 0 when all is well, 1 when some files failed, 2 when nothing could be done.
    """
    with Record(record) as opened, counting("Loading files", standard_error()) as (bar, task):

        def tell(summary: "LoadSummary") -> None:
            bar.update(task, completed=summary.done, total=summary.files)

        summary = opened.load(accounts, writers=writers, only_telling=only_telling, progress=tell)
    if as_json:
        print_json(summary.to_dict())
    else:
        print_failures(summary.failed)
        print_counts(
            {
                "loaded": summary.added,
                "unchanged": summary.unchanged,
                **({"left out": summary.mute} if only_telling else {}),
                "files failed": len(summary.failed),
            }
        )
    if summary.failed:
        raise typer.Exit(SOME_FAILED)
