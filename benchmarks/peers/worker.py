"""Runs one peer over documents in a Python that has it: `python -m benchmarks.peers.worker NAME`.

NAME is an adapter's module, and maybe which of its ways: `verbale:parsed`. Documents come in as JSON lines
(`id`, `dct`, `text`), expressions go out as JSON lines (`id`, `timex`), and last the processor seconds that
finding them took: of this process and of those it has started and ended. Loading isn't counted. Nothing but
the peer is needed, so that it can run in an environment of the peer's own.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

type Row = dict[str, Any]


def _as_it_is(text: str) -> Any:
    return text


@dataclass(frozen=True)
class Finder:
    """What an adapter's `load` returns.

    `find` is given what `prepare` made of the text, and the day on which the text was written
    (`YYYY-MM-DD`); it returns rows with `start`, `end`, `type` and `value`. Preparing isn't counted.
    """

    find: Callable[[Any, str], list[Row]]
    prepare: Callable[[str], Any] = _as_it_is


def main(name: str) -> None:
    """Load the adapter of this name and let it find the times of all documents."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a peer prints is no result
    module, _, way = name.partition(":")
    finder: Finder = importlib.import_module(f"benchmarks.peers.{module}").load(*filter(None, [way]))
    documents = [json.loads(line) for line in sys.stdin]
    finder.find(finder.prepare(documents[0]["text"]), documents[0]["dct"])  # the first call fills caches
    seconds = 0.0
    for document in documents:
        prepared = finder.prepare(document["text"])
        begun = _seconds()
        rows = finder.find(prepared, document["dct"])
        seconds += _seconds() - begun
        out.write(json.dumps({"id": document["id"], "timex": without_overlap(rows)}) + "\n")
    out.write(json.dumps({"seconds": seconds}) + "\n")
    out.close()


def _seconds() -> float:
    used = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def without_overlap(rows: list[Row]) -> list[Row]:
    """Return the rows in text order, without those that begin inside the one before."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: (row["start"], -row["end"])):
        if row["start"] < row["end"] and (not kept or row["start"] >= kept[-1]["end"]):
            kept.append(row)
    return kept


if __name__ == "__main__":
    main(sys.argv[1])
