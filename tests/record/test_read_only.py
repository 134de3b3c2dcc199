import os
from pathlib import Path

import pytest

from tests.record.conftest import NewUrl
from tests.record.older import make_first
from verbale.account import Account
from verbale.errors import Abort
from verbale.record.store import Store
from verbale.report import Report

REPORT = Report(text="The two ministers met in Bern.", title="Ministers meet", published="2019-03-04")
ACCOUNT = Account(reader="written by hand", report=REPORT.id)
OTHER = Report(text="Nothing happened.", published="2019-03-05")


@pytest.fixture
def kept(new_url: NewUrl, tmp_path: Path) -> str:
    url = new_url()
    url = str(tmp_path / "record.db") if url == ":memory:" else url
    with Store(url) as store:
        store.add(REPORT, ACCOUNT)
    return url


def test_a_record_opened_for_reading_answers_and_refuses_changes(kept: str) -> None:
    with Store(kept, read_only=True) as store:
        assert store.report(REPORT.id[:8]) == REPORT
        assert store.has(REPORT.id)
        with pytest.raises(Abort, match="reading only"):
            store.add(OTHER, Account(reader="written by hand", report=OTHER.id))
        with pytest.raises(Abort, match="reading only"):
            store.remove(REPORT.id)
        assert store.statistics().reports == 1


def test_what_a_writer_adds_meanwhile_is_seen(kept: str) -> None:
    with Store(kept, read_only=True) as reading, Store(kept) as writing:
        writing.add(OTHER, Account(reader="written by hand", report=OTHER.id))
        assert reading.statistics().reports == 2


def test_a_file_that_may_only_be_read_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "a record, 100% read?.db"
    with Store(path) as store:
        store.add(REPORT, ACCOUNT)
    os.chmod(path, 0o444)
    before = path.read_bytes()
    with Store(path, read_only=True) as store:
        assert store.statistics().reports == 1
    assert path.read_bytes() == before


def test_no_record_is_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="there is no record"):
        Store(tmp_path / "none.db", read_only=True)
    assert not list(tmp_path.iterdir())


def test_an_older_record_is_not_brought_up_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    make_first(str(path))
    before = path.read_bytes()
    with pytest.raises(Abort, match=r"older Verbale.*verbale reports"):
        Store(path, read_only=True)
    assert path.read_bytes() == before
