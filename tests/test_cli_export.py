import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from verbale.account import Account, Contact
from verbale.cli import app
from verbale.exports import FORMATS
from verbale.record.store import Store
from verbale.report import Report

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    report = Report(text="They met in Bern. They will meet again in Oslo.", published="2019-03-05")
    contacts = (
        Contact(id="c1", mode="meeting", status="held", date="2019-03-04", place="Bern",
                states=("CHE", "NOR"), evidence=((0, 17),)),
        Contact(id="c2", mode="meeting", status="planned", date="2019-04", place="Oslo",
                states=("CHE", "NOR"), evidence=((18, 47),)),
    )  # fmt: skip
    path = str(tmp_path_factory.mktemp("export") / "record.db")
    with Store(path) as store:
        store.add(report, Account(reader="written by hand", report=report.id, contacts=contacts))
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", *arguments])


def test_rows_go_to_standard_output(record: str) -> None:
    result = run("csv", "contacts", "--record", record, "--status", "held")
    assert result.exit_code == 0
    assert [row["place"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["Bern"]


def test_a_file_is_written_and_counted(record: str, tmp_path: Path) -> None:
    result = run("ics", "--record", record, "--between", "Norway", "CHE", "-o", str(tmp_path / "all.ics"))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 rows in" in result.stderr
    assert (tmp_path / "all.ics").read_bytes().count(b"BEGIN:VEVENT") == 2


def test_the_day_of_asking_decides_what_is_unconfirmed(record: str) -> None:
    assert "unconfirmed" in run("csv", "--record", record, "--as-of", "2019-06").stdout
    assert "unconfirmed" not in run("csv", "--record", record, "--as-of", "2019-03").stdout


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_help_and_a_place_in_the_manual(name: str) -> None:
    shown = run("--help").stdout
    assert f"{name}: " in " ".join(shown.split())
    assert f"verbale export {name}" in " ".join(shown.split())
    assert f"verbale export {name}" in (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["xls"], "no format is called 'xls'"),
        (["ics", "events"], "ics holds contacts only"),
        (["csv", "--cameo", "04"], "contacts can't be asked for by cameo"),
        (["csv", "--party", "Ruritania"], "no party is known as 'Ruritania'"),
    ],
)
def test_errors_are_one_line(record: str, arguments: list[str], message: str) -> None:
    result = run(*arguments, "--record", record)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
