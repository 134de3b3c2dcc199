"""The reports that benchmarks run on: JSON lines that the user names, or else the samples."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources import open_inputs

SAMPLES = Path(__file__).resolve().parent.parent / "examples" / "south-caucasus"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the options that say what is read."""
    parser.add_argument(
        "--texts",
        type=Path,
        default=SAMPLES,
        metavar="PATH",
        help="reports to read: a JSON lines file, plain or gzip-compressed, or a folder",
    )
    parser.add_argument("--limit", type=int, metavar="N", help="only N of them, evenly spread")


def chosen(options: Namespace) -> list[Report]:
    """Return the reports that the options name."""
    reports = [item for item in open_inputs([options.texts]) if not isinstance(item, SkipInput)]
    if options.limit and options.limit < len(reports):
        return [reports[number * len(reports) // options.limit] for number in range(options.limit)]
    return reports


def words(report: Report) -> int:
    """Return how many words a report has, parted by white space."""
    return len(report.text.split())
