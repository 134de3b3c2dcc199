"""Whole accounts beside the bare spaCy pipeline on the same text: `python -m benchmarks.lean`.

Both take turns over stretches of reports in one process, on one core, with one BLAS thread, each with the
number of reports at once that suits it.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table

from benchmarks.texts import add_arguments, chosen, words
from benchmarks.turns import Way, speeds, stretches, take_turns, times_as_quick
from verbale.reading.pipeline import load_base, read_report, read_reports
from verbale.report import Report

STRETCH = 64
BARE = "bare spaCy pipeline"


def main() -> int:
    """Measure, print a table, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.lean", description=__doc__)
    add_arguments(parser)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reports = chosen(options)
    parts = stretches(reports, STRETCH)
    timed = take_turns(ways(), parts)
    made = speeds(timed, parts)
    ratios = {name: times_as_quick(timed, name, BARE) for name in made}
    table = Table(title=f"{len(reports):,} reports, {sum(map(words, reports)):,} words, one core")
    for heading in ("way", "words/s", "times the bare", "by the wall"):
        table.add_column(heading, justify="left" if heading == "way" else "right")
    for name, speed in made.items():
        table.add_row(name, f"{speed:,.0f}", *(f"{ratio:.2f}" for ratio in ratios[name]))
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    if options.json:
        figures = {"reports": len(reports), "words/s": made, "times the bare": ratios}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def ways() -> dict[str, Way]:
    """Return the ways that are compared."""
    bare = load_base()
    whole = spacy.load(str(bare.path))

    def texts(part: Sequence[Report]) -> list[str]:
        return [report.text for report in part]

    return {
        BARE: lambda part: list(whole.pipe(texts(part))),
        "the same without attribute ruler and lemmatizer": lambda part: list(bare.pipe(texts(part))),
        "whole accounts": lambda part: list(read_reports(part)),
        "whole accounts behind the gate": lambda part: list(read_reports(part, gate=True)),
        "whole accounts, each report alone": lambda part: [read_report(report) for report in part],
    }


if __name__ == "__main__":
    sys.exit(main())
