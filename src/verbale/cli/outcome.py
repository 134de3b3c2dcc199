"""How long work is shown while it runs, and what came of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from verbale.cli.console import standard_error, standard_output, words

# The exit code of a command that went on without some of its inputs.
SOME_FAILED = 1
# Failures that a terminal shows; --json gives all.
_MAX_FAILURES = 50

# A count's name and number, and what is said beside it.
type Count = tuple[str, int, str]


@contextmanager
def counting(
    doing: str, console: Console, *, total: int | None = None, hidden: bool = False
) -> Iterator[tuple[Progress, TaskID]]:
    """Show a progress bar where somebody watches; give it, and its task. The total may be told later."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    hidden = hidden or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        yield bar, bar.add_task(doing, total=total)


def print_failures(failed: list[str]) -> None:
    """Print failures to standard error, a line each."""
    errors = standard_error()
    for line in failed[:_MAX_FAILURES]:
        errors.print(words(line, "red"), soft_wrap=True)
    if len(failed) > _MAX_FAILURES:
        errors.print(f"... and {len(failed) - _MAX_FAILURES:,} more (--json lists all)", style="red")


def counts_table(counts: Iterable[Count]) -> Table:
    """Return counts as a table; failures, if any, stand out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right")
    for name, count, remark in counts:
        style = ("red" if "failed" in name else "green" if name == "read" else "") if count else ""
        table.add_row(name, f"{count:,}", *([remark] if remark else []), style=style)
    return table


def print_counts(counts: dict[str, int]) -> None:
    """Print counts to standard output."""
    standard_output().print(counts_table((name, count, "") for name, count in counts.items()))
