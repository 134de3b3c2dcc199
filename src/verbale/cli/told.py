"""One contact in full: how it was told over time, where reports differ, who judged it, and every report."""

from collections.abc import Iterator

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from verbale.cli.console import words
from verbale.cli.rows import QUIET, SHORT_ID, entry
from verbale.record.rows import ContactRow


def print_contact(console: Console, row: ContactRow) -> None:
    """Print a contact with all its reports, and beneath it its life, report by report."""
    console.print(entry(row, most_sources=None))
    console.print(Padding(Group(Text("History", style="bold"), *_life(row)), (0, 0, 1, 0)))


def _life(row: ContactRow) -> Iterator[Text]:
    for step in row.history:
        moved = f" to {step.moved_to}" if step.moved_to else ""
        yield words(f"{step.published or 'undated':<12}{step.word}{moved}").append(
            f"  — {step.report[:SHORT_ID]}", QUIET
        )
    if row.status == "unconfirmed":
        yield words("since then no report tells that it was held", "yellow")
