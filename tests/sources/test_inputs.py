import gzip
import io
import json
import os
from pathlib import Path

import pytest

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources import Limits, SourceSettings, count_reports, open_inputs


def texts(items: list[Report | SkipInput]) -> list[str]:
    return [item.text if isinstance(item, Report) else f"! {item}" for item in items]


def test_a_folder_is_read_recursively_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.md", "plain"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    items = list(open_inputs([tmp_path]))
    assert texts(items) == ["b.txt", "c.md", "plain", "a/z.txt"]
    assert next(item.origin for item in items if isinstance(item, Report)) == str(tmp_path / "b.txt")
    assert count_reports([tmp_path]) == 4


def test_one_bad_input_gives_one_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("First.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "d.txt").write_text("Last.")
    items = list(open_inputs([tmp_path / "missing", tmp_path]))
    assert [type(item) for item in items] == [SkipInput, Report, SkipInput, SkipInput, Report]
    assert "missing: no such file or folder" in str(items[0])
    assert "b.txt: holds no text" in str(items[2])
    assert "c.pdf: is a broken PDF file" in str(items[3])
    assert count_reports([tmp_path / "missing", tmp_path]) == 5


def test_a_named_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "report.news"
    path.write_text("Words.")
    assert texts(list(open_inputs([path]))) == ["Words."]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "holds no files" in texts(list(open_inputs([tmp_path])))[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_inside_a_folder_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("Words.")
    assert texts(list(open_inputs([tmp_path]))) == ["Words."]


def test_a_file_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Words.")
    (item,) = open_inputs([tmp_path])
    assert isinstance(item, Report)
    assert item.origin is not None
    assert item.origin.endswith("caf\ufffd.txt")


def test_metadata_stands_in_a_block_on_top(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Title: Ministers  meet\r\nPUBLISHER: Daily Courier\r\nDate: 20 November 2017\r\n"
        "Dateline: BAKU\r\nLanguage: en\r\n\r\n\r\nThe ministers met."
    )
    assert list(open_inputs([path])) == [
        Report(
            text="The ministers met.",
            title="Ministers meet",
            publisher="Daily Courier",
            published="2017-11-20",
            dateline="BAKU",
            language="en",
            origin=str(path),
        )
    ]


@pytest.mark.parametrize(
    "text",
    ["Title: A\nThe ministers met.\n\nMore.", "\nTitle: A\n\nText.", "Minister: No.\n\nText.", "date 2017"],
)
def test_anything_but_a_whole_block_is_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert list(open_inputs([path])) == [Report(text=text, origin=str(path))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Title: A\nTitle: B\n\nText.", "states its title twice"),
        ("Date: 04/05/2017\n\nText.", "write it as YYYY-MM-DD"),
        ("Title: A\n\n", "holds no text"),
        ("Title: A", "holds no text"),
    ],
)
def test_a_bad_block_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    (item,) = open_inputs([path])
    assert isinstance(item, SkipInput)
    assert words in str(item)


LINES = [
    json.dumps({"text": "One.", "date": "2017-11-20", "publisher": "P", "url": "ignored", "title": None}),
    "",
    "{broken",
    json.dumps(["a list"]),
    json.dumps({"title": "no text"}),
    json.dumps({"text": 5}),
    json.dumps({"text": "Two\ud800.\r\n", "published": "2017-11-21T10:00:00", "date": "1999"}),
    "[" * 100_000,
    json.dumps({"text": "Three."}),
]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_each_line_of_json_lines_stands_for_itself(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    data = b"\xef\xbb\xbf" + "\n".join(LINES).encode()
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    items = list(open_inputs([path]))
    assert items[0] == Report(text="One.", published="2017-11-20", publisher="P", origin=f"{path}:1")
    assert items[5] == Report(text="Two\ufffd.\n", published="2017-11-21", origin=f"{path}:7")
    assert items[7] == Report(text="Three.", origin=f"{path}:9")
    errors = [str(item).removeprefix(str(path)) for item in items if isinstance(item, SkipInput)]
    assert errors == [
        ":3: is not JSON: give one object a line",
        ":4: is not an object: give one object with 'text' a line",
        ":5: has no 'text': name the field of the report's text with --map",
        ":6: 'text' is not a string: put it in quotation marks",
        ":8: is not JSON: give one object a line",
    ]


def test_a_line_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x" * 500}) + "\n" + json.dumps({"text": "Short."}) + "\n")
    items = list(open_inputs([path], SourceSettings(limits=Limits(max_line_bytes=100))))
    assert "longer than the 100 bytes" in str(items[0])
    assert texts(items)[1:] == ["Short."]


def test_a_broken_archive_ends_with_one_error(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(b'{"text": "Report %d."}\n' % n for n in range(50_000)))
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.txt").write_text("Words.")
    items = list(open_inputs([tmp_path]))
    errors = [item for item in items if isinstance(item, SkipInput)]
    assert len(errors) == 1
    assert "can't be read to its end" in str(errors[0])
    assert isinstance(items[0], Report)
    assert texts(items)[-1] == "Words."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Plain words.\nMore.", ["Plain words.\nMore."]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b"", ["! standard input: holds no text: check that the file was written completely"]),
    ],
)
def test_standard_input_is_text_or_json_lines(data: bytes, expected: list[str]) -> None:
    assert texts(list(open_inputs(["-"], stdin=io.BytesIO(data)))) == expected


def test_how_many_is_told_where_that_is_cheap(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (tmp_path / "b.txt").write_text("Three.")
    assert count_reports([tmp_path]) == 3
    assert count_reports([tmp_path, "-"]) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_counting_takes_nothing_out_of_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert count_reports([tmp_path / "pipe"]) is None
