"""What is asked for is written, in pages, to files that are whole or not there."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from tests.exports.conftest import Export
from verbale import Record
from verbale.errors import Abort, SkipInput, VerbaleError
from verbale.exports import FORMATS, stream


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_a_record_and_an_empty_answer(export: Export, name: str) -> None:
    assert export(name)
    assert isinstance(export(name, since="2999"), bytes)


def test_rows_come_page_by_page(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = ("contacts", "statements", "events", "reports", "actors")
    whole = {kind: export("jsonl", kind) for kind in kinds}
    monkeypatch.setattr(stream, "_AT_ONCE", 1)
    assert {kind: export("jsonl", kind) for kind in kinds} == whole


def test_conditions_narrow_what_is_written(export: Export) -> None:
    assert [json.loads(line)["mode"] for line in export("jsonl", "contacts", status="held").splitlines()] == [
        "meeting"
    ]
    assert export("jsonl", "contacts", limit=1).count(b"\n") == 1
    assert b"Fine" not in export("jsonl", "reports", limit=1)


def test_kinds_that_a_condition_does_not_apply_to_are_left_out(export: Export) -> None:
    assert b'"Quotation"' not in export("jsonld", mode="meeting")
    assert b'"Action"' not in export("jsonld", between=("CHE", "NOR"), mode="meeting")


def test_a_contact_is_told_once(export: Export) -> None:
    assert export("jsonld").count(b'"Action"') == 2
    assert export("jsonld", "events").count(b'"Action"') == 4


@pytest.mark.parametrize(
    ("arguments", "conditions", "message"),
    [
        (("gpx",), {}, "no format is called 'gpx': choose one of csv"),
        (("ics", "events"), {}, "ics holds contacts only, not events"),
        (("csv", "events", "contacts"), {}, "csv holds one kind of rows"),
        (("plover",), {"mode": "call"}, "events can't be asked for by mode"),
        (("jsonld", "contacts"), {"cameo": "04"}, "contacts can't be asked for by cameo"),
    ],
)
def test_what_makes_no_sense_is_refused(
    export: Export, arguments: tuple[str, ...], conditions: dict[str, object], message: str
) -> None:
    with pytest.raises(VerbaleError, match=message):
        export(*arguments, **conditions)


def test_unknown_parties_are_told(export: Export) -> None:
    with pytest.raises(SkipInput, match="Ruritania"):
        export("csv", party="Ruritania")


def test_a_file_is_whole_or_not_there(record: Record, tmp_path: Path) -> None:
    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.export("csv", tmp_path / "contacts.csv", progress=stop)
    assert list(tmp_path.iterdir()) == []
    counts: list[int] = []
    assert record.export("csv", tmp_path / "contacts.csv", progress=counts.append) == 2
    assert counts == [1, 2]
    assert [file.name for file in tmp_path.iterdir()] == ["contacts.csv"]


def test_where_nothing_can_be_written_is_told(record: Record, tmp_path: Path) -> None:
    with pytest.raises(Abort, match="can't be written"):
        record.export("csv", tmp_path / "nowhere" / "contacts.csv")


def test_a_stream_takes_the_pieces(record: Record) -> None:
    target = BytesIO()
    assert record.export("ics", target) == 2
    assert target.getvalue().startswith(b"BEGIN:VCALENDAR")
