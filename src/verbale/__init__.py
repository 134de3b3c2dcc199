"""Verbale keeps the record of diplomacy: who met whom, when and where, and who said what."""

from verbale.account import Account
from verbale.api import Record, read
from verbale.errors import Abort, SkipInput, VerbaleError
from verbale.report import Report
from verbale.resolving import Resolved, resolve, split_actors

__all__ = [
    "Abort",
    "Account",
    "Record",
    "Report",
    "Resolved",
    "SkipInput",
    "VerbaleError",
    "read",
    "resolve",
    "split_actors",
]
