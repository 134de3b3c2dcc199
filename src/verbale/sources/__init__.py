"""Sources bring reports in, from files, folders, archives, the web and standard input, in many formats."""

from verbale.sources.inputs import STANDARD_INPUT, count_reports, open_inputs
from verbale.sources.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "STANDARD_INPUT", "Limits", "count_reports", "open_inputs"]
