"""Judgements and the life of a contact, on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from verbale.cli import app

ANNOUNCED = """Publisher: Courier
Date: 2020-03-01

Russian Foreign Minister Sergey Lavrov will meet Azerbaijani Foreign Minister Elmar Mammadyarov on March 5.
"""
PUT_OFF = """Publisher: Herald
Date: 2020-03-03

The talks of the Russian and Azerbaijani foreign ministers in Baku on March 5 were postponed until March 12.
"""


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VERBALE_USER", "FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("life")
    for name, text in (("a.txt", ANNOUNCED), ("b.txt", PUT_OFF)):
        (folder / name).write_text(text)
    path = str(folder / "life.db")
    result = CliRunner().invoke(app, ["read", str(folder / "a.txt"), str(folder / "b.txt"), "--record", path])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def record(read: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = tmp_path / "record.db"
    path.write_bytes(Path(read).read_bytes())
    monkeypatch.setenv("VERBALE_RECORD", str(path))
    return str(path)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result


def rows(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--json").stdout)["rows"]
    return found


def test_a_contact_is_parted_and_the_judgement_undone(record: str) -> None:
    [contact] = rows("contacts")
    report = contact["sources"][1]["report"]
    run("split", contact["id"][:10], report[:10], "--because", "other talks", "--by", "R. Eader")
    parted = rows("contacts")
    assert [len(row["sources"]) for row in parted] == [1, 1]
    assert {one["reason"] for row in parted for one in row["judgements"]} == {"other talks"}
    assert "parted by R. Eader" in run("show", parted[0]["id"][:12]).stdout
    [judgement] = rows("judgements")
    run("undo", judgement["id"][:10], "--by", "R. Eader")
    assert [row["sources"] for row in rows("contacts")] == [contact["sources"]]
    assert "(undone)" in run("judgements").stdout


def test_contacts_are_merged_by_their_ids(record: str) -> None:
    [contact] = rows("contacts")
    run("split", contact["id"], contact["sources"][0]["report"], "--because", "other talks")
    one, other = (row["id"] for row in rows("contacts"))
    [made] = rows(
        "merge", one, other, "--because", "the same after all", "--rule", "--by", "alike", "--score", "0.7"
    )
    assert made["judgement"]["score"] == 0.7
    assert len(rows("contacts")) == 2, "a rule does not outweigh a person"
    run("merge", one, other, "--because", "the same after all")
    assert len(rows("contacts")) == 1


def test_what_was_put_off_points_to_its_new_day(record: str) -> None:
    [contact] = rows("contacts", "--status", "postponed")
    assert contact["moved_to"] == "2020-03-12"
    shown = run("show", contact["id"][:10]).stdout
    assert "postponed to 2020-03-12" in shown
    assert "2020-03-03 put off to 2020-03-12" in shown


def test_what_was_planned_is_unconfirmed_when_its_day_has_passed(tmp_path: Path, record: str) -> None:
    [contact] = rows("contacts")
    run("split", contact["id"], contact["sources"][1]["report"], "--because", "other talks")
    for day, status in (("2020-03-05", "planned"), ("2020-03-06", "unconfirmed")):
        assert {row["status"] for row in rows("contacts", "--as-of", day)} == {"postponed", status}
    assert len(rows("contacts", "--status", "planned", "--as-of", "2020-03-05")) == 1
    assert rows("contacts", "--status", "planned") == []
    assert len(rows("contacts", "--status", "unconfirmed")) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["merge", "abc", "--because", "x"], "no contact"),
        (["split", "{id}", "{report}", "{other}", "--because", "x"], "not all"),
        (["split", "{id}", "ffff", "--because", "x"], "no report"),
        (["merge", "{id}", "{id}", "--because", "x"], "two contacts or more"),
        (["merge", "{id}", "{id}", "--because", " "], "two contacts or more"),
        (["undo", "0"], "no judgement"),
        (["undo", "xyz"], "no id of a judgement"),
    ],
)
def test_mistakes_are_told_in_a_line(record: str, arguments: list[str], message: str) -> None:
    [contact] = rows("contacts")
    known = {
        "id": contact["id"],
        "report": contact["sources"][0]["report"],
        "other": contact["sources"][1]["report"],
    }
    result = CliRunner().invoke(app, [one.format(**known) for one in arguments])
    assert result.exit_code == 2
    assert message in result.stderr


def test_persons_are_listed_merged_and_parted(record: str) -> None:
    ids = {row["name"]: row["id"] for row in rows("actors") if row["type"] == "person"}
    first, other = sorted(ids)[:2]
    run("merge", ids[first][:12], ids[other][:12], "--because", "one man, two names", "--by", "R. Eader")
    [merged] = [row for row in rows("actors") if row["type"] == "person" and row["also"]]
    shown = run("actors", "--name", first).stdout
    assert other in shown
    assert "merged by R. Eader" in shown
    assert "one man, two names" in shown
    run("split", merged["id"][:12], other, "--because", "two men")
    assert {row["name"] for row in rows("actors") if row["type"] == "person"} >= {first, other}
