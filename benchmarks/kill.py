"""Does a record survive SIGKILL at any moment of `verbale read`? `python -m benchmarks.kill`.

One run over the reports goes undisturbed. Another is killed again and again at random moments, and
then started once more and left to end. Both records must hold the same, row for row.
"""

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.generated import generated
from benchmarks.texts import add_arguments, chosen
from verbale.report import Report

NO_MEANING = "number"  # ties rows to their full-text index, and follows the order of arrival
FIRST_SECONDS = 4.0  # in which the program starts, makes the record and loads its model


def main() -> int:
    """Run, print what happened, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.kill", description=__doc__)
    add_arguments(parser)
    parser.set_defaults(texts=None)
    parser.add_argument("--reports", type=int, default=300, help="how many to generate without --texts (300)")
    parser.add_argument("--kills", type=int, default=20, help="how often (20)")
    parser.add_argument("--seed", type=int, default=1, help="of reports and moments (1)")
    parser.add_argument("--workers", type=int, default=1, help="processes that read (1)")
    options = parser.parse_args()
    reports = chosen(options) if options.texts else generated(options.reports, options.seed)
    with tempfile.TemporaryDirectory(prefix="verbale-kill-") as folder:
        same = survives(
            reports, kills=options.kills, seed=options.seed, workers=options.workers, folder=Path(folder)
        )
        return 0 if same else 1


def survives(reports: Iterable[Report], *, kills: int, seed: int, workers: int, folder: Path) -> bool:
    """Read the reports undisturbed, and again under fire; tell whether both records hold the same."""
    texts, undisturbed, killed = folder / "reports.jsonl", folder / "undisturbed.db", folder / "killed.db"
    lines = [report.model_dump_json(exclude={"origin"}, exclude_none=True) for report in reports]
    texts.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    reading = [sys.executable, "-m", "verbale", "read", str(texts), "--workers", str(workers), "--record"]
    took = timed([*reading, str(undisturbed)])
    print(f"undisturbed: {reports_in(undisturbed)} reports in {took:.1f} s")
    moments = random.Random(seed)  # noqa: S311  (no secret, and the same every time)
    for number in range(kills):
        # Some fall into the start, the others all over the work and into what is done for one report.
        further, wait = moments.randint(0, 3 * len(lines) // (2 * kills + 2)), moments.random()
        wait *= 0.2 if further else FIRST_SECONDS
        ran = kill_after(further, wait, [*reading, str(killed)], killed)
        state = "killed" if ran else "had ended before"
        print(
            f"run {number + 1}: {state} {further} reports and {wait:.2f} s, "
            f"{reports_in(killed)} reports in the record"
        )
    timed([*reading, str(killed)])
    same = dump(undisturbed) == dump(killed)
    print("the records are the same" if same else "THE RECORDS DIFFER")
    return same


def timed(arguments: Sequence[str]) -> float:
    """Run a command to its end and return the seconds it took; raises RuntimeError when it fails."""
    start = time.monotonic()
    ended = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{' '.join(arguments)} exited with {ended.returncode}:\n{ended.stderr}")
    return time.monotonic() - start


def kill_after(further: int, seconds: float, arguments: Sequence[str], record: Path) -> bool:
    """Start a command and kill it so many seconds after the record has grown by `further` reports.

    Returns whether it was still running.
    """
    before = reports_in(record)
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while further and process.poll() is None and reports_in(record) < before + further:
            time.sleep(0.02)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def reports_in(record: Path) -> int:
    """Return how many reports a record holds, 0 where it has not come to be."""
    if not record.exists():
        return 0
    with closing(sqlite3.connect(record, timeout=60)) as connection:
        made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reports'").fetchone()
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0]) if made else 0


def dump(record: Path) -> dict[str, list[str]]:
    """Return all rows of all tables, sorted, after SQLite has found the file sound."""
    with closing(sqlite3.connect(record)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall()
        if sound != [("ok",)]:
            raise SystemExit(f"{record} is damaged: {sound[0][0]}")
        tables = [
            row[1]
            for row in connection.execute("PRAGMA table_list")
            if row[2] == "table" and not row[1].startswith("sqlite_")
        ]
        dumped = {}
        for table in sorted(tables):
            columns = [
                row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[1] != NO_MEANING
            ]
            wanted = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f'SELECT {wanted} FROM "{table}"')  # noqa: S608  (names of the file itself)
            dumped[table] = sorted(map(repr, rows))
        return dumped


if __name__ == "__main__":
    sys.exit(main())
