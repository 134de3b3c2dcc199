from tests.record.conftest import NewUrl
from verbale.account import Account
from verbale.record.store import Store
from verbale.report import Report


def test_the_author_of_a_report_is_kept_and_part_of_what_it_is(new_url: NewUrl) -> None:
    reports = [Report(text="They met.", author=author) for author in ("Ann Example", "Bob Example", None)]
    with Store(new_url()) as store:
        for report in reports:
            assert store.add(report, Account(reader="verbale test", report=report.id))
        assert [store.report(report.id).author for report in reports] == ["Ann Example", "Bob Example", None]
