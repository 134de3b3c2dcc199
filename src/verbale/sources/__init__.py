"""Sources bring reports in: plain-text files, JSON lines, folders of them, and standard input."""

from verbale.sources.inputs import count_reports, open_inputs
from verbale.sources.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Limits", "count_reports", "open_inputs"]
