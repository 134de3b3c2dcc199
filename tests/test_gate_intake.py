"""Reports that the gate turns away are kept and counted, and read when that is asked for."""

import json
from pathlib import Path

from typer.testing import CliRunner

from verbale import Record
from verbale.cli import app

GARDENING = "Prune the roses in early spring, and feed the soil with compost."


def read(record: Path, inputs: Path, *options: str) -> dict[str, object]:
    result = CliRunner().invoke(app, ["read", str(inputs), "--record", str(record), "--json", *options])
    assert result.exit_code == 0, result.output
    told: dict[str, object] = json.loads(result.stdout)
    return told


def test_reports_turned_away_are_kept_with_the_verdict_and_counted(tmp_path: Path) -> None:
    reports, record = tmp_path / "reports", tmp_path / "a.db"
    reports.mkdir()
    (reports / "talks.txt").write_text("The presidents of Peru and Chile met in Lima on Monday.")
    (reports / "roses.txt").write_text(GARDENING)
    told = read(record, reports)
    assert (told["read"], told["turned_away"], told["failed"]) == (1, 1, [])
    with Record(record) as opened:
        accounts = [opened.account(row.id) for row in opened.reports()]
    assert sorted(account.gate is not None and account.gate.passed for account in accounts) == [False, True]
    assert all(account.gate is not None and account.gate.reason for account in accounts)
    assert read(record, reports)["unchanged"] == 2
    without = read(record, reports, "--no-gate")
    assert (without["read"], without["turned_away"]) == (2, 0)
    # What was read without the gate needs no reading behind it.
    assert read(record, reports)["unchanged"] == 2
