"""A Ray cluster of two nodes beside a pool of two workers: `python -m benchmarks.ray_cluster --json FILE`.

Both read the same shards into Parquet, on this machine. Starting takes a cluster longer than a pool, and is
left out: it is nothing in a run of hours. What counts is from the first shards done to the last. The memory
of a worker holds its share of what a cluster runs besides.
"""

import json
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from itertools import batched, cycle, islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.processes import machine, marked, processes, processor_seconds, shared_out_mib
from benchmarks.small_cluster import small_cluster
from benchmarks.texts import add_arguments, chosen, words
from verbale.engines.archive import ArchiveSummary, read_archive
from verbale.report import Report

NODES = 2

type Progress = Callable[[ArchiveSummary], None]


def main() -> int:
    """Measure, print a table, write the figures; return the exit code."""
    parser = ArgumentParser("python -m benchmarks.ray_cluster", description=__doc__)
    add_arguments(parser)
    parser.add_argument("--reports", type=int, default=240, metavar="N", help="to read (%(default)s)")
    parser.add_argument("--shards", type=int, default=16, metavar="N", help="that hold them (%(default)s)")
    parser.add_argument("--gate", action="store_true", help="turn away what can tell nothing")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    options.limit = options.limit or options.reports
    reports = list(islice(cycle(chosen(options)), options.reports))
    with tempfile.TemporaryDirectory(prefix="verbale-ray-") as name:
        figures = measure(Path(name), reports, options.shards, gate=options.gate)
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(folder: Path, reports: Sequence[Report], shards: int, *, gate: bool) -> dict[str, Any]:
    """Return the figures of a pool and of a cluster over the same shards."""
    archive = folder / "archive"
    archive.mkdir()
    for number, some in enumerate(batched(reports, -(-len(reports) // shards))):
        lines = (json.dumps(report.model_dump(exclude={"origin"}, exclude_none=True)) for report in some)
        (archive / f"{number:04}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def in_pool(progress: Progress) -> None:
        read_archive([archive], folder / "pool", workers=NODES, gate=gate, progress=progress)

    def on_ray(progress: Progress) -> None:
        _on_ray(archive, folder / "ray", progress, gate=gate)

    told = {"pool": _run(in_pool), "ray": _run(on_ray)}
    same = _files(folder / "pool") == _files(folder / "ray")
    size = sum(len(data) for name, data in _files(folder / "pool").items() if name.endswith(".parquet"))
    total = sum(map(words, reports))
    return {
        "what": "ray",
        **machine(),
        "gate": gate,
        "reports": len(reports),
        "words": total,
        "same bytes": same,
        "bytes of text": sum(len(report.text.encode()) for report in reports),
        "bytes of Parquet": size,
        "runs": told,
        "times the pool": told["ray"]["shards/s"] / told["pool"]["shards/s"],
        "times the pool by processor time": told["pool"]["processor s/shard"]
        / told["ray"]["processor s/shard"],
    }


def _run(run: Callable[[Progress], None]) -> dict[str, float]:
    """Run once; return the speed and memory from when all readers have done a shard to the end."""
    moments: list[tuple[int, float, float]] = []
    memory = 0.0
    with marked() as mark:

        def note(summary: ArchiveSummary) -> None:
            nonlocal memory
            if summary.done < NODES:
                return
            started = processes(mark)
            spent = processor_seconds(started) + process_time()
            moments.append((summary.done, perf_counter(), spent))
            if summary.done == summary.shards:
                memory = shared_out_mib(started) / NODES

        run(note)
    (first, began, before), (last, ended, after) = moments[0], moments[-1]
    return {
        "shards/s": (last - first) / (ended - began),
        "processor s/shard": (after - before) / (last - first),
        "MiB a worker": memory,
    }


def _on_ray(archive: Path, accounts: Path, progress: Progress, *, gate: bool) -> None:
    with small_cluster(NODES) as (cluster, _):
        read_archive([archive], accounts, engine="ray", address=cluster.address, gate=gate, progress=progress)


def _files(place: Path) -> dict[str, bytes]:
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def show(figures: dict[str, Any]) -> None:
    """Print the figures."""
    title = f"{figures['reports']:,} reports, {figures['words']:,} words"
    table = Table(title=f"{title}; {figures['cores']} cores, load {figures['load']}")
    table.add_column("")
    for engine in figures["runs"]:
        table.add_column(engine, justify="right")
    for name in ("shards/s", "processor s/shard", "MiB a worker"):
        table.add_row(name, *(f"{told[name]:,.2f}" for told in figures["runs"].values()))
    table.add_row("times the pool", "", f"{figures['times the pool']:.2f}")
    table.add_row("... by processor time", "", f"{figures['times the pool by processor time']:.2f}")
    table.add_row("same bytes", "", "yes" if figures["same bytes"] else "NO")
    Console(width=None if sys.stdout.isatty() else 100).print(table)


if __name__ == "__main__":
    sys.exit(main())
