"""How a report is shown whose date isn't stated."""

from rich.console import Console

from verbale.account import Account, Publication
from verbale.cli.marked import print_marked
from verbale.report import Report


def shown(published: Publication) -> str:
    report = Report(text="OSLO, June 6. The envoys met on Thursday.")
    console = Console(width=200, no_color=True)
    with console.capture() as captured:
        print_marked(console, report, Account(reader="", report=report.id, published=published))
    return captured.get()


def test_dates_that_fit_are_shown_with_the_reasons() -> None:
    fitting = ("2013-06-06", "2019-06-06")
    assert "undated; 2013-06-06 or 2019-06-06 would fit: that was Thursday" in shown(
        Publication(candidates=fitting, reason="that was Thursday")
    )
    told = Publication(date="2013-06-06", basis="inferred", reason="that was Thursday", candidates=fitting)
    assert "published 2013-06-06" in shown(told)
    assert "(date inferred: that was Thursday)" in shown(told)
