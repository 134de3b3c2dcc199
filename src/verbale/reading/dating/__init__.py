"""When a report was published: from metadata, its header, its dateline, a web address, or by inference.

This is the spaCy component `verbale_dating`; it runs before all that resolves times. It says how it knows,
and where it can only infer, which dates fit. Nothing comes from the clock.
"""

import re
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Publication
from verbale.account import Span as Offsets
from verbale.reading.dating.addresses import address_date
from verbale.reading.dating.headers import stated
from verbale.reading.dating.infer import infer, lead_weekday
from verbale.reading.dating.written import Written, choose, read_date
from verbale.reading.findings import Findings, Layout, findings, text_of
from verbale.reading.layout import read_layout
from verbale.reading.times.story import Story
from verbale.reading.times.tagger import read_times

__all__ = ["Dating", "create_dating", "publication"]

_OPEN_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)$")


class Dating:
    """Sets `findings(doc).published`."""

    def __call__(self, doc: Doc) -> Doc:
        """Date the report of `doc`."""
        found = findings(doc)
        found.published = publication(text_of(doc), found)
        return doc


@Language.factory("verbale_dating", assigns=["doc._.verbale", "doc._.verbale_published"])
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
    line = stated(text)
    if line is not None and not line.is_update:
        return _stated(text, line.written, line.where, layout.dateline)
    for name, where in (("header", layout.header), ("dateline", layout.dateline)):
        written = read_date(text, *where) if where is not None else None
        if written is not None:
            return _stated(text, written, f"the {name}", layout.dateline)
    if line is not None:
        return _stated(text, line.written, line.where, layout.dateline)
    address = address_date(text)
    if address is not None:
        day, span = address
        return Publication(date=day.isoformat(), basis="stated", reason="a web address", span=span)
    return infer(text, read_times(text, Story()), layout.dateline, found.knowledge)


def _stated(text: str, written: Written, where: str, dateline: Offsets | None) -> Publication:
    """Return the date that a line states; where it can be read two ways, the likelier one first."""
    if len(written.days) == 1:
        return Publication(date=written.days[0].isoformat(), basis="stated", reason=where, span=written.span)
    times = read_times(text, Story())
    told = [
        date(2000, int(match[1]), int(match[2]))
        for time in times
        if dateline is not None
        and dateline[0] <= time.span[0] < dateline[1]
        and (match := _OPEN_DAY.match(time.value))
    ]
    day, why = choose(written, text, told, lead_weekday(text, times, dateline))
    if why:
        reason = f"{where}, day and month told apart by {why}"
    else:
        reason = f"{where}; day and month in figures, which could be the other way round"
    others = [other.isoformat() for other in written.days if other != day]
    return Publication(
        date=day.isoformat(), basis="stated", reason=reason, span=written.span,
        candidates=() if why else (day.isoformat(), *others),
    )  # fmt: skip
