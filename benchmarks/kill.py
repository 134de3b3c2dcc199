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

NO_MEANING = "number"   # ties rows to their full-text index, and follows the order of arrival


def main() -> int:
    """Run, print what happened, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.kill", description=__doc__)
    add_arguments(parser)
    parser.set_defaults(texts=None)
    parser.add_argument("--reports", type=int, default=300, help="how many to generate without --texts (300)")
    parser.add_argument("--kills", type=int, default=20, help="how often (20)")
    parser.add_argument("--seed", type=int, default=1, help="of reports and moments (1)")
    options = parser.parse_args()
    reports = chosen(options) if options.texts else generated(options.reports, options.seed)
    with tempfile.TemporaryDirectory(prefix="verbale-kill-") as folder:
        return 0 if survives(reports, kills=options.kills, seed=options.seed, folder=Path(folder)) else 1


def survives(reports: Iterable[Report], *, kills: int, seed: int, folder: Path) -> bool:
    """Read the reports undisturbed, and again under fire; tell whether both records hold the same."""
    texts, undisturbed, killed = folder / "reports.jsonl", folder / "undisturbed.db", folder / "killed.db"
    texts.write_text("".join(f"{line_of(report)}\n" for report in reports), encoding="utf-8")
    empty = folder / "empty.jsonl"
    empty.write_text("")
    starting = timed(command(empty, folder / "empty.db"))
    working = max(timed(command(texts, undisturbed)) - starting, 0.0)
    print(f"undisturbed: {reports_in(undisturbed)} reports in {working:.1f} s, starting {starting:.1f} s")
    moments = random.Random(seed)  # noqa: S311  (no secret, and the same every time)
    for number in range(kills):
        # So that the kills fall all over the work, from the first import to the last report.
        wait = moments.uniform(0.5 * starting, starting + 1.6 * working / kills)
        running = kill_after(wait, command(texts, killed))
        state = "killed" if running else "had ended"
        print(f"run {number + 1}: {state} after {wait:.2f} s, {reports_in(killed)} reports in the record")
    timed(command(texts, killed))
    same = dump(undisturbed) == dump(killed)
    print("the records are the same" if same else "THE RECORDS DIFFER")
    return same


def line_of(report: Report) -> str:
    """Return a report as a line of JSON."""
    return report.model_dump_json(exclude={"origin"}, exclude_none=True)


def command(texts: Path, record: Path) -> list[str]:
    """Return the command line that reads texts into a record."""
    return [sys.executable, "-m", "verbale", "read", str(texts), "--record", str(record)]


def timed(arguments: Sequence[str]) -> float:
    """Run a command to its end and return the seconds it took; raises CalledProcessError when it fails."""
    start = time.monotonic()
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def kill_after(seconds: float, arguments: Sequence[str]) -> bool:
    """Start a command and kill it after so many seconds; return whether it was still running."""
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def reports_in(record: Path) -> int:
    """Return how many reports a record holds, 0 where it has not come to be."""
    if not record.exists():
        return 0
    with closing(sqlite3.connect(record)) as connection:
        made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reports'").fetchone()
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0]) if made else 0


def dump(record: Path) -> dict[str, list[str]]:
    """Return all rows of all tables, sorted, after SQLite has found the file sound."""
    with closing(sqlite3.connect(record)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall()
        if sound != [("ok",)]:
            raise SystemExit(f"{record} is damaged: {sound[0][0]}")
        tables = [row[1] for row in connection.execute("PRAGMA table_list")
                  if row[2] == "table" and not row[1].startswith("sqlite_")]
        dumped = {}
        for table in sorted(tables):
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')
                       if row[1] != NO_MEANING]
            wanted = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f'SELECT {wanted} FROM "{table}"')  # noqa: S608  (names of the file itself)
            dumped[table] = sorted(map(repr, rows))
        return dumped


if __name__ == "__main__":
    sys.exit(main())
