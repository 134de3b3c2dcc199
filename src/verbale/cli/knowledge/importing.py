"""`verbale knowledge import`: takes office-holders out of collections into the user's file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from verbale.cli.console import print_json, standard_error, standard_output, words
from verbale.cli.options import KnowledgeOption, examples
from verbale.cli.outcome import SOME_FAILED
from verbale.cli.rows import QUIET
from verbale.errors import SkipInput
from verbale.knowledge.importing import Outcome, import_files
from verbale.knowledge.importing.outcome import describe
from verbale.knowledge.importing.taking import Progress as Tell
from verbale.knowledge.kept import read_kept, write_kept
from verbale.knowledge.tenures import tenures

IN_A_FOLDER = "imported.tsv"
_MAX_CLASHES = 20
_MAX_POSITIONS = 10


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command(
        name="import",
        epilog=examples(
            "verbale knowledge import peps.ftm.json.gz --knowledge mine.tsv",
            "verbale knowledge import wikidata-latest.json.gz --knowledge mine.tsv --json",
        ),
    )(take)


def take(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="FollowTheMoney entities (JSON lines, as of OpenSanctions) or Wikidata's JSON; also .gz.",
        ),
    ],
    knowledge: KnowledgeOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the outcome as JSON.", show_default=False)
    ] = False,
) -> None:
    """Take office-holders out of files into your own file of them, and tell what came of it.

    Each file is read once, in little memory. Tenures that are known already are left; those that clash with
    what is known are taken, and told: look at them, and mend the file by hand where it is wrong.

    Exit code: 0 when all is well, 1 when some lines could not be read, 2 when nothing could be done.
    """
    target = where(knowledge)
    kept = read_kept(target) if target.exists() else []
    beside = read_kept(knowledge) if knowledge is not None and knowledge.is_dir() else kept
    with _bar(standard_error()) as tell:
        outcome = import_files(files, [*beside, *tenures()], tell)
    if outcome.taken:
        write_kept(target, [*kept, *outcome.taken])
    if as_json:
        print_json({**outcome.to_dict(), "knowledge": str(target)})
    else:
        _print(outcome, target)
    if outcome.failed:
        raise typer.Exit(SOME_FAILED)


def where(knowledge: Path | None) -> Path:
    """Return the file that an import writes. Raises SkipInput when none is named."""
    if knowledge is None:
        raise SkipInput("name your file with --knowledge PATH: it is made if it does not exist")
    return knowledge / IN_A_FOLDER if knowledge.is_dir() else knowledge


def _print(outcome: Outcome, target: Path) -> None:
    errors, console = standard_error(), standard_output()
    for line in outcome.errors:
        errors.print(words(line, "red"), soft_wrap=True)
    if outcome.failed > len(outcome.errors):
        errors.print(words(f"... and {outcome.failed - len(outcome.errors):,} more", "red"))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    table.add_row("taken", f"{len(outcome.taken):,}", style="green" if outcome.taken else "")
    for reason, count in sorted(outcome.skipped.items()):
        table.add_row(words(f"left out: {reason}"), f"{count:,}")
    table.add_row("clashes", f"{len(outcome.clashes):,}", style="yellow" if outcome.clashes else "")
    table.add_row("lines in error", f"{outcome.failed:,}", style="red" if outcome.failed else "")
    console.print(table)
    for clash in outcome.clashes[:_MAX_CLASHES]:
        console.print(words(f"{clash.kind}: {_said(describe(clash.one))} | {_said(describe(clash.other))}"))
    if len(outcome.clashes) > _MAX_CLASHES:
        console.print(words(f"... and {len(outcome.clashes) - _MAX_CLASHES:,} more clashes", QUIET))
    if outcome.positions:
        common = outcome.positions.most_common(_MAX_POSITIONS)
        named = ", ".join(f"{name} ({count:,})" for name, count in common)
        console.print(words(f"Positions that are no office Verbale knows: {named}", QUIET))
    if outcome.taken:
        console.print(words(f"Now in {target}: read with --knowledge {target}"))


def _said(told: dict[str, str]) -> str:
    return f"{told['name']}, {told['office']} {told['party']}, {told['start']} to {told['end'] or '–'}"


@contextmanager
def _bar(console: Console) -> Iterator[Tell]:
    """Show a progress bar over the bytes of the files where somebody watches; give what moves it."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks: dict[str, int] = {}

        def tell(file: str, done: int, size: int) -> None:
            if file not in tasks:
                tasks[file] = bar.add_task(words(Path(file).name).plain, total=size)
            bar.update(tasks[file], completed=done, total=size)  # type: ignore[arg-type]

        yield tell
