"""A reader that does what no test can make the real one do: dies, or never ends, where the text says so."""

import ctypes
import os
import re
import signal
import time
from collections.abc import Sequence

from verbale.account import Account
from verbale.engines.outcome import Outcome, read_together
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.report import Report


def read_or_break(reports: Sequence[Report]) -> list[Outcome]:
    """Read reports, unless the text of one is the name of a way to break."""
    for report in reports:
        _break(report.text)
    return read_together(reports, DEFAULT_MODEL)


def pass_or_break(reports: Sequence[Report]) -> list[Outcome]:
    """Do the same without reading, which spares loading a model."""
    for report in reports:
        _break(report.text)
    return [(report, Account(reader="none", report=report.id)) for report in reports]


def tell_how_many(reports: Sequence[Report]) -> list[Outcome]:
    """Name as the reader of each account how many reports came together."""
    return [(report, Account(reader=str(len(reports)), report=report.id)) for report in reports]


def _break(text: str) -> None:
    match text:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfault":
            ctypes.string_at(0)
        case "exit":
            os._exit(3)
        case "stalled":
            time.sleep(3600)
        case "stalled in C":  # holding the interpreter's lock, so that no thread of the process runs
            re.match("(a+)+$", "a" * 64 + "b")
