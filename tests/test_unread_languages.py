import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import verbale
from verbale.cli import app

RUSSIAN = (
    "Министр иностранных дел Швейцарии принял в Берне своего норвежского коллегу. Стороны обсудили торговлю "
    "и сотрудничество в Арктике и договорились встретиться весной в Осло."
)
FRENCH = (
    "Le ministre des affaires étrangères a reçu lundi à Berne son homologue norvégienne. Les deux "
    "ministres ont parlé du commerce et de l'Arctique, et se reverront au printemps à Oslo."
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Title: Встреча\nDate: 2019-03-04\n\n{RUSSIAN}")
    (folder / "b.txt").write_text(FRENCH)
    (folder / "c.txt").write_text("Ignazio Cassis met Ine Eriksen Soreide in Bern on Monday.")
    return folder


def test_reports_that_nothing_reads_are_kept_and_counted(reports: Path, tmp_path: Path) -> None:
    command = ["read", str(reports), "--record", str(tmp_path / "a.db")]
    told = CliRunner().invoke(app, command)
    assert told.exit_code == 0
    assert "in languages not read yet: 1 fr, 1 ru" in told.stdout
    again = json.loads(CliRunner().invoke(app, [*command, "--json"]).stdout)
    assert again == {"read": 0, "unchanged": 3, "turned_away": 0, "unread": {}, "failed": []}
    with verbale.Record(tmp_path / "a.db") as record:
        rows = {row.title: row for row in record.reports()}
        account = record.account(rows["Встреча"].id)
        assert account.published.date == "2019-03-04"
        assert (account.contacts, account.quotations, account.times) == ((), (), ())
        assert record.report(account.report).language == "ru"


def test_without_a_record_they_are_told(reports: Path) -> None:
    told = CliRunner().invoke(app, ["account", str(reports / "a.txt")])
    assert told.exit_code == 1
    assert "in a language that is not read yet (ru)" in told.stderr
