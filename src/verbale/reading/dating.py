"""When a report was published: from metadata, its header, or its dateline.

This is the spaCy component `verbale_dating`; it runs before all that resolves times.
"""

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Publication
from verbale.account import Span as Offsets
from verbale.reading.findings import Findings, findings
from verbale.reading.times.story import Story
from verbale.reading.times.tagger import read_times

_DAY_LENGTH = len("2017-11-20")


class Dating:
    """Sets `findings(doc).published`."""

    def __call__(self, doc: Doc) -> Doc:
        """Date the report of `doc`."""
        found = findings(doc)
        found.published = publication(doc.text, found)
        return doc


@Language.factory("verbale_dating")
def create_dating(nlp: Language, name: str) -> Dating:
    """Return the component; it has no settings and no state."""
    return Dating()


def publication(text: str, found: Findings) -> Publication:
    """Return when the report was published, by the first of metadata, header and dateline that tells."""
    if found.report is not None and found.report.published:
        return Publication(date=found.report.published, basis="metadata", reason="given with the report")
    for name, where in (("header", found.layout.header), ("dateline", found.layout.dateline)):
        stated = _full_date(text, where) if where is not None else None
        if stated is not None:
            day, span = stated
            return Publication(
                date=day, basis="stated", reason=f"the {name} {text[slice(*span)]!r}", span=span
            )
    return Publication()


def _full_date(text: str, where: Offsets) -> tuple[str, Offsets] | None:
    """Return the first full date within `where`, and its span."""
    for time in read_times(text[where[0] : where[1]], Story()):
        if time.edtf is not None and len(time.edtf) == _DAY_LENGTH:
            return time.edtf, (where[0] + time.span[0], where[0] + time.span[1])
    return None
