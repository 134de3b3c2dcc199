"""Does a record survive SIGKILL of its writers, many times over? `python -m benchmarks.kill_writers`.

Writers add accounts made by code, report by report; several at once add the same ones in other orders. They
are killed at random moments and started again. What a writer was told to be stored must be in the record at
once, and in the end the record must hold the same as one that was filled undisturbed, row for row.
"""

import random
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from rich.console import Console
from rich.progress import track

from benchmarks.synthetic import told
from verbale.record.integrity import check
from verbale.record.store import Store

SHARE_AT_WORK = 0.8  # of the kills that come after a report is stored; the others may come at the start
LONGEST = 1.0  # seconds for which writers are then left alone
PATIENCE = 30.0  # seconds in which one of them must store a report
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["benchmarks.synthetic", "verbale.record.store"])


def main() -> int:
    """Run, print what happened, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.kill_writers", description=__doc__)
    parser.add_argument("--record", help="URL of an empty PostgreSQL database (an SQLite file of its own)")
    parser.add_argument("--accounts", type=int, default=2000, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--kills", type=int, default=100, metavar="N", help="how often (%(default)s)")
    parser.add_argument("--writers", type=int, default=1, metavar="N", help="at once (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of accounts and moments (%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="verbale-kill-") as folder:
        url = options.record or str(Path(folder) / "killed.db")
        same = survives(
            url, accounts=options.accounts, kills=options.kills, writers=options.writers, seed=options.seed
        )
        return 0 if same else 1


def survives(url: str, *, accounts: int, kills: int, writers: int, seed: int) -> bool:
    """Fill the empty record at `url` under fire; tell whether nothing was lost, doubled or damaged."""
    moments = random.Random(f"{seed}/moments")  # noqa: S311  (no secret, and the same every time)
    lost, killed = 0, 0
    Store(url).close()
    for number in track(range(kills), "killing", console=Console(stderr=True), transient=True):
        running = [_start(url, accounts, seed, (number + one) % 7) for one in range(writers)]
        if moments.random() < SHARE_AT_WORK:
            wait([pipe for _, pipe in running], timeout=PATIENCE)
        time.sleep(LONGEST * moments.random() ** 2)
        stored: set[str] = set()
        for process, _ in running:
            process.kill()  # nothing happens to one that was through already
        for process, pipe in running:
            process.join()
            killed += process.exitcode == -signal.SIGKILL
            stored |= _received(pipe)
        with Store(url) as store:
            lost += sum(not store.has(report) for report in stored)
    count = _stored(url)
    for process, pipe in [_start(url, accounts, seed, one) for one in range(writers)]:
        _received(pipe)
        process.join()
    same = _same(url, accounts, seed)
    found = check(url)
    sound = not found.damage and not found.astray
    print(f"{writers} writers, {killed} killed, {count} of {accounts} reports stored by then; {lost} lost; "
          f"{'the record is the same as undisturbed' if same else 'THE RECORDS DIFFER'}; "
          f"{'it is sound' if sound else f'IT IS DAMAGED: {found}'}")  # fmt: skip
    return same and sound and not lost


def _start(url: str, accounts: int, seed: int, shift: int) -> tuple[BaseProcess, Connection]:
    receiving, sending = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_write, args=(url, accounts, seed, shift, sending))
    process.start()
    sending.close()
    return process, receiving


def _write(url: str, accounts: int, seed: int, shift: int, pipe: Connection) -> None:
    """Add what the record lacks, report by report in an order of its own, and tell of each that is stored."""
    numbers = range(accounts) if shift == 0 else random.Random(shift).sample(range(accounts), accounts)  # noqa: S311
    with Store(url) as store:
        for number in numbers:
            report, account = told(number, seed)
            if not store.has(report.id):
                store.add(report, account)
                pipe.send(report.id)


def _received(pipe: Connection) -> set[str]:
    """Return what a writer has told until its end, but for a word that was cut off."""
    received: set[str] = set()
    with pipe:
        while True:
            try:
                received.add(pipe.recv())
            except (EOFError, OSError):
                return received


def _stored(url: str) -> int:
    with Store(url) as store:
        return store.statistics().reports


def _same(url: str, accounts: int, seed: int) -> bool:
    with Store(url) as store, Store(":memory:") as undisturbed:
        undisturbed.add_many(told(number, seed) for number in range(accounts))
        return _rows(store) == _rows(undisturbed)


def _rows(store: Store) -> Sequence[str]:
    return list(store.dump())


if __name__ == "__main__":
    sys.exit(main())
