"""Which languages are read, and what becomes of reports in others."""

from verbale.account import Account, Publication
from verbale.report import Report
from verbale.sources.languages import primary

# The languages of the pipelines there are, as ISO 639 codes.
READ_LANGUAGES = frozenset({"en"})


def is_read(report: Report) -> bool:
    """Tell whether a pipeline reads the language of the report; one without language is taken as read."""
    return report.language is None or primary(report.language) in READ_LANGUAGES


def unread_account(report: Report, reader: str) -> Account:
    """Return the account of a report that nobody can read yet: what is stated beside its text, no more."""
    published = Publication()
    if report.published is not None:
        published = Publication(date=report.published, basis="stated", reason="stated beside the text")
    return Account(
        reader=reader,
        report=report.id,
        published=published,
        title=report.title,
        dateline=report.dateline,
    )
