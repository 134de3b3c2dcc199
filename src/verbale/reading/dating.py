"""When a report was published: from metadata, its header, its dateline, a web address, or by inference.

This is the spaCy component `verbale_dating`; it runs before all that resolves times.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Publication
from verbale.account import Span as Offsets
from verbale.reading.dating_inference import infer
from verbale.reading.findings import Findings, Layout, findings
from verbale.reading.layout import read_layout
from verbale.reading.times.story import Story
from verbale.reading.times.tagger import read_times

_DAY_LENGTH = len("2017-11-20")
_ADDRESS = re.compile(
    r"https?://[^\s/]{1,100}/(?:[^\s/]{1,40}/){0,4}?(\d{4})[/-](\d\d?)[/-](\d\d?)(?=[/\s-])"
)


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
    """Return when the report was published, by the first source that tells.

    They are metadata, header, dateline, a web address in the text, and inference.
    """
    if found.report is not None and found.report.published:
        return Publication(date=found.report.published, basis="metadata", reason="given with the report")
    layout = found.layout if found.layout != Layout() else read_layout(text)
    for name, where in (("header", layout.header), ("dateline", layout.dateline)):
        stated = _full_date(text, where) if where is not None else None
        if stated is not None:
            return Publication(date=stated[0], basis="stated", reason=f"the {name}", span=stated[1])
    return _from_address(text) or infer(text, read_times(text, Story()), layout.dateline)


def _full_date(text: str, where: Offsets) -> tuple[str, Offsets] | None:
    """Return the first full date within `where`, and its span."""
    for time in read_times(text[where[0] : where[1]], Story()):
        if time.edtf is not None and len(time.edtf) == _DAY_LENGTH:
            return time.edtf, (where[0] + time.span[0], where[0] + time.span[1])
    return None


def _from_address(text: str) -> Publication | None:
    """Return the date in the first web address that holds one."""
    match = _ADDRESS.search(text)
    if match is None:
        return None
    told = f"{int(match[1]):04}-{int(match[2]):02}-{int(match[3]):02}"
    for time in read_times(told, Story()):
        if time.edtf is not None:
            return Publication(date=time.edtf, basis="stated", reason="a web address", span=match.span())
    return None
