"""Reading in a pool of processes on this machine."""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from verbale.engines.outcome import Outcome, read_one
from verbale.errors import Abort
from verbale.knowledge.kept import Knowledge
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.report import Report

# Reports under way for each worker: enough that none waits, few enough that memory stays flat.
_AHEAD = 4

_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


# What the worker in this process knows, given to it once at its start: it may be too much for each report.
_known: Knowledge | None = None


def read_in_pool(
    reports: Iterable[Report],
    *,
    workers: int,
    model: str = DEFAULT_MODEL,
    knowledge: Knowledge | None = None,
) -> Iterator[Outcome]:
    """Yield what comes of each report, in order, from `workers` processes with one model each.

    `reports` is drawn on only a little ahead of the results, so it may be endless. Raises Abort when a
    worker dies. A script that calls this must keep its own statements behind
    `if __name__ == "__main__":`, since every worker imports it.
    """
    context = get_context("spawn")
    # Nothing is ever sent through this pipe. Its end, by whatever happens to this process, ends the workers.
    watched, lifeline = context.Pipe(duplex=False)
    waiting: deque[Future[Outcome]] = deque()
    stream = iter(reports)
    with _one_thread_each(), watched, lifeline:
        pool = ProcessPoolExecutor(
            workers, context, initializer=_start_worker, initargs=(watched, knowledge)
        )
        try:
            for report in islice(stream, workers * _AHEAD):
                waiting.append(pool.submit(_read, report, model))
            while waiting:
                yield waiting.popleft().result()
                for report in islice(stream, 1):
                    waiting.append(pool.submit(_read, report, model))
        except BrokenProcessPool as error:
            raise Abort(
                "a reading process died, perhaps for lack of memory: try again with fewer workers "
                "(a script must keep its statements behind 'if __name__ == \"__main__\":')"
            ) from error
        finally:
            # After an interruption nobody waits for what is under way.
            lifeline.close()
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Give the processes started meanwhile one thread of linear algebra each: the pool has the cores."""
    missing = [name for name in _THREAD_SETTINGS if name not in os.environ]
    os.environ.update(dict.fromkeys(missing, "1"))
    try:
        yield
    finally:
        for name in missing:
            os.environ.pop(name, None)


def _read(report: Report, model: str) -> Outcome:
    return read_one(report, model, _known)


def _start_worker(lifeline: Connection, knowledge: Knowledge | None) -> None:
    """Take in what is known, leave interrupts to the parent, and end when it lets go."""
    global _known
    _known = knowledge
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    wait([lifeline])
    os._exit(1)
