"""The evaluation command, over the given scorers where they lie beside the project."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from evals.__main__ import main
from evals.benchmark import read_lines, write_lines
from evals.floors import below_floors

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
SCORERS = {
    "seeds": ["gold.jsonl"],
    "contacts": ["dev.gold.jsonl"],
    "quotes": ["polnear_dev.jsonl.gz"],
    "time": ["tbaq_dev.jsonl.gz", "wire_2005.jsonl.gz"],
    "actors": ["actor_cases_dev.jsonl"],
}
with_data = pytest.mark.skipif(not DATA.is_dir(), reason="no evaluation folder beside the project")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An evaluation folder with the given scorers and the first two cases of each gold file."""
    wire: set[str] = set()
    for name, golds in SCORERS.items():
        folder = tmp_path / "eval" / name
        folder.mkdir(parents=True)
        for scorer in (DATA / name).glob("score_*.py"):
            shutil.copyfile(scorer, folder / scorer.name)
        for gold in golds:
            rows = read_lines(DATA / name / gold)
            rows = [row for row in rows if row["id"] in wire] if gold.startswith("wire") else rows[:2]
            write_lines(folder / gold, rows)
            if name == "contacts":
                wire |= {row["id"] for row in rows}
            if name == "seeds":
                for row in rows:
                    shutil.copyfile(DATA / name / f"{row['id']}.txt", folder / f"{row['id']}.txt")
    return tmp_path / "eval"


def run(*arguments: object, json_file: Path) -> dict[str, Any]:
    """Run the command line and return the figures that it writes."""
    assert main([*map(str, arguments), "--json", str(json_file)]) == 0
    figures: dict[str, Any] = json.loads(json_file.read_text())
    return figures


@with_data
def test_all_that_lies_there_is_run_under_stable_keys(small: Path, tmp_path: Path) -> None:
    figures = run("--data", small, "--out", tmp_path / "out", "--errors", json_file=tmp_path / "f.json")
    assert set(figures) == {"seeds", "contacts", "quotes", "time", "actors"}
    assert set(figures["contacts"]["found"]) == {"p", "r", "f1"}
    assert {"complete", "participants", "states", "date exact", "status"} <= set(figures["contacts"])
    assert figures["seeds"]["published"]["of"] == 2
    assert set(figures["seeds"]["contacts"]["complete"]) == {"p", "r", "f1"}
    assert set(figures["quotes"]) == {"all", "direct", "indirect"}
    assert set(figures["quotes"]["all"]["end to end"]) == {"p", "r", "f1"}
    assert {"strict", "relaxed", "type", "value"} <= set(figures["time"])
    assert set(figures["actors"]["all"]["country"]) == {"right", "of", "share"}
    for name in SCORERS:
        assert len(read_lines(tmp_path / "out" / f"{name}.jsonl")) == 2
        assert (tmp_path / "out" / f"{name}.errors.txt").is_file()


@with_data
@pytest.mark.parametrize("name", list(SCORERS))
def test_gold_of_the_same_form_elsewhere_gives_the_same_figures(
    small: Path, tmp_path: Path, name: str
) -> None:
    usual = run(name, "--data", small, "--out", tmp_path / "a", json_file=tmp_path / "a.json")
    hidden = tmp_path / "elsewhere" / "hidden.jsonl.gz"
    hidden.parent.mkdir()
    gold = small / name / SCORERS[name][0]
    hidden.write_bytes(gzip.compress(gold.read_bytes()))
    apart: list[object] = []
    if name == "contacts":
        shutil.copyfile(small / "time" / "wire_2005.jsonl.gz", tmp_path / "texts.jsonl")
        apart = ["--texts", tmp_path / "texts.jsonl"]
    for text in (small / name).glob("*.txt"):
        shutil.move(text, hidden.parent / text.name)
    moved = run(
        name,
        "--data",
        small,
        "--gold",
        hidden,
        *apart,
        "--out",
        tmp_path / "b",
        json_file=tmp_path / "b.json",
    )
    assert moved == usual


@with_data
def test_nothing_of_the_gold_reaches_the_reading(small: Path, tmp_path: Path) -> None:
    """With another gold over the same texts, the predictions stay what they were."""
    main(["seeds", "--data", str(small), "--out", str(tmp_path / "a")])
    gold = small / "seeds" / "gold.jsonl"
    emptied = [
        {key: [] if isinstance(value, list) else value for key, value in row.items()}
        | {"published": "1900-01-01"}
        for row in read_lines(gold)
    ]
    write_lines(gold, emptied)
    main(["seeds", "--data", str(small), "--out", str(tmp_path / "b")])
    assert (tmp_path / "a" / "seeds.jsonl").read_bytes() == (tmp_path / "b" / "seeds.jsonl").read_bytes()


def test_a_folder_without_data_is_named_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "nowhere")]) == 2
    assert main(["--data", str(tmp_path)]) == 2
    assert main(["time", "--data", str(tmp_path)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert all(str(tmp_path) in line and "--data" in line for line in said)


def test_gold_needs_one_benchmark(tmp_path: Path) -> None:
    for names in ([], ["seeds", "time"], ["nonsense"]):
        with pytest.raises(SystemExit):
            main([*names, "--data", str(tmp_path), "--gold", "gold.jsonl"])


def test_a_figure_below_its_floor_is_told(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"time": {"value": {"f1": 0.5}}, "seeds": {"published": {"right": 4}}}')
    assert below_floors({"time": {"value": {"f1": 0.5}}}, floors) == []
    below = below_floors({"time": {"value": {"f1": 0.49}}, "seeds": {}}, floors)
    assert [line.split(":")[0] for line in below] == ["time / value / f1", "seeds / published / right"]
