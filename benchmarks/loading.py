"""How fast accounts come into a record, with one writer and with several: `python -m benchmarks.loading`.

Accounts made by code (`benchmarks.synthetic`), each of which tells of something, are written as those of an
archive, and loaded into records of their own. Also: how fast the pages of a web archive are opened.
"""

import json
import sys
import tempfile
from argparse import ArgumentParser
from itertools import batched
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.processes import machine, marked, processes, processor_seconds
from benchmarks.synthetic import told
from benchmarks.web_archive import write
from verbale.archives import AccountsPlace, Entry, Shard
from verbale.archives.accounts import AccountsWriter
from verbale.loading import LoadSummary, load_accounts
from verbale.sources import open_inputs

SEED = 1
A_SHARD = 250
_PAGES_BETWEEN_LOOKS = 20


def main() -> int:
    """Measure, print a table, write the figures; return the exit code."""
    parser = ArgumentParser("python -m benchmarks.loading", description=__doc__)
    parser.add_argument("--record", help="URL of an empty PostgreSQL database, for the several writers")
    parser.add_argument("--accounts", type=int, default=3000, metavar="N", help="to load (%(default)s)")
    parser.add_argument("--megabytes", type=int, default=16, metavar="N", help="to open (%(default)s)")
    parser.add_argument("--writers", type=int, default=2, metavar="N", help="beside one (%(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="verbale-loading-") as name:
        folder = Path(name)
        _write(folder, options.accounts)
        one = _load(str(folder / "one.db"), folder / "accounts", 1)
        several = _load(options.record or str(folder / "several.db"), folder / "accounts", options.writers)
        size = sum(file.stat().st_size for file in folder.glob("one.db*"))
        pages = _open_pages(folder / "pages.warc.gz", options.megabytes)
    figures = {
        "what": "loading",
        **machine(),
        "accounts": options.accounts,
        "writers": options.writers,
        "database": "PostgreSQL" if options.record else "SQLite",
        "one writer": one,
        "several writers": several,
        "bytes of record": size,
        "pages/processor s": pages,
    }
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def _write(folder: Path, count: int) -> None:
    place = AccountsPlace(folder / "accounts")
    for number, numbers in enumerate(batched(range(count), A_SHARD)):
        shard = Shard(f"{number:04}", 1)
        with AccountsWriter(folder / "passing", shard) as writer:
            for each in numbers:
                writer.add(*told(each, SEED))
        place.keep(
            shard, Entry(shard=shard.name, size=1, reader="code", files=writer.files), folder / "passing"
        )


def _load(url: str, accounts: Path, writers: int) -> dict[str, float]:
    spent = 0.0
    with marked() as mark:

        def note(_: LoadSummary) -> None:
            nonlocal spent
            spent = max(spent, processor_seconds(processes(mark)))

        own, began = process_time(), perf_counter()
        summary = load_accounts(url, accounts, writers=writers, progress=note)
        took, own = perf_counter() - began, process_time() - own
    return {
        "accounts/s by the clock": summary.added / took,
        "processor s/account": (spent + own) / summary.added,
    }


def _open_pages(path: Path, megabytes: int) -> float:
    """Return how many pages of a web archive are opened in a second of processor time."""
    write(path, megabytes << 20, seed=SEED, packed=True)
    # Looked at now and then; at the first page the parser of pages has started.
    moments: list[tuple[int, float]] = []
    with marked() as mark:
        for opened, _ in enumerate(open_inputs([path])):
            if opened % _PAGES_BETWEEN_LOOKS == 0:
                moments.append((opened, process_time() + processor_seconds(processes(mark))))
    (first, before), (last, after) = moments[0], moments[-1]
    return (last - first) / (after - before)


def show(figures: dict[str, Any]) -> None:
    """Print the figures."""
    title = f"{figures['accounts']:,} accounts; {figures['cores']} cores, load {figures['load']}"
    table = Table(title=title)
    table.add_column("")
    table.add_column("1 writer, SQLite", justify="right")
    table.add_column(f"{figures['writers']} writers, {figures['database']}", justify="right")
    for name in ("accounts/s by the clock", "processor s/account"):
        table.add_row(name, *(f"{figures[way][name]:,.4g}" for way in ("one writer", "several writers")))
    table.add_row("pages opened/processor s", f"{figures['pages/processor s']:,.0f}", "")
    Console(width=None if sys.stdout.isatty() else 100).print(table)


if __name__ == "__main__":
    sys.exit(main())
