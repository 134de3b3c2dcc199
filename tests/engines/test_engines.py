import pytest

from verbale.engines import Failure, read_all, read_here, suggest_workers
from verbale.errors import Abort
from verbale.report import Report

SHORT = [
    Report(text=f"Foreign Minister Sergey Lavrov met his Armenian counterpart in Yerevan on May {day}.")
    for day in range(1, 6)
]
TOO_LONG = Report(text="word " * 250_000, origin="long.txt")


def test_a_report_that_cannot_be_read_is_one_failure() -> None:
    first, bad, last = read_here([SHORT[0], TOO_LONG, SHORT[1]])
    assert isinstance(bad, Failure)
    assert bad.report is TOO_LONG
    assert "\n" not in bad.reason
    assert isinstance(first, tuple)
    assert isinstance(last, tuple)
    assert [first[1].report, last[1].report] == [SHORT[0].id, SHORT[1].id]


def test_a_pool_gives_the_same_outcomes_in_the_same_order() -> None:
    reports = [*SHORT[:3], TOO_LONG, *SHORT[3:]]
    assert list(read_all(reports, workers=2)) == list(read_all(reports))


def test_a_missing_model_stops_the_run() -> None:
    with pytest.raises(Abort, match="nowhere"):
        list(read_all(SHORT, model="nowhere"))


def test_few_reports_are_read_by_one_worker() -> None:
    assert suggest_workers(0) == suggest_workers(3) == 1
    assert suggest_workers(None) == suggest_workers(10_000_000) >= 1


def test_reports_read_together_come_out_as_alone() -> None:
    foreign = Report(text="Die Minister trafen sich.", language="de")
    reports = [SHORT[0], foreign, TOO_LONG, SHORT[1], SHORT[0].model_copy(update={"origin": "again"})]
    together = list(read_here(reports))
    assert together == [outcome for report in reports for outcome in read_here([report])]
    assert [one.report if isinstance(one, Failure) else one[0] for one in together] == reports
    assert [report.origin for report in reports] == [
        (one.report if isinstance(one, Failure) else one[0]).origin for one in together
    ]
