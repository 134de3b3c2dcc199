"""A reader that does what no test can make the real one do: dies, or never ends, where the text says so."""

import ctypes
import os
import re
import signal
import time
from collections.abc import Sequence

from verbale.engines.outcome import Outcome, read_one
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.report import Report


def read_or_break(reports: Sequence[Report]) -> list[Outcome]:
    """Read reports, but for those whose text is the name of a way to break."""
    return [_read_or_break(report) for report in reports]


def _read_or_break(report: Report) -> Outcome:
    match report.text:
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
    return read_one(report, DEFAULT_MODEL)
