"""Verbale keeps the record of diplomacy: who met whom, when and where, and who said what."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbale.account import Account
    from verbale.api import Record, read
    from verbale.engines.archive import read_archive
    from verbale.errors import Abort, SkipInput, VerbaleError
    from verbale.llm_reader import LanguageModel
    from verbale.report import Report
    from verbale.resolving import Resolved, resolve, split_actors

__all__ = [
    "Abort",
    "Account",
    "LanguageModel",
    "Record",
    "Report",
    "Resolved",
    "SkipInput",
    "VerbaleError",
    "read",
    "read_archive",
    "resolve",
    "split_actors",
]

# Each name is imported when it is first asked for: the process that parses documents needs none of them.
_HOMES = {
    "Abort": "errors",
    "Account": "account",
    "LanguageModel": "llm_reader",
    "Record": "api",
    "Report": "report",
    "Resolved": "resolving",
    "SkipInput": "errors",
    "VerbaleError": "errors",
    "read": "api",
    "read_archive": "engines.archive",
    "resolve": "resolving",
    "split_actors": "resolving",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'verbale' has no attribute {name!r}")
    return getattr(import_module(f"verbale.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
