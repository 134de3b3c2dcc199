"""Sources bring reports in: plain-text files, JSON lines, folders of them, and standard input."""

from verbale.sources.inputs import STANDARD_INPUT, count_reports, open_inputs
from verbale.sources.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "STANDARD_INPUT", "Limits", "count_reports", "open_inputs"]
