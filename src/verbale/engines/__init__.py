"""Where reading runs: in this process, or in a pool of processes on this machine."""

from verbale.engines.engine import read_all, suggest_workers
from verbale.engines.here import read_here
from verbale.engines.languages import is_read
from verbale.engines.outcome import Failure, Outcome, in_one_line
from verbale.engines.pool import read_in_pool

__all__ = [
    "Failure",
    "Outcome",
    "in_one_line",
    "is_read",
    "read_all",
    "read_here",
    "read_in_pool",
    "suggest_workers",
]
