"""The wordings in which reports tell of contacts: each sentence with all that it tells."""

from pathlib import Path

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report

TABLES = (
    "contacts_wordings.tsv",
    "contacts_stays.tsv",
    "contacts_apart.tsv",
    "contacts_calls.tsv",
    "contacts_conferences.tsv",
    "contacts_days.tsv",
    "contacts_ahead.tsv",
    "contacts_unnamed.tsv",
)
DAY = "2019-06-12"  # a Wednesday


def wordings() -> list[tuple[str, str, str]]:
    """Return the sentences of the tables: where each was written, itself, and what it tells."""
    here = Path(__file__)
    lines = [line for name in TABLES for line in here.with_name(name).read_text("utf-8").splitlines()]
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(dateline, sentence, told) for dateline, sentence, told in rows]


WORDINGS = wordings()


@pytest.mark.parametrize(("dateline", "sentence", "told"), WORDINGS, ids=[row[1][:60] for row in WORDINGS])
def test_a_wording_tells_of_its_contacts(dateline: str, sentence: str, told: str) -> None:
    account = read_report(Report(text=sentence, published=DAY, dateline=dateline))
    found = [f"{c.mode} {c.status} {c.date or 'undated'} {' '.join(c.states)}" for c in account.contacts]
    assert sorted(found) == sorted(told.split("; ") if told else [])
