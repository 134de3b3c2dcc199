"""The commands on office-holders, run as a user runs them."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from verbale.cli import app

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "knowledge" / "importing" / "data"
REPORT = """Title: Talks in Tallinn
Publisher: Courier
Date: 2015-06-02

TALLINN, June 2. Estonian Foreign Minister Keit Pentus-Rosimannus met her Latvian counterpart in Tallinn
on Tuesday. The Lithuanian ambassador to Estonia, Neilas Tankevicius, took part.
"""


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VERBALE_RECORD", "VERBALE_KNOWLEDGE", "FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(app, ["knowledge", *arguments], **options)


def answer(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_every_command_has_help_examples_and_a_place_in_the_manual() -> None:
    manual = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app).commands["knowledge"]  # type: ignore[attr-defined]
    assert list(group.commands) == ["who", "person", "import", "learn", "check"]
    for name, command in group.commands.items():
        assert command.help, name
        assert f"verbale knowledge {name}" in command.epilog
        assert f"verbale knowledge {name}" in manual
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name}: {parameter.name}"
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in manual, f"{name} {option}"


def test_who_tells_the_succession_and_the_holder_of_a_day() -> None:
    whole = [row["name"] for row in answer("who", "foreign minister", "Azerbaijan")["rows"]]
    assert whole.index("Elmar Mammadyarov") + 1 == whole.index("Jeyhun Bayramov")
    [row] = answer("who", "minister of foreign affairs", "AZE", "--on", "2016-01-01")["rows"]
    assert (row["name"], row["start"], row["end"]) == ("Elmar Mammadyarov", "2004-04-02", "2020-07-16")
    assert "Elmar Mamedyarov" in row["also"]
    assert len(answer("who", "foreign minister", "AZE", "--on", "2020")["rows"]) == 2
    assert "Elmar Mammadyarov" in run("who", "foreign minister", "AZE", "--on", "2016-01-01").stdout


def test_offices_go_by_what_they_are_and_persons_by_name() -> None:
    assert answer("who", "prime minister", "DEU", "--on", "2010-01-01")["rows"][0]["office"] == "chancellor"
    [clinton] = answer("who", "foreign minister", "USA", "--on", "2010-01-01")["rows"]
    assert clinton["name"] == "Hillary Clinton"
    held = {(row["office"], row["party"]) for row in answer("person", "Javier Solana")["rows"]}
    assert {("foreign minister", "ESP"), ("secretary general", "NATO"), ("high representative", "EU")} <= held
    assert {row["name"] for row in answer("person", "Ivanov")["rows"]} >= {"Igor Ivanov", "Sergei Ivanov"}


def test_what_cannot_be_answered_is_one_line() -> None:
    assert "Nobody is known" in run("who", "mayor", "AZE").stdout
    then = ["who", "president", "AZE", "--on", "then"]
    for arguments in (["who", "president", "Atlantis"], then, ["import", "x"]):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert len(result.stderr.strip().splitlines()) == 1


def test_an_import_is_told_kept_and_used(tmp_path: Path) -> None:
    target = tmp_path / "mine.tsv"
    files = [str(DATA / "finance.ftm.json"), str(DATA / "estonia.wikidata.json")]
    first = run("import", *files, "--knowledge", str(target))
    assert first.exit_code == 0
    assert "Member of the Althing" in first.stdout
    rows = answer("who", "finance minister", "ISL", "--on", "2012-11-01", "--knowledge", str(target))["rows"]
    assert [row["name"] for row in rows] == ["Katrín Júlíusdóttir"]
    again = answer("import", *files, "--knowledge", str(target))
    assert again["taken"] == 0
    assert again["failed"] == 0
    assert again["knowledge"] == str(target)


def test_an_import_goes_on_after_bad_lines_and_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text((DATA / "finance.ftm.json").read_text("utf-8") + '{"id": \n')
    folder = tmp_path / "folder"
    folder.mkdir()
    result = run("import", str(broken), "--knowledge", str(folder))
    assert result.exit_code == 1
    assert "broken.json, line 8: no JSON" in result.stderr.replace("\n", "")
    assert [path.name for path in folder.iterdir()] == ["imported.tsv"]


def test_what_reports_attest_is_shown_and_learned(tmp_path: Path) -> None:
    record, learned = str(tmp_path / "record.db"), tmp_path / "learned.tsv"
    (tmp_path / "report.txt").write_text(REPORT)
    read = CliRunner().invoke(app, ["read", str(tmp_path / "report.txt"), "--record", record])
    assert read.exit_code == 0, read.output
    told = answer("who", "ambassador", "LTU", "--record", record)
    [attested] = told["attested"]
    assert (attested["name"], attested["first"]) == ("Neilas Tankevicius", "2015-06-02")
    shown = run("who", "ambassador", "LTU", "--record", record).stdout
    assert attested["sources"][0]["report"][:8] in shown
    result = run("learn", "--record", record, "--output", str(learned))
    assert result.exit_code == 0, result.output
    assert "Neilas\tTankevicius\tambassador\tLTU\t../2015-06-02\t2015-06-02/.." in learned.read_text()
    again = CliRunner().invoke(
        app, ["read", str(tmp_path / "report.txt"), "--record", record, "--knowledge", str(learned), "--json"]
    )
    assert json.loads(again.stdout)["read"] == 1
    [row] = answer("who", "ambassador", "LTU", "--record", record, "--knowledge", str(learned))["attested"]
    assert row["known"]


def test_what_ships_does_not_contradict_itself() -> None:
    assert answer("check")["rows"] == []


def test_contradictions_in_a_users_file_are_told(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text(
        "given\tfamily\toffice\tparty\tstart\tend\tsource\n"
        "Jeyhun\tBayramov\tforeign minister\tAZE\t2018-07-16\t\tby hand\n"
    )
    result = run("check", "--knowledge", str(mine))
    assert result.exit_code == 0  # an open tenure is sure of its first day only
    mine.write_text(mine.read_text().replace("2018-07-16\t", "2018-07-16\t2021-01-01"))
    result = run("check", "--knowledge", str(mine))
    assert result.exit_code == 1
    assert "Elmar Mammadyarov and Jeyhun Bayramov for 731 days" in result.stdout.replace("\n", " ")
