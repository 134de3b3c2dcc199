"""Sources bring reports in, from files, folders, archives, the web and standard input, in many formats."""

from verbale.sources.inputs import STANDARD_INPUT, count_reports, open_inputs
from verbale.sources.limits import DEFAULT_LIMITS, Limits
from verbale.sources.settings import DEFAULT_SETTINGS, SourceSettings

__all__ = [
    "DEFAULT_LIMITS",
    "DEFAULT_SETTINGS",
    "STANDARD_INPUT",
    "Limits",
    "SourceSettings",
    "count_reports",
    "open_inputs",
]
