"""The project's own labels of contacts: their form, their halves, and their places in the texts."""

import json
from pathlib import Path

import pytest
from evals.benchmark import by_id, read_lines
from evals.contacts_wire import ContactsWire
from evals.parts import in_part

from verbale.edtf import days
from verbale.errors import Abort

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
LABELS = read_lines(ContactsWire.labels)
with_data = pytest.mark.skipif(not DATA.is_dir(), reason="no evaluation folder beside the project")


def test_labels_name_their_half_and_hold_no_text() -> None:
    assert len(by_id(LABELS)) == len(LABELS)
    assert {row["half"] for row in LABELS} == {"tuned", "unread"}
    assert {key for row in LABELS for key in row} == {"id", "half", "contacts"}
    for contact in (contact for row in LABELS for contact in row["contacts"]):
        assert contact["mode"] in ("meeting", "visit", "call", "conference", "message")
        assert contact["status"] in ("held", "planned", "possible", "cancelled", "denied")
        assert contact["states"]
        assert contact["evidence"]
        assert contact["date"] is None or days(contact["date"])


@pytest.mark.parametrize("part", ["tuned", "unread"])
def test_a_part_is_the_half_that_the_labels_name(part: str) -> None:
    rows = in_part(LABELS, part)
    assert {row["half"] for row in rows} == {part}


@with_data
def test_every_label_lies_in_the_text_of_its_dispatch() -> None:
    texts = by_id(read_lines(DATA / "time" / "wire_2005.jsonl.gz"))
    for row in LABELS:
        length = len(texts[row["id"]]["text"])
        for contact in row["contacts"]:
            assert all(0 <= start < end <= length for start, end in contact["evidence"])


@with_data
def test_scored_against_itself_gold_is_right(tmp_path: Path) -> None:
    benchmark = ContactsWire()
    files = benchmark.files(DATA, None, None)
    told = tmp_path / "told.jsonl"
    told.write_text("".join(json.dumps(row) + "\n" for row in LABELS), encoding="utf-8")
    figures = benchmark.figures(files, told, None)
    assert figures["found"]["f1"] == figures["complete"]["f1"] == 1.0


def test_without_the_folder_its_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="--data"):
        ContactsWire().files(tmp_path, None, None)
