"""Runs benchmarks: `python -m evals [NAME...] --data FOLDER`."""

import json
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.console import Console

from evals.actors import Actors
from evals.benchmark import Benchmark, Figures, Files, read_lines, write_lines
from evals.contacts import Contacts
from evals.contacts_wire import ContactsWire
from evals.copies import Copies
from evals.crossdoc import Crossdoc
from evals.dating import DatingExperiment
from evals.events import Events
from evals.floors import below_floors
from evals.judged_events import JudgedEvents
from evals.ner_labels import NerLabels
from evals.occasions import Occasions
from evals.parts import PARTS, in_part
from evals.petrarch import Petrarch
from evals.quotes import Quotes
from evals.reading import read
from evals.seeds import Seeds
from evals.table import figures_table
from evals.time_expressions import Time
from verbale.errors import Abort

SERVED: dict[str, Benchmark] = {
    b.name: b
    for b in (
        Seeds(),
        Contacts(),
        Quotes(),
        Time(),
        DatingExperiment(),
        NerLabels(),
        Copies(),
        Actors(),
        Events(),
        Crossdoc(),
        Occasions(),
        ContactsWire(),
        Petrarch(),
        JudgedEvents(),
    )
}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks that the command line asks for; return the exit code."""
    parser = command_line()
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in SERVED]
    if unknown:
        parser.error(f"no benchmark {unknown[0]!r}: there are {', '.join(SERVED)}")
    if (options.gold or options.texts) and (len(options.names) != 1 or options.check):
        parser.error("--gold and --texts need exactly one NAME and no --check: floors are for the usual gold")
    if options.part != "all" and options.check:
        parser.error("--part goes with no --check: floors are for the whole gold")
    try:
        figures = run(options)
    except Abort as problem:
        print(f"evals: {problem}", file=sys.stderr)
        return 2
    Console(width=None if sys.stdout.isatty() else 110).print(figures_table(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    below = below_floors(figures) if options.check else []
    print("\n".join(below), file=sys.stderr, end="\n" if below else "")
    return 1 if below else 0


def command_line() -> ArgumentParser:
    """Return the parser of the command line."""
    parser = ArgumentParser("python -m evals", description="Run benchmarks over the installed package.")
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help=f"{', '.join(SERVED)}; without any: all that --data holds"
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/eval"),
        metavar="DIR",
        help="the evaluation folder, with one folder a benchmark (%(default)s)",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="where predictions go (a new folder)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="another gold file of the same form")
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="PATH",
        help="its texts, where they are apart: a file for contacts, a folder for seeds",
    )
    parser.add_argument(
        "--part",
        choices=PARTS,
        default="all",
        help="only the third of the gold that is set aside unread, or the rest (%(default)s)",
    )
    parser.add_argument("--errors", action="store_true", help="write NAME.errors.txt into --out")
    parser.add_argument("--check", action="store_true", help="fail when a figure lies below its floor")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that read (1)")
    return parser


def run(options: Namespace) -> Figures:
    """Run the benchmarks one after the other and return the figures of all by name."""
    if not options.data.is_dir():
        raise Abort(f"no folder {options.data}: name the evaluation folder with --data")
    names = options.names or [
        n for n, b in SERVED.items() if not b.own_labels and (options.data / (b.folder or n)).is_dir()
    ]
    if not names:
        raise Abort(f"no benchmark lies in {options.data}: name the evaluation folder with --data")
    out = options.out or Path(tempfile.mkdtemp(prefix="verbale-evals-"))
    out.mkdir(parents=True, exist_ok=True)
    figures: Figures = {}
    for name in names:
        figures[name] = run_one(SERVED[name], options, out)
    print(f"predictions: {out}", file=sys.stderr)
    return figures


def run_one(benchmark: Benchmark, options: Namespace, out: Path) -> Figures:
    """Run one benchmark, leaving its predictions and the listing of its errors in `out`."""
    files = benchmark.files(options.data, options.gold, options.texts)
    if options.part != "all":
        files = part_of(files, options.part, out / f"{benchmark.name}.gold.jsonl")
    predictions = out / f"{benchmark.name}.jsonl"
    reader = partial(read, workers=options.workers, label=benchmark.name)
    write_lines(predictions, benchmark.predictions(files, reader))
    errors: list[str] | None = [] if options.errors else None
    figures = benchmark.figures(files, predictions, errors)
    if errors is not None:
        listing = "".join(f"{line}\n" for line in errors)
        (out / f"{benchmark.name}.errors.txt").write_text(listing, encoding="utf-8")
    return figures


def part_of(files: Files, part: str, gold: Path) -> Files:
    """Write one part of the gold to `gold`, and return the files with it in the place of the whole."""
    write_lines(gold, in_part(read_lines(files.gold), part))
    return replace(files, gold=gold, texts=gold if files.texts == files.gold else files.texts)


if __name__ == "__main__":
    sys.exit(main())
