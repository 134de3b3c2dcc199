"""Reading in a pool of processes on this machine."""

import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from math import ceil
from types import TracebackType
from typing import Self

from verbale.engines.outcome import Failure, Outcome, read_together
from verbale.engines.template import Read
from verbale.engines.workers import Starter, Worker, usual_starter
from verbale.errors import Abort
from verbale.knowledge.kept import Knowledge
from verbale.reading.pipeline import DEFAULT_MODEL, batches
from verbale.report import Report

# The longest report that sources let in takes less than two minutes on a slow core.
DEFAULT_REPORT_SECONDS = 600.0

# Batches under way for each worker: enough that a slow one holds up nobody, few enough that memory stays
# flat.
_AHEAD = 3
# Reports in a batch: the parser is quicker with more. Towards the end there are fewer in each, two thirds of
# what is left for each worker, lest all others wait for the one that has the last of them.
_BATCH, _LEAST = 16, 2
_SHARE = 2 / 3


class Pool:
    """Processes that read reports, each one batch at a time.

    A report that breaks its process, or takes longer than `report_seconds` (of the clock on the wall), is
    one Failure: its process is ended, another takes its place, and the reports that were with it are read
    one by one. `read` is called in the processes, with some reports, and travels there once. Close the pool
    when done, or use it in a `with` statement.
    """

    def __init__(
        self,
        read: Read,
        *,
        workers: int,
        report_seconds: float | None = None,
        starter: Callable[[Read], Starter] = usual_starter,
    ) -> None:
        self._report_seconds = DEFAULT_REPORT_SECONDS if report_seconds is None else report_seconds
        self._workers = workers
        self._starter = starter(read)
        self._idle: queue.SimpleQueue[Worker | None] = queue.SimpleQueue()  # None: one to be started
        for _ in range(workers):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, whatever they do."""
        self._starter.close()
        while not self._idle.empty():
            worker = self._idle.get()
            if worker is not None:
                worker.connection.close()

    def read(self, reports: Sequence[Report]) -> list[Outcome]:
        """Return what comes of each report, from any thread, as soon as a worker is free for them.

        Raises Abort when nothing further can work.
        """
        answer = self._ask(reports)
        if isinstance(answer, Abort):
            raise answer
        if isinstance(answer, list):
            return answer
        if len(reports) == 1:
            return [Failure(reports[0], answer)]
        return [outcome for report in reports for outcome in self.read([report])]

    def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """Yield what comes of each report, in order, drawing on `reports` only a little ahead."""
        waiting: deque[Future[list[Outcome]]] = deque()
        stream = _dealt(reports, self._workers)
        threads = ThreadPoolExecutor(self._workers, thread_name_prefix="verbale-pool")
        try:
            for batch in islice(stream, self._workers * _AHEAD):
                waiting.append(threads.submit(self.read, batch))
            while waiting:
                yield from waiting.popleft().result()
                for batch in islice(stream, 1):
                    waiting.append(threads.submit(self.read, batch))
        except BaseException:
            # After an interruption nobody waits for what is under way.
            self.close()
            raise
        finally:
            threads.shutdown(wait=True, cancel_futures=True)

    def _ask(self, reports: Sequence[Report]) -> list[Outcome] | Abort | str:
        """Return what a worker makes of some reports, or why it makes nothing of them."""
        worker = self._idle.get()
        try:
            worker = self._give(worker, reports)
            answer = self._take(worker)
        except BaseException:
            self._idle.put(None)
            raise
        self._idle.put(None if isinstance(answer, str) else worker)
        return answer

    def _give(self, worker: Worker | None, reports: Sequence[Report]) -> Worker:
        """Send reports to the worker, or to a new one where that has died with nothing to do."""
        if worker is not None:
            try:
                worker.connection.send(reports)
                return worker
            except OSError:
                worker.end()
        worker = self._starter.start()
        worker.connection.send(reports)
        return worker

    def _take(self, worker: Worker) -> list[Outcome] | Abort | str:
        """Return what the worker answers; when it has to be ended, why."""
        try:
            if worker.connection.poll(self._report_seconds):
                answer: list[Outcome] | Abort = worker.connection.recv()
                return answer
        except (EOFError, OSError):
            return (
                f"the process that read it died ({worker.end()}), perhaps for lack of memory: read it alone, "
                "and please report this, with the text, if that fails too"
            )
        worker.end()
        return (
            f"reading it took longer than the {self._report_seconds:g} s allowed for a report: allow more, "
            "or leave it out"
        )


def _dealt(reports: Iterable[Report], workers: int) -> Iterator[list[Report]]:
    """Yield the reports in batches, drawing far enough ahead to see the end in time."""
    if workers == 1:
        yield from batches(reports, _BATCH)
        return
    stream = iter(reports)
    most = ceil(workers * _BATCH / _SHARE)
    ahead = list(islice(stream, most))
    while ahead:
        size = max(_LEAST, min(_BATCH, ceil(len(ahead) * _SHARE / workers)))
        batch = next(batches(ahead, size))
        yield batch
        ahead = [*ahead[len(batch) :], *islice(stream, len(batch))]


def read_in_pool(
    reports: Iterable[Report],
    *,
    workers: int,
    model: str = DEFAULT_MODEL,
    knowledge: Knowledge | None = None,
    gate: bool = False,
    report_seconds: float | None = None,
) -> Iterator[Outcome]:
    """Yield what comes of each report, in order, from `workers` processes that share one model.

    `reports` is drawn on only a little ahead of the results, so it may be endless. A report whose reading
    breaks its process, or takes longer than `report_seconds` (DEFAULT_REPORT_SECONDS if None), is one
    Failure. Raises Abort when no process can work.
    """
    with Pool(
        partial(read_together, model=model, knowledge=knowledge, gate=gate),
        workers=workers,
        report_seconds=report_seconds,
    ) as pool:
        yield from pool.read_all(reports)
