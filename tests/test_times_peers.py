"""The side-by-side benchmark of temporal taggers: parts, adapters' helpers, and peers that are missing."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from benchmarks.peers import PEERS
from benchmarks.peers.moments import row
from benchmarks.peers.worker import without_overlap
from benchmarks.times_peers import main
from evals.parts import in_part

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "time"


def test_a_third_is_set_aside_and_nothing_is_lost() -> None:
    rows = [{"id": f"document {number}"} for number in range(3000)]
    tuned, unread = in_part(rows, "tuned"), in_part(rows, "unread")
    assert in_part(rows, "all") == rows
    assert sorted(tuned + unread, key=rows.index) == rows
    assert 900 < len(unread) < 1100
    with pytest.raises(ValueError, match="no part 'half'"):
        in_part(rows, "half")


@pytest.mark.parametrize(
    ("words", "kept", "type_", "value"),
    [
        ("on Tuesday,", "Tuesday", "DATE", "2011-03-08"),
        ("in March", "March", "DATE", "2011-03"),
        ("March 8", "March 8", "DATE", "2011-03-08"),
        ("last week", "last week", "DATE", "2011-W10"),
        ("2011", "2011", "DATE", "2011"),
        ("at 4:30 p.m. Tuesday", "4:30 p.m. Tuesday", "TIME", "2011-03-08T16:30"),
        ("Tuesday evening", "Tuesday evening", "TIME", "2011-03-08TEV"),
    ],
)
def test_a_moment_is_cut_to_what_its_words_name(words: str, kept: str, type_: str, value: str) -> None:
    text = f"They met {words} again"
    found = row(text, 9, 9 + len(words), datetime(2011, 3, 8, 16, 30))
    assert (text[found["start"] : found["end"]], found["type"], found["value"]) == (kept, type_, value)


def test_of_overlapping_expressions_the_first_and_longest_stays() -> None:
    rows = [{"start": 3, "end": 5}, {"start": 0, "end": 2}, {"start": 0, "end": 4}, {"start": 7, "end": 7}]
    assert without_overlap(rows) == [{"start": 0, "end": 4}]


@pytest.mark.skipif(not DATA.is_dir(), reason="no evaluation folder beside the project")
def test_own_figures_stand_beside_peers_that_are_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.jsonl"
    text = "The envoys met on Monday."
    timex = {"start": 18, "end": 24, "text": "Monday", "type": "DATE", "value": "2012-05-07",
             "mod": None, "quant": None, "freq": None}  # fmt: skip
    gold.write_text(json.dumps({"id": "one", "dct": "2012-05-09", "text": text, "timex": [timex]}) + "\n")
    figures = tmp_path / "figures.json"
    assert main(["--data", str(DATA), "--gold", str(gold), "--environments", str(tmp_path / "none"), "--only",
                 "verbale:tokens", "dateparser_search", "--json", str(figures)]) == 0  # fmt: skip
    own, peer = json.loads(figures.read_text()).values()
    assert own["value"] == 1.0
    assert own["words/s"] > 0
    assert "dateparser" in peer["skipped"]
    assert "skipped: not installed: --set-up makes" in capsys.readouterr().err


def test_a_folder_without_data_is_named_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert "--data" in capsys.readouterr().err


def test_every_peer_has_its_adapter() -> None:
    folder = Path(__file__).resolve().parent.parent / "benchmarks" / "peers"
    assert all((folder / f"{peer.adapter.partition(':')[0]}.py").is_file() for peer in PEERS)
    assert all(peer.requirements for peer in PEERS if not peer.is_own)
