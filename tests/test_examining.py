import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import verbale
from verbale.cli import app
from verbale.examining import Finding, examine


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(
        "Foreign Minister Ignazio Cassis met Ine Eriksen Soreide in Bern on Monday."
    )
    with verbale.Record(tmp_path / "a.db") as opened:
        opened.add(tmp_path / "a.txt")
    return tmp_path / "a.db"


def states(record: Path) -> dict[str, Finding]:
    return {finding.what: finding for finding in examine(record)}


def test_all_is_well(record: Path) -> None:
    result = CliRunner().invoke(app, ["doctor", "--record", str(record), "--json"])
    rows = json.loads(result.stdout)["rows"]
    assert [row["what"] for row in rows] == [
        "python", "packages", "model", "parser", "knowledge", "record", "readings", "disk",
    ]  # fmt: skip
    assert {row["state"] for row in rows if row["what"] != "disk"} == {"good"}
    assert result.exit_code == 0
    assert "no damage found" in CliRunner().invoke(app, ["doctor", "--record", str(record)]).stdout


def test_no_record_is_no_fault(tmp_path: Path) -> None:
    found = states(tmp_path / "none.db")["record"]
    assert (found.state, found.remedy) == ("odd", "make one with 'verbale read FILES'")


def test_readings_by_other_versions_are_told(record: Path) -> None:
    with closing(sqlite3.connect(record)) as database, database:
        database.execute("UPDATE accounts SET reader = 'verbale 0.0.1'")
    found = states(record)["readings"]
    assert found.state == "odd"
    assert "--reread" in found.remedy


def test_rows_that_lead_nowhere_are_told(record: Path) -> None:
    with closing(sqlite3.connect(record)) as database, database:
        database.execute("UPDATE accounts SET account = '{}'")
        database.execute("DELETE FROM reports")
    found = states(record)["record"]
    assert found.state == "bad"
    assert "1 in claims" in found.words
    assert "2 in accounts" in found.words


def test_a_damaged_record_is_told(record: Path) -> None:
    data = bytearray(record.read_bytes())
    data[8192:] = bytes(len(data) - 8192)
    record.write_bytes(bytes(data))
    result = CliRunner().invoke(app, ["doctor", "--record", str(record), "--json"])
    row = next(row for row in json.loads(result.stdout)["rows"] if row["what"] == "record")
    assert (row["state"], result.exit_code) == ("bad", 1)
    assert "restore it from a copy" in row["remedy"]


def test_knowledge_that_can_not_be_used_is_told(record: Path, tmp_path: Path) -> None:
    found = {finding.what: finding for finding in examine(record, tmp_path / "missing.tsv")}
    assert found["knowledge"].state == "bad"
    assert found["knowledge"].words
