"""Reading speed beside bare spaCy on the same text in the same run: `python -m benchmarks.speed`.

Processor time of this process on one core with one BLAS thread. The pipelines take turns over small
batches, so that whatever else the machine does falls on all of them alike.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import spacy
from rich.console import Console
from rich.progress import track
from rich.table import Table
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.texts import add_arguments, chosen, words
from verbale.engines import read_all
from verbale.reading.findings import findings
from verbale.reading.pipeline import load, load_base, read_reports
from verbale.reading.tokenizing import make_doc
from verbale.report import Report

BATCH = 32
VERBALE = "Verbale"

type Seconds = dict[str, float]


def main() -> int:
    """Measure, print two tables, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.speed", description=__doc__)
    add_arguments(parser)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reports = chosen(options)
    total = sum(map(words, reports))
    pipelines, components = measure(reports)
    speeds = {name: total / seconds for name, seconds in pipelines.items()}
    all_components = sum(components.values())
    shares = {name: seconds / all_components for name, seconds in components.items()}
    show(len(reports), total, speeds, shares)
    if options.json:
        figures = {"reports": len(reports), "words": total, "words/s": speeds, "shares": shares}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(reports: Sequence[Report]) -> tuple[Seconds, Seconds]:
    """Return the seconds that each pipeline takes over the reports, and each component of Verbale's."""
    bare = load_base()
    whole = spacy.load(str(bare.path))
    nlp = load()

    def parse(pipeline: Language) -> Callable[[Sequence[Report]], Iterable[Any]]:
        return lambda batch: pipeline.pipe([report.text for report in batch], batch_size=16)

    ways: dict[str, Callable[[Sequence[Report]], Iterable[Any]]] = {
        "bare spaCy pipeline": parse(whole),
        "bare, without attribute ruler and lemmatizer": parse(bare),
        VERBALE: read_reports,
        "Verbale, report by report, as the command line reads": read_all,
    }
    seconds: Seconds = dict.fromkeys(ways, 0.0)
    components: Seconds = defaultdict(float)
    batches = [reports[start : start + BATCH] for start in range(0, len(reports), BATCH)]
    for way in ways.values():  # first calls fill caches
        exhaust(way(batches[0]))
    for batch in track(batches, "speed", transient=True):
        for name, way in ways.items():
            start = process_time()
            exhaust(way(batch))
            seconds[name] += process_time() - start
        for name, took in by_component(nlp, batch):
            components[name] += took
    return seconds, dict(components)


def by_component(nlp: Language, batch: Sequence[Report]) -> Iterator[tuple[str, float]]:
    """Yield the seconds that each component takes over one batch, the tokenizer first."""
    start = process_time()
    docs: list[Doc] = []
    for report in batch:
        doc = make_doc(nlp, report.text)
        findings(doc).report = report
        docs.append(doc)
    yield "tokenizer", process_time() - start
    for name, component in nlp.pipeline:
        start = process_time()
        if hasattr(component, "pipe"):
            docs = list(component.pipe(docs, batch_size=16))
        else:
            docs = [component(doc) for doc in docs]
        yield name, process_time() - start


def exhaust(items: Iterable[Any]) -> None:
    """Draw all items, and drop each at once as a caller would who writes them out."""
    for _ in items:
        pass


def show(reports: int, total: int, speeds: dict[str, float], shares: dict[str, float]) -> None:
    """Print the tables."""
    console = Console(width=None if sys.stdout.isatty() else 100)
    table = Table(title=f"{reports:,} reports, {total:,} words, one core, one BLAS thread")
    table.add_column("pipeline")
    for heading in ("words/s", "of Verbale's time"):
        table.add_column(heading, justify="right")
    for name, speed in speeds.items():
        table.add_row(name, f"{speed:,.0f}", f"{speeds[VERBALE] / speed:.0%}")
    console.print(table)
    table = Table(title="Where Verbale's time goes")
    table.add_column("component")
    table.add_column("share", justify="right")
    for name, share in shares.items():
        table.add_row(name, f"{share:.1%}")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
