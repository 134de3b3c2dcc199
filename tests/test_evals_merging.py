"""The benchmarks of what the record puts together."""

import json
from pathlib import Path
from typing import Any

import pytest
from evals.__main__ import main
from evals.benchmark import read_lines, write_lines

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
ECB = DATA / "crossdoc" / "ecbplus_dev.jsonl.gz"


def _run(*arguments: object, out: Path) -> dict[str, Any]:
    assert (
        main([*map(str, arguments), "--out", str(out), "--json", str(out / "figures.json"), "--errors"]) == 0
    )
    figures: dict[str, Any] = json.loads((out / "figures.json").read_text())
    return figures


def test_copies_are_scored_over_the_labelled_pairs(tmp_path: Path) -> None:
    news = "The envoys of both islands agreed on Friday to share the fishing grounds for three more years."
    texts = {
        "a": news,
        "b": f"{news} Quotas will be set each spring.",
        "c": news.upper(),
        "d": "No accord yet.",
    }
    rows = [
        {"id": name, "text": text, "title": name, "agency": "X", "published": "2019-05-03", "dateline": None}
        for name, text in texts.items()
    ]
    write_lines(tmp_path / "texts.jsonl", rows)
    labels = [{"id": "a b", "copy": True}, {"id": "a d", "copy": False}, {"id": "b d", "copy": True}]
    write_lines(tmp_path / "labels.jsonl", labels)
    given = ("--gold", tmp_path / "labels.jsonl", "--texts", tmp_path / "texts.jsonl", "--data", tmp_path)
    figures = _run("copies", *given, out=tmp_path)["copies"]
    assert figures["pairs"] == {"p": 1.0, "r": 0.5, "f1": pytest.approx(2 / 3)}
    assert figures["found without a label"] == 2
    errors = (tmp_path / "copies.errors.txt").read_text().splitlines()
    assert errors == ["MISSED b d", "NOT LABELLED a c", "NOT LABELLED b c"]


@pytest.mark.skipif(not ECB.is_file(), reason="no evaluation folder beside the project")
def test_events_across_documents_are_scored_on_any_file_of_the_form(tmp_path: Path) -> None:
    few = [row for row in read_lines(ECB) if row["topic"] == "5"][:8]
    write_lines(tmp_path / "few.jsonl", few)
    figures = _run("crossdoc", "--data", DATA, "--gold", tmp_path / "few.jsonl", out=tmp_path)["crossdoc"]
    assert set(figures) == {
        "events", "events without singletons", "events within gold stories", "documents"
    }  # fmt: skip
    assert 0 < figures["events"]["CoNLL"] <= 1
    predicted = read_lines(tmp_path / "crossdoc.jsonl")
    assert [row["doc"] for row in predicted] == [row["doc"] for row in few]
