import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from verbale.cli import app
from verbale.cli.console import safe

ROOT = Path(__file__).parent.parent
COMMANDS = [
    "read", "load", "watch", "contacts", "quotes", "timeline", "events", "intensity", "agreements", "figures",
    "formulae", "positions", "search", "ask", "actors", "reports", "show", "merge", "split", "undo",
    "judgements", "export", "serve", "mcp",
    "account", "resolve", "doctor", "knowledge",
]  # fmt: skip

WIRE = """Title: Ministers [red]meet[/red]
Publisher: Courier
Date: 2019-03-04

BERN, March 4. Swiss Foreign Minister Ignazio Cassis met his Norwegian counterpart Ine Eriksen Soreide
in Bern on Monday. "We see eye to eye on the Arctic [bold]as ever[/bold]," Cassis said after the talks.
"""


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VERBALE_RECORD", "FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "a.txt").write_text(WIRE)
    (folder / "b.jsonl").write_text(
        json.dumps({"text": "Norway's king will visit Switzerland on April 10.", "date": "2019-03-20"}) + "\n"
    )
    return folder


@pytest.fixture(scope="module")
def record(reports: Path) -> str:
    path = str(reports.parent / "cli.db")
    result = CliRunner().invoke(app, ["read", str(reports), "--record", path])
    assert result.exit_code == 0, result.output
    return path


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(app, arguments, **options)


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert list(found)[0] == "rows"  # noqa: RUF015
    answer: list[dict[str, Any]] = found["rows"]
    return answer


def test_every_command_and_option_has_help() -> None:
    group = typer.main.get_command(app)
    commands = group.commands  # type: ignore[attr-defined]
    assert list(commands) == COMMANDS
    for name, command in commands.items():
        assert command.help, name
        assert command.epilog, f"{name} has no examples"
        assert f"verbale {name}" in command.epilog
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name}: {parameter.name}"


