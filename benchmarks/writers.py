"""Do several writers at once cost more than one? `python -m benchmarks.writers --record URL --writers 4`.

Accounts made by code (`benchmarks.synthetic`) are dealt out by batches to processes that write all at once
into one record, and then to a single one that fills another. Both records must be the same, row for row. They
are made in schemas of their own, which are dropped. The processor time of the server is counted where it runs
on this machine and nobody else asks that database.
"""

import resource
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import perf_counter, process_time
from typing import NamedTuple, cast

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import Engine, create_engine, make_url

from benchmarks.processes import processor_seconds
from benchmarks.synthetic import told
from verbale.record.integrity import check
from verbale.record.store import Store

_SERVED = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid != pg_backend_pid()"
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["benchmarks.synthetic", "verbale.record.store"])


class Batch(NamedTuple):
    """What a writer tells of a batch: its processor time, and its memory until now."""

    processor: float
    peak_mib: float


class Filled(NamedTuple):
    """What the batches of a record cost, in the order in which they were done, and how long all took.

    `server` is the processor time of the server until each batch was done.
    """

    batches: list[Batch]
    server: list[float]
    seconds: float


def main() -> int:
    """Fill by several and by one, compare, print; return the exit code."""
    parser = ArgumentParser("python -m benchmarks.writers", description=__doc__)
    parser.add_argument("--record", required=True, help="postgresql:// URL of a database")
    parser.add_argument("--accounts", type=int, default=40_000, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--batch", type=int, default=500, metavar="N", help="a transaction (%(default)s)")
    parser.add_argument("--writers", type=int, default=4, metavar="N", help="at once (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the accounts (%(default)s)")
    options = parser.parse_args()
    if not options.record.startswith("postgresql://"):
        parser.error("several write into PostgreSQL only: give a URL that begins with postgresql://")
    server = create_engine(make_url(options.record).set(drivername="postgresql+psycopg"))
    with _schema(server, options.record, "several") as several, _schema(server, options.record, "one") as one:
        found = {
            writers: fill(server, url, writers, options)
            for writers, url in ((options.writers, several), (1, one))
        }
        differing = differences(several, one)
        sound = not check(several).damage and not check(several).astray
    show(found, options, Console(width=None if sys.stdout.isatty() else 110))
    print(f"{differing or 'no'} rows differ; the record of several is {'sound' if sound else 'DAMAGED'}")
    return 0 if sound and not differing else 1


@contextmanager
def _schema(server: Engine, url: str, name: str) -> Iterator[str]:
    """Make a schema, give the URL of a record in it, and drop it."""
    schema = f"verbale_writers_{name}"
    with server.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    try:
        placed = make_url(url).update_query_dict({"options": f"-csearch_path={schema}"})
        yield placed.render_as_string(hide_password=False)
    finally:
        with server.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")


def fill(server: Engine, url: str, writers: int, options: Namespace) -> Filled:
    """Have so many writers fill the empty record at `url`, each with its share of the batches."""
    Store(url).close()
    pipes: list[Connection] = []
    running = []
    began = perf_counter()
    for number in range(writers):
        own, theirs = _PROCESSES.Pipe()
        running.append(_PROCESSES.Process(target=_write, args=(url, number, writers, options, theirs)))
        running[-1].start()
        theirs.close()
        pipes.append(own)
    filled = Filled([], [], 0.0)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(f"{writers} writing", total=options.accounts)
        at_work = list(pipes)
        while at_work:
            for pipe in wait(at_work):
                at_work = _received(cast(Connection, pipe), at_work, filled, server)
            progress.update(bar, completed=len(filled.batches) * options.batch)
    seconds = perf_counter() - began
    for process, pipe in zip(running, pipes, strict=True):
        pipe.close()
        process.join()
    if any(process.exitcode for process in running):
        raise SystemExit("a writer has failed: see above")
    return filled._replace(seconds=seconds)


def _received(
    pipe: Connection, at_work: list[Connection], filled: Filled, server: Engine
) -> list[Connection]:
    """Take what a writer tells, with what the server has used until then; return those still at work."""
    try:
        batch = pipe.recv()
    except EOFError:
        batch = None  # it has failed
    if batch is None:
        return [one for one in at_work if one is not pipe]
    filled.batches.append(batch)
    with server.connect() as connection:
        served = list(connection.exec_driver_sql(_SERVED).scalars())
    filled.server.append(processor_seconds(served))
    return at_work


def _write(url: str, number: int, writers: int, options: Namespace, pipe: Connection) -> None:
    """Add every so manieth batch, telling of each; then wait until the server's work has been counted."""
    with Store(url) as store:
        for start in range(number * options.batch, options.accounts, writers * options.batch):
            end = min(start + options.batch, options.accounts)
            accounts = [told(one, options.seed) for one in range(start, end)]
            began = process_time()
            store.add_many(accounts)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            pipe.send(Batch(process_time() - began, peak))
        pipe.send(None)
        wait([pipe])


def differences(one: str, other: str) -> int:
    """Return in how many rows two records differ."""
    with Store(one) as first, Store(other) as second:
        return sum(row != same for row, same in zip_longest(first.dump(), second.dump()))


def show(found: dict[int, Filled], options: Namespace, console: Console) -> None:
    """Print what an account cost in all, in the first tenth, and in the last."""
    table = Table(
        "writers", "seconds", "ms an account", "the server's", "last tenth of the first", "peak MiB"
    )
    for writers, filled in found.items():
        tenth = max(1, len(filled.batches) // 10)
        own = [1000 * batch.processor for batch in filled.batches]
        first, last = sum(own[:tenth]), sum(own[-tenth:])
        served = filled.server
        if served[-1]:
            first, last = first + 1000 * served[tenth - 1], last + 1000 * (served[-1] - served[-tenth - 1])
        peak = max(batch.peak_mib for batch in filled.batches)
        table.add_row(
            str(writers), f"{filled.seconds:.0f}", f"{sum(own) / options.accounts:.2f}",
            f"{1000 * served[-1] / options.accounts:.2f}", f"{last / first:.2f}", f"{peak:.0f}",
        )  # fmt: skip
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
