"""A writer that is killed leaves a record of whole reports, from which another goes on."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from benchmarks.kill_writers import survives

from tests.record.conftest import NewUrl
from tests.record.samples import account, contact, report, said
from verbale.account import Account
from verbale.record.store import Store
from verbale.report import Report

REPORTS = 60

WRITER = """
import sys
from tests.record.test_kill import told
from verbale.record.store import Store

with Store(sys.argv[1]) as store:
    print("open", flush=True)
    for report, account in told():
        store.add(report, account)
        print("added", flush=True)
"""


def told() -> list[tuple[Report, Account]]:
    pairs = []
    for number in range(REPORTS):
        day = f"2020-03-{number % 9 + 1:02d}"
        one = report(f"Report {number}. We shall meet again.", published=day)
        talks = contact("Sergey Lavrov", date=(day, "2020-03", None)[number % 3])
        pairs.append((one, account(one, talks, quotations=(said("We shall meet again.", "Sergey Lavrov"),))))
    return pairs


def test_killed_writers_lose_and_double_nothing(tmp_path: Path, new_url: NewUrl) -> None:
    url = new_url()
    if url == ":memory:":  # which no other process can see
        url = str(tmp_path / "record.db")
    for lines in (2, 20):  # killed as the next report is being written
        writer = subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE)
        with writer:
            assert writer.stdout is not None
            for _ in range(lines):
                writer.stdout.readline()
            writer.kill()
        if not url.startswith("postgresql"):
            connection = sqlite3.connect(url)
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            connection.close()
        with Store(url) as store:
            assert store.statistics().reports >= lines - 1
    with Store(url) as store, Store(":memory:") as undisturbed:
        store.add_many(told())
        undisturbed.add_many(told())
        assert list(store.dump()) == list(undisturbed.dump())


def test_writers_killed_at_once_lose_and_double_nothing(tmp_path: Path, new_url: NewUrl) -> None:
    url = new_url()
    if url == ":memory:":
        url = str(tmp_path / "record.db")
    assert survives(url, accounts=12, kills=2, writers=2, seed=1)
