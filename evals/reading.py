"""Reads the reports of a benchmark as the command line would, and shows how far it is."""

import sys
from collections.abc import Iterator, Sequence

from rich.progress import track

from verbale.account import Account
from verbale.engines import Failure, read_all
from verbale.knowledge.kept import Knowledge
from verbale.report import Report


def read(
    reports: Sequence[Report], *, workers: int, label: str, knowledge: Knowledge | None = None
) -> Iterator[Account]:
    """Yield the account of each report, in order; one that can't be read has an empty account."""
    outcomes = read_all(reports, workers=workers, knowledge=knowledge)
    for outcome in track(outcomes, label, total=len(reports), transient=True):
        if isinstance(outcome, Failure):
            print(f"{label}: {outcome.reason}: {outcome.report.text[:60]!r}...", file=sys.stderr)
            yield Account(reader="", report=outcome.report.id)
        else:
            yield outcome[1]