def test_the_manual_describes_every_command_and_option() -> None:
    manual = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"## verbale {name}" in manual
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in manual, f"{name} {option}"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_printed(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"verbale {command}" in result.stdout


def test_reading_tells_what_came_of_it(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    target = str(tmp_path / "new.db")
    inputs = [str(reports), str(tmp_path / "empty.txt"), str(tmp_path / "nowhere")]
    result = run("read", *inputs, "--record", target)
    assert result.exit_code == 1
    assert result.stdout.split() == ["read", "2", "unchanged", "0", "failed", "2"]
    errors = result.stderr.splitlines()
    assert [error.split(": ")[1] for error in errors] == ["holds no text", "no such file or folder"]
    again = run("read", *inputs, "--record", target, "--json")
    summary = json.loads(again.stdout)
    assert (summary["read"], summary["unchanged"], len(summary["failed"])) == (0, 2, 2)


def test_standard_input_is_read(tmp_path: Path) -> None:
    result = run("read", "-", "--record", str(tmp_path / "new.db"), input=WIRE)
    assert result.stdout.split() == ["read", "1", "unchanged", "0", "failed", "0"]


def test_contacts_stand_with_their_words_and_source(record: str) -> None:
    result = run("contacts", "--between", "Norway", "CHE", "--status", "held", "--record", record)
    assert result.exit_code == 0
    assert "2019-03-04" in result.stdout
    assert "Meeting held · Norway and Switzerland" in result.stdout
    assert "Cassis met his Norwegian counterpart" in " ".join(result.stdout.split())
    assert "Courier · 2019-03-04 · “Ministers [red]meet[/red]”" in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert "\x1b" not in result.stdout


def test_rows_are_json_on_request(record: str) -> None:
    (meeting,) = rows("contacts", "--mode", "meeting", "--record", record)
    assert meeting["states"] == ["CHE", "NOR"]
    assert meeting["sources"][0]["words"]
    (statement,) = rows("quotes", "--by", "Cassis", "--about", "arctic", "--record", record)
    assert "[bold]as ever[/bold]" in statement["words"]
    kinds = {row["kind"] for row in rows("timeline", "--between", "CHE", "NOR", "--record", record)}
    assert "contact" in kinds
    assert rows("search", "Arctic", "--record", record)[0]["marks"]
    assert [row["published"] for row in rows("reports", "--record", record)] == ["2019-03-04", "2019-03-20"]
    assert rows("contacts", "--party", "France", "--record", record) == []


def test_words_of_reports_are_never_taken_for_markup(record: str) -> None:
    for command in (["quotes"], ["search", "Arctic"], ["timeline", "--between", "CHE", "NOR"]):
        assert "[bold]as ever[/bold]" in run(*command, "--record", record).stdout.replace("\n", " ")


def test_the_record_may_be_named_in_the_environment(record: str) -> None:
    assert "Ministers" in run("reports", env={"VERBALE_RECORD": record}).stdout


def test_nothing_found_is_said_in_words(record: str) -> None:
    result = run("quotes", "--by", "Nobody", "--record", record)
    assert (result.exit_code, result.stdout.strip()) == (0, "No such statement in the record.")


def test_a_report_is_shown_with_what_was_read_out_of_it(record: str, reports: Path) -> None:
    (report,) = (row for row in rows("reports", "--record", record) if row["publisher"])
    by_id = run("show", report["id"][:8], "--record", record)
    by_path = run("show", str(reports / "a.txt"), "--record", "unused.db")
    assert by_id.exit_code == by_path.exit_code == 0
    assert by_id.stdout == by_path.stdout
    for part in ("Ministers [red]meet[/red]", "as ever[/bold]", "Contacts", "Quotations", "Actors", "Times"):
        assert part in by_id.stdout
    (shown,) = rows("show", report["id"], "--record", record)
    assert shown["account"]["report"] == report["id"]
    assert shown["report"]["title"] == "Ministers [red]meet[/red]"


def test_a_contact_is_shown_with_its_reasons_where_asked(reports: Path) -> None:
    told = run("show", str(reports / "a.txt"), "--why").stdout
    assert "score 0." in told
    assert "rules: " in told
    assert "rules: " not in run("show", str(reports / "a.txt")).stdout


def test_marks_are_colours_where_there_are_any(reports: Path) -> None:
    shown = run("show", str(reports / "a.txt"), env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}).stdout
    assert "36mCassis" in shown
    assert "quotation" in shown
    plain = run("show", str(reports / "a.txt"), env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "36mCassis" not in plain


def test_accounts_are_printed_one_a_line(reports: Path) -> None:
    result = run("account", str(reports), str(reports / "nowhere"))
    assert result.exit_code == 1
    assert [len(json.loads(line)["contacts"]) for line in result.stdout.splitlines()] == [1, 1]
    assert "no such file or folder" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["contacts", "--record", "none.db"], "no record at none.db"),
        (["contacts", "--between", "Norwey", "CHE"], "did you mean Norway (NOR)?"),
        (["contacts", "--since", "4/3/2019"], "write 2015, 2015-05 or 2015-05-25"),
        (["show", "ffffffff"], "no report in the record"),
        (["show", "missing.txt"], "no such file"),
        (["search", '"'], "nothing to search for"),
        (["contacts", "--mode", "dinner"], "Invalid value for '--mode'"),
        (["timeline"], "Missing option '--between'"),
        (["unknown"], "No such command"),
    ],
)
def test_mistakes_are_told_in_a_line_with_the_remedy(
    record: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERBALE_RECORD", record)
    result = run(*arguments)
    assert result.exit_code == (1 if words == "no such file" else 2)
    assert words in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.output


def test_text_of_reports_cannot_command_the_terminal(tmp_path: Path) -> None:
    assert safe("a\x1b]0;title\x07b\x9b31m\u202e\nc\td") == "a\ufffd]0;title\ufffdb\ufffd31m\ufffd\nc\td"
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps({"text": "The ministers met.", "date": "\x1b[31m"}))
    assert "\x1b" not in run("account", str(path)).stderr


def test_the_module_runs_as_a_program_in_any_encoding(record: str) -> None:
    command = [sys.executable, "-m", "verbale", "contacts", "--record", record]
    done = subprocess.run(
        command, env={"PYTHONIOENCODING": "ascii", "PATH": ""}, capture_output=True, text=True, check=True
    )
    assert "Meeting held ? Norway" in done.stdout
    assert done.stderr == ""


def test_the_schema_of_accounts_is_current(tmp_path: Path) -> None:
    written = tmp_path / "schema.json"
    script = ROOT / "scripts" / "write_schema.py"
    subprocess.run([sys.executable, script, written], check=True)
    current = (ROOT / "docs" / "account.schema.json").read_text(encoding="utf-8")
    assert written.read_text(encoding="utf-8") == current, "run 'make schema'"
