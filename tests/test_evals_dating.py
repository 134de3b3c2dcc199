"""The experiment on dating: what counts as right, and that it needs nothing but dispatches."""

import json
from pathlib import Path

import pytest
from evals.__main__ import main

TEXT = (
    "US Secretary of State John Kerry met his Russian counterpart on Thursday. Prime Minister Dmitry "
    "Medvedev spoke to the speaker of the State Duma, Sergey Naryshkin."
)
DISPATCHES = [
    {"id": "one", "agency": "AFP", "published": "2013-06-06", "dateline": "MOSCOW", "text": TEXT},
    {"id": "two", "agency": "AFP", "published": "2013-06-07", "dateline": None, "text": "It rained."},
]


def test_days_and_sets_are_counted_for_each_form(tmp_path: Path) -> None:
    gold = tmp_path / "dispatches.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in DISPATCHES))
    figures = tmp_path / "figures.json"
    asked = [
        "dating",
        "--data",
        str(tmp_path),
        "--gold",
        str(gold),
        "--out",
        str(tmp_path / "out"),
        "--errors",
    ]
    assert main([*asked, "--json", str(figures)]) == 0
    told = json.loads(figures.read_text())["dating"]
    with_day = told["dateline with day and month"]
    assert with_day["day"] == {"right": 1, "of": 2}
    assert with_day["year told"] == {"right": 1, "of": 1}
    assert with_day["set holds it"] == {"right": 1, "of": 1}
    alone = told["text alone"]
    assert alone["year"]["right"] == 0
    assert alone["set holds it"] == {"right": 1, "of": 1}
    assert alone["years in a set, mean"] == pytest.approx(4)


def test_without_dispatches_the_remedy_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dating", "--data", str(tmp_path)]) == 2
    assert "--data" in capsys.readouterr().err
