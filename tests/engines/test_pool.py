import os
import signal
from collections.abc import Iterator

import pytest

from tests.engines.breaking import pass_or_break, read_or_break, tell_how_many
from verbale.engines import Failure, read_all, read_here
from verbale.engines.pool import Pool
from verbale.engines.template import Read
from verbale.engines.workers import Forking, Launching, Worker
from verbale.errors import Abort
from verbale.report import Report

SHORT = [
    Report(text=f"Defence Minister Sergei Shoigu received his Serbian counterpart in Moscow on June {day}.")
    for day in range(1, 6)
]
HOW_IT_DIES = {"killed": "SIGKILL", "segfault": "SIGSEGV", "exit": "exit code 3"}
STALLED = [Report(text="stalled"), Report(text="stalled in C")]


class Remembering(Forking):
    """Starts workers as usual, and remembers which processes they are."""

    def __init__(self, read: Read) -> None:
        super().__init__(read)
        self.processes = [self.template.pid]

    def start(self) -> Worker:
        worker = super().start()
        self.processes.append(worker.process)
        return worker


class Remembered:
    """Makes one starter, and gives it to the test."""

    made: Remembering

    def __call__(self, read: Read) -> Remembering:
        self.made = Remembering(read)
        return self.made


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(read_or_break, workers=2, report_seconds=6) as started:
        yield started


def test_a_report_that_kills_its_process_costs_itself_alone(pool: Pool) -> None:
    reports = [SHORT[0], *(Report(text=way) for way in HOW_IT_DIES), *SHORT[1:]]
    outcomes = list(pool.read_all(reports))
    failures = [one for one in outcomes if isinstance(one, Failure)]
    assert [one.report.text for one in failures] == list(HOW_IT_DIES)
    for failure in failures:
        assert HOW_IT_DIES[failure.report.text] in failure.reason
        assert "\n" not in failure.reason
    assert [one for one in outcomes if not isinstance(one, Failure)] == list(read_here(SHORT))


def test_a_report_that_takes_too_long_costs_itself_alone(pool: Pool) -> None:
    first, *stalled, second = pool.read_all([SHORT[0], *STALLED, SHORT[1]])
    for report, failure in zip(STALLED, stalled, strict=True):
        assert isinstance(failure, Failure)
        assert failure.report is report
        assert "6 s" in failure.reason
    assert [first, second] == list(read_here(SHORT[:2]))


def test_a_worker_killed_while_idle_costs_nothing_and_a_dead_template_stops_the_run() -> None:
    starter = Remembered()
    with Pool(pass_or_break, workers=1, starter=starter) as own:
        first = own.read(SHORT[:1])
        template, worker = starter.made.processes
        os.kill(worker, signal.SIGKILL)
        while is_running(worker):
            pass
        assert [*first, *own.read(SHORT[1:2])] == pass_or_break(SHORT[:2])
        os.kill(template, signal.SIGKILL)
        with pytest.raises(Abort, match="fewer workers"):
            list(own.read_all([Report(text="killed"), *SHORT]))


def test_reports_are_drawn_a_little_ahead_and_no_process_outlives_a_run_that_is_broken_off() -> None:
    starter = Remembered()
    drawn = 0

    def endless() -> Iterator[Report]:
        nonlocal drawn
        while True:
            drawn += 1
            yield STALLED[0] if drawn > 64 else Report(text=f"On day {drawn} nothing happened.")

    with Pool(pass_or_break, workers=2, starter=starter) as own:
        for number, _ in enumerate(own.read_all(endless()), start=1):
            assert drawn - number <= 2 * 4 * 16
            if number == 48:
                break
    assert len(starter.made.processes) == 3
    assert not any(map(is_running, starter.made.processes))


@pytest.mark.parametrize(("workers", "first", "last"), [(1, 16, 8), (2, 14, 2), (4, 7, 2)])
def test_no_worker_is_left_with_a_large_batch_at_the_end(workers: int, first: int, last: int) -> None:
    reports = [Report(text=f"On day {day} nothing happened.") for day in range(40)]
    with Pool(tell_how_many, workers=workers) as own:
        outcomes = [one for one in own.read_all(reports) if not isinstance(one, Failure)]
    assert [report for report, _ in outcomes] == reports
    sizes = [int(account.reader) for _, account in outcomes]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (first, last)


def test_where_nothing_can_be_forked_each_worker_is_a_program() -> None:
    with Pool(pass_or_break, workers=1, starter=Launching) as own:
        failure, read = own.read_all([Report(text="killed"), SHORT[0]])
    assert isinstance(failure, Failure)
    assert "SIGKILL" in failure.reason
    assert [read] == pass_or_break(SHORT[:1])


def test_a_time_limit_alone_makes_a_pool() -> None:
    [failure] = read_all([Report(text="Talks were held. " * 5_000)], report_seconds=0.01)
    assert isinstance(failure, Failure)
    assert "0.01 s" in failure.reason


def is_running(process: int) -> bool:
    """Tell whether a process runs; one that is dead and not yet waited for does not."""
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
