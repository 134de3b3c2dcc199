import os
import subprocess
import sys
from pathlib import Path

import pytest

import verbale
from verbale import Record, SkipInput

WIRE = """BERN, March 4. Swiss Foreign Minister Ignazio Cassis met his Norwegian colleague Ine Eriksen Soreide
in Bern on Monday. "We see eye to eye on the Arctic," Cassis said after the talks.
"""
LOCAL = "Norway's prime minister will visit Switzerland on April 10, the government said."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "a.txt").write_text(f"Title: Ministers meet\nPublisher: Courier\nDate: 2019-03-04\n\n{WIRE}")
    (folder / "b.txt").write_text(f"Date: 2019-03-20\n\n{LOCAL}")
    (folder / "c.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def filled(folder: Path) -> Path:
    path = folder.parent / "filled.db"
    with Record(path) as record:
        record.add(folder)
    return path


def test_public_names_are_those_that_are_there() -> None:
    assert sorted(verbale.__all__) == verbale.__all__
    assert all(getattr(verbale, name) is not None for name in verbale.__all__)
    assert set(verbale.__all__) <= set(dir(verbale))
    named = {value.__name__ for name in verbale.__all__ if (value := getattr(verbale, name))}
    assert named == set(verbale.__all__)
    with pytest.raises(AttributeError, match="treaty"):
        _ = verbale.treaty


def test_one_text_is_read_as_it_is() -> None:
    text = "\r\n" + WIRE.replace(" ", "\xa0", 1)
    account = verbale.read(text, published="2019-03-04", title="Ministers meet")
    assert account.published.date == "2019-03-04"
    assert account.title == "Ministers meet"
    (contact,) = account.contacts
    assert (contact.states, contact.date, contact.status) == (("CHE", "NOR"), "2019-03-04", "held")
    assert text[slice(*contact.evidence[0])].startswith(("BERN", "Swiss"))
    assert account == verbale.read(text, published="2019-03-04", title="Ministers meet")


def test_adding_tells_what_was_read_unchanged_and_failed(folder: Path, tmp_path: Path) -> None:
    with Record(tmp_path / "new.db") as record:
        seen: list[tuple[int, int | None]] = []
        summary = record.add(folder, progress=lambda so_far, total: seen.append((so_far.done, total)))
        assert (summary.read, summary.unchanged) == (2, 0)
        assert len(summary.failed) == 1
        assert "c.txt: holds no text" in summary.failed[0]
        assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
        again = record.add(folder, folder / "a.txt", tmp_path / "missing.txt")
        assert (again.read, again.unchanged, len(again.failed)) == (0, 3, 2)
        assert record.statistics().reports == 2


def test_reports_that_differ_in_line_ends_only_are_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "same.txt").write_text((folder / "a.txt").read_text().replace("\n", "\r\n"), newline="")
    with Record(tmp_path / "new.db") as record:
        summary = record.add(folder / "a.txt", tmp_path / "same.txt")
    assert (summary.read, summary.unchanged) == (1, 1)


def test_the_record_is_asked_by_code_or_name(filled: Path) -> None:
    with Record(filled, create=False) as record:
        rows = record.contacts(between=("Switzerland", "nor"), since="2019")
        assert {row.mode for row in rows} == {"meeting", "visit"}
        assert rows == record.contacts(between=("NOR", "CHE"))
        assert list(record.contacts(between=("CHE", "FRA"))) == []
        assert rows.to_polars()["states"].to_list() == [["CHE", "NOR"]] * len(rows)
        assert all(source.words for row in rows for source in row.sources)
        with pytest.raises(SkipInput, match="Switzerland"):
            record.contacts(party="Switserland")


def test_statements_are_asked_by_speaker_and_words(filled: Path) -> None:
    with Record(filled, create=False) as record:
        (statement,) = record.statements(by="Cassis", about="Arctic")
        assert statement.party == "CHE"
        hit = record.search("Arctic")[0]
        assert record.report(hit.report[:10]).title == "Ministers meet"
        assert record.account(hit.report).report == hit.report
        assert [row.title for row in record.reports()] == ["Ministers meet", None]
        assert record.actors(name="Cassis")[0].party == "CHE"


def test_questions_need_no_spacy(filled: Path) -> None:
    program = "import sys, verbale; verbale.Record(sys.argv[1]).contacts(); sys.exit('spacy' in sys.modules)"
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    assert (
        subprocess.run([sys.executable, "-c", program, filled], env=environment, check=False).returncode == 0
    )


def test_nothing_is_made_where_a_record_is_expected(tmp_path: Path) -> None:
    with pytest.raises(verbale.Abort, match="no record"):
        Record(tmp_path / "none.db", create=False)
    assert not list(tmp_path.iterdir())
