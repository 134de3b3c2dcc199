"""Reads the reports of a benchmark, in this process or in several, and shows how far it is."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rich.progress import track

from verbale.account import Account
from verbale.reading.pipeline import read_reports
from verbale.report import Report

CHUNK = 16


def read(reports: Sequence[Report], *, workers: int, label: str) -> Iterator[Account]:
    """Yield the account of each report, in order, whatever the number of processes."""
    if workers == 1:
        for _, account in track(read_reports(reports), label, total=len(reports), transient=True):
            yield account
        return
    chunks = [reports[start:start + CHUNK] for start in range(0, len(reports), CHUNK)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        read_chunks = track(pool.map(_accounts, chunks), label, total=len(chunks), transient=True)
        for accounts in read_chunks:
            yield from accounts


def _accounts(reports: Sequence[Report]) -> list[Account]:
    return [account for _, account in read_reports(reports)]
