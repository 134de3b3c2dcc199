import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from verbale.cli import app

ROWS = [
    {
        "text": "Kenya's foreign minister met his Ghanaian counterpart in Accra on Monday.",
        "date": "2019-03-12",
    },
    {"text": "A bakery on the corner sells rolls until noon.", "date": "2019-04-01"},
]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def counted(result: Result) -> dict[str, str]:
    """Return the counts that a command prints."""
    lines = (line.rsplit(maxsplit=1) for line in result.stdout.splitlines())
    return {name.strip(): count for name, count in lines}


def test_an_archive_is_read_into_accounts_and_these_into_a_record(tmp_path: Path) -> None:
    shard, accounts, record = tmp_path / "shard.jsonl", tmp_path / "accounts", str(tmp_path / "world.db")
    shard.write_text("\n".join(map(json.dumps, [*ROWS, "no report"])))

    read = run("read", str(shard), "--accounts", str(accounts), "--workers", "1")
    assert read.exit_code == 1, read.output
    assert "shard.jsonl:3" in read.output
    assert counted(read) == {
        "shards": "1",
        "shards unchanged": "0",
        "read": "1",
        "turned away": "1",
        "failed": "1",
    }
    again = run("read", str(shard), "--accounts", str(accounts), "--json")
    assert (again.exit_code, json.loads(again.stdout)["unchanged"]) == (0, 1)

    loaded = run("load", str(accounts), "--record", record, "--json")
    assert loaded.exit_code == 0, loaded.output
    assert json.loads(loaded.stdout)["added"] == 2
    found = json.loads(run("contacts", "--between", "KEN", "GHA", "--record", record, "--json").stdout)
    assert len(found["rows"]) == 1
    assert counted(run("load", str(accounts), "--record", record))["unchanged"] == "2"
    telling = run("load", str(accounts), "--record", str(tmp_path / "telling.db"), "--only-telling")
    assert counted(telling)["left out"] == "1"


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["--engine", "ray"], "--accounts"),
        (["--accounts", "place", "--address", "auto"], "--engine ray"),
    ],
)
def test_options_that_do_not_go_together_are_told(arguments: list[str], remedy: str) -> None:
    result = run("read", "shard.jsonl", *arguments)
    assert result.exit_code == 2
    assert remedy in result.output


def test_a_place_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    result = run("load", str(tmp_path / "nowhere"), "--record", str(tmp_path / "world.db"))
    assert result.exit_code == 2
    assert "nowhere" in result.output
