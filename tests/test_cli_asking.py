"""The commands on recurring wording and on saved questions."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.record.formulae.told import told
from tests.record.test_saved import met
from verbale.cli import app
from verbale.record.store import Store


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "record.db"
    monkeypatch.setenv("VERBALE_RECORD", str(path))
    with Store(path) as store:
        seasons = ("spring", "summer", "autumn", "winter")
        days = ("2018-01-01", "2019-01-01", "2020-03-03", "2020-06-06")
        for season, day in zip(seasons, days, strict=True):
            word = "a wall of iron stands in our way" if day < "2020" else "a road of stone is coming to them"
            store.add(*told(f"after {season} {word}", "Sergey Lavrov", day, topics=("territory",)))
        store.add(*met("2020-03-02", "2020-03-03"))
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def rows(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--json").stdout)["rows"]
    return found


@pytest.mark.usefixtures("record")
def test_formulae_are_listed_with_their_history() -> None:
    result = run("formulae", "--party", "Russia")
    assert result.exit_code == 0
    assert "“a road of stone is coming”" in result.stdout
    assert "Russia · on 2 days · Sergey Lavrov" in result.stdout
    assert [row["last"] for row in rows("formulae", "--by", "foreign ministers of Russia")] == [
        "2020-06-06", "2019-01-01",
    ]  # fmt: skip
    assert "recurs" in run("formulae", "--party", "AZE").stdout
    assert run("formulae").exit_code == 2


@pytest.mark.usefixtures("record")
def test_drift_is_told() -> None:
    result = run("formulae", "--drift", "2018", "2020", "--party", "RUS")
    assert "no longer: “a wall of iron stands in our way”" in " ".join(result.stdout.split())
    assert [row["change"] for row in rows("formulae", "--drift", "2018", "2020", "--party", "RUS")] == [
        "stopped", "taken up",
    ]  # fmt: skip
    assert run("formulae", "--drift", "2018", "2020", "--party", "RUS", "--since", "2019").exit_code == 2


@pytest.mark.usefixtures("record")
def test_positions_are_shown_with_their_formulae() -> None:
    result = run("positions", "RUS", "--about", "territory")
    assert result.stdout.count("on 2 days") == 4
    assert len(rows("positions", "Russia", "--about", "stone", "--since", "2020-04")) == 1
    assert "No such statement" in run("positions", "AZE", "--about", "stone").stdout


def test_a_saved_question_tells_its_news_once(record: Path) -> None:
    assert run("ask", "--save", "russians", "--", "contacts", "--between", "RUS", "azerbaijan").exit_code == 0
    assert "russians  contacts: between RUS, AZE  (not asked yet)" in run("ask", "--list").stdout
    assert run("ask", "russians").exit_code == 0
    first = run("ask", "russians", "--new")
    assert (first.exit_code, "2020-03-02" in first.stdout) == (0, True)
    assert run("ask", "russians", "--new").exit_code == 1
    with Store(record) as store:
        store.add(*met("2020-05-05", "2020-05-01", "planned"))
    assert [row["change"] for row in rows("ask", "russians", "--new", "--keep")] == ["new"]
    assert run("ask", "russians", "--new").exit_code == 0
    with Store(record) as store:
        store.add(*met("2020-05-05", "2020-05-06"))
    changed = run("ask", "russians", "--new")
    assert "status: " in changed.stdout
    assert "→ held" in changed.stdout
    assert run("ask", "--delete", "russians").exit_code == 0
    assert "No question" in run("ask", "--list").stdout


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    "command",
    [
        ("quotes", "--by", "Lavrov", "--kind", "speech"),
        ("search", "stone", "road"),
        ("timeline", "--between", "RUS", "AZE"),
        ("formulae", "--party", "RUS"),
        ("formulae", "--drift", "2018", "2020", "--party", "RUS"),
        ("positions", "RUS", "--about", "stone"),
    ],
)
def test_questions_of_every_command_can_be_saved(command: tuple[str, ...]) -> None:
    saved = run("ask", "--save", "mine", "--", *command)
    assert saved.exit_code == 0, saved.output
    assert rows("ask", "mine") == [row["row"] for row in rows("ask", "mine", "--new")] != []


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("one", "two"),
        ("nobody", "--new"),
        ("--save", "few", "--", "contacts", "--limit", "3"),
        ("--save", "shown", "--", "contacts", "--json"),
        ("--save", "none"),
        ("--save", "read", "--", "read", "-"),
        ("--save", "deep", "--", "ask", "mine"),
        ("--save", "nothing", "--", "nothing"),
        ("--save", "wrong", "--", "contacts", "--modus", "visit"),
        ("--list", "--delete", "mine"),
    ],
)
def test_what_can_not_be_asked_is_refused(arguments: tuple[str, ...]) -> None:
    result = run("ask", *arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
