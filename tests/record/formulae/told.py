"""Statements of ministers, each in a report of its day."""

from typing import Any

from tests.record.samples import account, report, said
from verbale.account import Account
from verbale.report import Report

type Told = tuple[Report, Account]


def told(words: str, speaker: str, published: str, *, before: str = "", **fields: Any) -> Told:
    """One report in which `speaker` says `words`, after words of the reporter."""
    one = report(f"{before}{speaker} said {words}.", published=published, publisher="Agency")
    return one, account(one, quotations=(said(words, speaker, form="indirect", **fields),))
