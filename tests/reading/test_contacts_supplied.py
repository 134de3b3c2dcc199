"""Dealings told without their parties: officials by their town, rebels by that word, talks by their kind."""

from pathlib import Path

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report

LINES = Path(__file__).with_name("contacts_supplied.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("row", ROWS, ids=[row[2][-60:] for row in ROWS])
def test_the_report_shows_the_parties_that_words_leave_out(row: list[str]) -> None:
    day, dateline, text, told = row
    account = read_report(Report(text=text, published=day, dateline=dateline))
    found = sorted(f"{c.mode} {c.status} {' '.join(c.states)}" for c in account.contacts)
    assert found == sorted(told.split("; ") if told else [])


@pytest.mark.parametrize(
    "text",
    [
        "Chinese Vice Premier Wu Yi received a Norwegian delegation here on Monday headed by Jonas Store.",
        "Chinese Vice Premier Wu Yi received a Norwegian delegation here on Monday. The delegation is led by "
        "Jonas Store, head of a friendship group.",
    ],
)
def test_a_delegation_is_led_by_him_whom_words_further_on_name(text: str) -> None:
    account = read_report(Report(text=text, published="2006-03-14", dateline="BEIJING"))
    assert [[p.name for p in c.participants] for c in account.contacts] == [["Wu Yi", "Jonas Store"]]
