"""Chooses where reading runs."""

import os
from collections.abc import Iterable, Iterator

from verbale.engines.here import read_here
from verbale.engines.outcome import Outcome
from verbale.engines.pool import read_in_pool
from verbale.knowledge.kept import Knowledge
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.report import Report

# A worker needs about three seconds to start, in which one process reads this many short reports.
_REPORTS_WORTH_A_WORKER = 40


def read_all(
    reports: Iterable[Report],
    *,
    workers: int = 1,
    model: str = DEFAULT_MODEL,
    knowledge: Knowledge | None = None,
    gate: bool = False,
    report_seconds: float | None = None,
) -> Iterator[Outcome]:
    """Yield what comes of each report, in order, read here or, with several workers, in a pool.

    `knowledge` None means what ships. With `gate`, what can tell nothing is turned away before any parsing,
    and its account says so. The outcomes are the same for any number of workers. In a pool, and so with
    `report_seconds`, a report that takes longer or breaks the process that reads it is one Failure. Raises
    Abort when the model is missing, or no process can work.
    """
    if workers > 1 or report_seconds is not None:
        return read_in_pool(
            reports,
            workers=workers,
            model=model,
            knowledge=knowledge,
            gate=gate,
            report_seconds=report_seconds,
        )
    return read_here(reports, model=model, knowledge=knowledge, gate=gate)


def suggest_workers(reports: int | None) -> int:
    """Return how many workers to use for so many reports (None: unknown, taken as many)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if reports is None else max(1, min(cores, reports // _REPORTS_WORTH_A_WORKER))
