"""Reports with their accounts, as they come into the tables together."""

from collections.abc import Sequence
from typing import NamedTuple

from verbale.account import Account
from verbale.record.claims import Claim, claims_of, dated
from verbale.report import Report


class Told(NamedTuple):
    """A report, its account, and what follows from the two alone.

    `date` is the publication date in EDTF, `day` its first day in ISO form, None where nothing tells.
    """

    report: Report
    account: Account
    claims: Sequence[Claim]
    date: str | None
    day: str | None


def told_of(report: Report, account: Account) -> Told:
    """Return a report and its account with what follows from them."""
    return Told(report, account, claims_of(report, account), *dated(report, account))
