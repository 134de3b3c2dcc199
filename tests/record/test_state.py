"""A mark tells whether the record has changed, whoever changed it."""

from pathlib import Path

from tests.record.conftest import NewUrl
from verbale.account import Account
from verbale.record.store import Store
from verbale.report import Report

REPORTS = [Report(text=f"The two ministers met in Bern on day {day}.") for day in range(3)]


def test_the_mark_changes_with_the_record(new_url: NewUrl, tmp_path: Path) -> None:
    url = new_url()
    url = str(tmp_path / "record.db") if url == ":memory:" else url
    with Store(url) as one, Store(url) as other:
        marks = [one.state()]
        for store, report in zip((one, other, one), REPORTS, strict=True):
            store.add(report, Account(reader="written by hand", report=report.id))
            marks.append(one.state())
        assert len(set(marks)) == len(marks)


def test_the_mark_stays_while_nothing_changes(tmp_path: Path) -> None:
    with Store(tmp_path / "record.db") as store:
        before = store.state()
        assert store.statistics().reports == 0
        assert store.state() == before


def test_a_record_in_memory_has_a_new_mark_each_time() -> None:
    with Store(":memory:") as store:
        assert store.state() != store.state()
