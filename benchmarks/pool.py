"""Two workers beside one, and what a worker takes of memory: `python -m benchmarks.pool --json FILE`.

Both pools run throughout, and take turns over small batches, so that whatever else the machine does falls on
both alike. Where the machine is busy the clock on the wall tells little: the processor time a report is
told too, which bounds what two free cores can do.
"""

import json
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.processes import (
    machine,
    marked,
    processes,
    processor_seconds,
    resident_mib,
    shared_out_mib,
)
from benchmarks.texts import add_arguments, chosen, words
from verbale.archives import Shard
from verbale.archives.accounts import AccountsWriter
from verbale.engines.outcome import Failure, Outcome, read_together
from verbale.engines.pool import Pool
from verbale.engines.workers import Launching
from verbale.loading import tells
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.report import Report

# Reports at a turn: many of the pool's own batches, so that each worker has its share to the end.
BATCH = 160


def main() -> int:
    """Measure, print a table, write the figures; return the exit code."""
    parser = ArgumentParser("python -m benchmarks.pool", description=__doc__)
    add_arguments(parser)
    parser.add_argument("--reports", type=int, default=240, metavar="N", help="to read (%(default)s)")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="beside one (%(default)s)")
    parser.add_argument("--gate", action="store_true", help="turn away what can tell nothing")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    options.limit = options.limit or options.reports
    reports = list(islice(cycle(chosen(options)), options.reports))
    figures = measure(reports, options.workers, gate=options.gate)
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(reports: Sequence[Report], workers: int, *, gate: bool) -> dict[str, Any]:
    """Return the figures of one worker and of several over the same reports."""
    read = partial(read_together, model=DEFAULT_MODEL, gate=gate)
    batches = [reports[start : start + BATCH] for start in range(0, len(reports), BATCH)]
    wall: dict[int, list[float]] = {1: [], workers: []}
    spent = dict.fromkeys(wall, 0.0)
    outcomes: list[Outcome] = []
    pools, marks = {}, {}
    for number in wall:
        with marked() as mark:
            pools[number], marks[number] = Pool(read, workers=number), mark
            list(pools[number].read_all(batches[0]))
    for batch in track(batches, "pool", console=Console(stderr=True), transient=True):
        for number, pool in pools.items():
            started = processes(marks[number])
            before, own, began = processor_seconds(started), process_time(), perf_counter()
            read_now = list(pool.read_all(batch))
            wall[number].append(perf_counter() - began)
            spent[number] += processor_seconds(started) - before + process_time() - own
            outcomes += read_now if number == workers else ()
    started = processes(marks[workers])
    shared = shared_out_mib(started)
    largest = max(map(resident_mib, started))
    for pool in pools.values():
        pool.close()
    return {
        "what": "pool",
        **machine(),
        "gate": gate,
        "reports": len(reports),
        "words": sum(map(words, reports)),
        "bytes of text": sum(len(report.text.encode()) for report in reports),
        **_accounts(outcomes),
        "workers": workers,
        "wall seconds": {str(number): sum(took) for number, took in wall.items()},
        "processor seconds": {str(number): took for number, took in spent.items()},
        "times one worker": median(a / b for a, b in zip(*wall.values(), strict=True)),
        "times one worker by processor time": workers * spent[1] / spent[workers],
        "MiB a worker": shared / workers,
        "MiB a worker, nothing shared": _unshared(read, batches[0], workers),
        "largest process, MiB": largest,
    }


def _accounts(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return what the accounts take as Parquet, how many reports failed, and how many tell of anything.

    A report that was read more than once counts once: its copies would take next to nothing.
    """
    once = {one[0].id: one for one in outcomes if not isinstance(one, Failure)}
    with tempfile.TemporaryDirectory(prefix="verbale-pool-") as name:
        folder = Path(name)
        with AccountsWriter(folder, Shard("reports", 1)) as writer:
            for report, account in once.values():
                writer.add(report, account)
        size = sum((folder / file).stat().st_size for file in writer.files)
    return {
        "failed": sum(isinstance(one, Failure) for one in outcomes),
        "share telling": sum(tells(account) for _, account in once.values()) / len(once),
        "bytes of Parquet a report": size / len(once),
    }


def _unshared(read: Any, batch: Sequence[Report], workers: int) -> float:
    """Return the memory of a worker where each has loaded a model of its own."""
    with marked() as mark, Pool(read, workers=workers, starter=Launching) as pool:
        list(pool.read_all(batch))
        return shared_out_mib(processes(mark)) / workers


def show(figures: dict[str, Any]) -> None:
    """Print the figures."""
    title = f"{figures['reports']:,} reports, {figures['words']:,} words"
    table = Table(title=f"{title}; {figures['cores']} cores, load {figures['load']}")
    table.add_column("")
    for number in figures["wall seconds"]:
        table.add_column(f"{number} workers", justify="right")
    wall, spent = figures["wall seconds"].values(), figures["processor seconds"].values()
    table.add_row("words/s by the clock", *(f"{figures['words'] / took:,.0f}" for took in wall))
    table.add_row("words/s by processor time", *(f"{figures['words'] / took:,.0f}" for took in spent))
    table.add_row("times one worker", "", f"{figures['times one worker']:.2f}")
    table.add_row("... by processor time", "", f"{figures['times one worker by processor time']:.2f}")
    table.add_row("MiB a worker", "", f"{figures['MiB a worker']:,.0f}")
    table.add_row("... nothing shared", "", f"{figures['MiB a worker, nothing shared']:,.0f}")
    Console(width=None if sys.stdout.isatty() else 100).print(table)


if __name__ == "__main__":
    sys.exit(main())
