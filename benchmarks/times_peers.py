"""Time expressions beside other taggers, in one run: accuracy and speed. `python -m benchmarks.times_peers`.

Each tagger runs in a process of its own on one core, the peers in environments that `--set-up` makes under
`--environments`. Speed is words a second of processor time, without loading.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import venv
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from evals.benchmark import Files, Row, read_lines, write_lines
from evals.parts import PARTS, in_part
from evals.time_expressions import Time
from rich.console import Console
from rich.table import Table

from benchmarks.peers import PEERS, Peer
from verbale.errors import Abort, SkipInput

_ROOT = Path(__file__).resolve().parent.parent
_LONGEST = 3600  # seconds after which a tagger is given up
_SCORES = ("strict", "relaxed", "type", "value")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the taggers that the command line asks for, print the table, return the exit code."""
    options = command_line().parse_args(arguments)
    try:
        figures = run(options)
    except Abort as problem:
        print(f"times_peers: {problem}", file=sys.stderr)
        return 2
    show(figures, options)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def command_line() -> ArgumentParser:
    """Return the parser of the command line."""
    parser = ArgumentParser("python -m benchmarks.times_peers", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/eval/time"),
        metavar="DIR",
        help="folder of the benchmark's gold and scorer (%(default)s)",
    )
    parser.add_argument("--gold", type=Path, metavar="FILE", help="another gold file of the same form")
    parser.add_argument("--part", choices=PARTS, default="all", help="which documents (%(default)s)")
    adapters = [peer.adapter for peer in PEERS]
    parser.add_argument(
        "--only", nargs="+", choices=adapters, metavar="ADAPTER", help="some of: " + ", ".join(adapters)
    )
    parser.add_argument("--set-up", action="store_true", help="make the peers' environments where missing")
    parser.add_argument(
        "--environments",
        type=Path,
        default=Path("build/peers"),
        metavar="DIR",
        help="where they are (%(default)s); remove the folder to be rid of them",
    )
    parser.add_argument("--markdown", action="store_true", help="print a table for a document")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    return parser


def run(options: Namespace) -> dict[str, Row]:
    """Return the figures of every tagger by its label; a tagger that can't run has a reason instead."""
    files = Files(options.data / Time.scorer, options.gold or options.data / Time.gold, options.data)
    for path in (files.scorer, files.gold):
        if not path.is_file():
            raise Abort(f"{path} does not exist: name the benchmark's folder with --data")
    gold = in_part(read_lines(files.gold), options.part)
    words = sum(len(row["text"].split()) for row in gold)
    figures: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as folder:
        write_lines(Path(folder) / "gold.jsonl", gold)
        files = Files(files.scorer, Path(folder) / "gold.jsonl", files.texts)
        for peer in PEERS:
            if options.only and peer.adapter not in options.only:
                continue
            try:
                predictions, seconds = find(peer, gold, options)
            except SkipInput as reason:
                print(f"{peer.label}: skipped: {reason}", file=sys.stderr)
                figures[peer.label] = {"skipped": str(reason)}
                continue
            write_lines(Path(folder) / "found.jsonl", predictions)
            scored = Time().figures(files, Path(folder) / "found.jsonl", None)
            figures[peer.label] = {name: scored[name]["f1"] for name in _SCORES}
            figures[peer.label] |= {"words/s": round(words / seconds)}
    return figures


def find(peer: Peer, documents: Sequence[Row], options: Namespace) -> tuple[list[Row], float]:
    """Return what a tagger finds in the documents, and the seconds that it took.

    Raises SkipInput when it can't run.
    """
    python = sys.executable if peer.is_own else interpreter(peer, options.environments, options.set_up)
    print(f"{peer.label} ...", file=sys.stderr)
    fields = ("id", "dct", "text")
    given = "".join(json.dumps({name: row[name] for name in fields}) + "\n" for row in documents)
    try:
        done = subprocess.run(
            [python, "-m", "benchmarks.peers.worker", peer.adapter],
            input=given, capture_output=True, text=True, cwd=_ROOT, timeout=_LONGEST, check=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise SkipInput(f"not done after {_LONGEST} seconds") from error
    except subprocess.CalledProcessError as error:
        raise SkipInput(f"it failed: {(error.stderr.strip().splitlines() or ['?'])[-1]}") from error
    *rows, last = (json.loads(line) for line in done.stdout.splitlines())
    return rows, last["seconds"]


def interpreter(peer: Peer, environments: Path, set_up: bool) -> str:
    """Return the Python of a peer's environment, made now if `set_up`; raises SkipInput without one."""
    for program, remedy in peer.programs:
        if shutil.which(program) is None:
            raise SkipInput(f"it needs {program}: {remedy}")
    folder = environments.resolve() / peer.adapter
    python = folder / "bin" / "python"
    complete = folder / "complete"
    if not complete.exists():
        if not set_up:
            raise SkipInput(f"not installed: --set-up makes {environments / peer.adapter} with pip "
                            f"and {', '.join(peer.requirements)}")  # fmt: skip
        print(f"{peer.label}: setting up {folder}", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        done = subprocess.run([python, "-m", "pip", "install", "-q", *peer.requirements], check=False)
        if done.returncode:
            raise SkipInput(f"pip could not install {', '.join(peer.requirements)}")
        complete.touch()
    return str(python)


def show(figures: dict[str, Row], options: Namespace) -> None:
    """Print the table, for the screen or for a document."""
    headings = ("tagger", *(f"{name} F1" for name in _SCORES), "words/s")
    lines = [
        (label, *(f"{100 * row[name]:.2f}" for name in _SCORES), f"{row['words/s']:,}")
        if "skipped" not in row else (label, *["-"] * 5)
        for label, row in figures.items()
    ]  # fmt: skip
    if options.markdown:
        print("| " + " | ".join(headings) + " |\n|" + "---|" * len(headings))
        print("\n".join("| " + " | ".join(line) + " |" for line in lines))
        return
    table = Table(title=f"Time expressions, part: {options.part}")
    for heading in headings:
        table.add_column(heading, justify="left" if heading == "tagger" else "right")
    for line in lines:
        table.add_row(*line)
    Console(width=None if sys.stdout.isatty() else 110).print(table)


if __name__ == "__main__":
    sys.exit(main())
