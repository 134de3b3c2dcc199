"""What is told while a record of an older Verbale is brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager

from verbale.cli.console import standard_error, words
from verbale.cli.outcome import counting
from verbale.record.gradual import Progress, Tell


@contextmanager
def bringing_up(record: str) -> Iterator[Tell]:
    """Say once what happens to a record, and show a progress bar where somebody watches."""
    errors = standard_error()
    errors.print(
        words(
            f"{record} was written by an older Verbale, and is brought up to date, once. "
            "If this is broken off, the same command goes on from there."
        ),
        soft_wrap=True,
    )
    with counting("Bringing up to date", errors) as (bar, task):

        def tell(progress: Progress) -> None:
            bar.update(
                task,
                description=progress.step,
                completed=progress.done,
                total=progress.total or None,
            )

        yield tell
