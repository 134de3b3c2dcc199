"""Which languages are read."""

from verbale.report import Report
from verbale.sources.languages import primary

# The languages of the pipelines there are, as ISO 639 codes.
READ_LANGUAGES = frozenset({"en"})


def is_read(report: Report) -> bool:
    """Tell whether a pipeline reads the language of the report; one without language is taken as read."""
    return report.language is None or primary(report.language) in READ_LANGUAGES
