"""When something was said, where the time hangs on the reporting verb: 'said on Monday'."""

from verbale.reading.findings import findings
from verbale.reading.quotations.page import Page


def days_of_verbs(page: Page) -> dict[int, str]:
    """Map verbs, by token, to the dates told with them, in EDTF."""
    days: dict[int, str] = {}
    for time in findings(page.doc).times:
        if time.edtf is None or time.type not in ("DATE", "TIME"):
            continue
        start, end = page.range(time.span)
        if start >= end:
            continue
        top = page.doc[start:end].root
        if top.dep_ == "pobj":
            top = top.head
        if top.dep_ in ("npadvmod", "prep", "advmod", "dep") and top.head.tag_[0] == "V":
            days.setdefault(top.head.i, time.edtf)
    return days
