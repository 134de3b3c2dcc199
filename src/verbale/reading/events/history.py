"""History: paragraphs and sentences that remind the reader of what happened long before the report."""

from datetime import date, timedelta

from verbale.account import Span, TimeExpression
from verbale.edtf import days
from verbale.reading.findings import Findings
from verbale.reading.placed import Placed

# What lies further back than this is no news: it explains what is.
_LONG_AGO = timedelta(days=60)


class History:
    """Tells which events of a report are history, by the days that the report gives for them."""

    def __init__(self, found: Findings, times: Placed[TimeExpression]) -> None:
        published = days(found.published.date)
        self._before = None
        if published is not None and published[0] > date.min + _LONG_AGO:
            self._before = published[0] - _LONG_AGO
        self._paragraphs = Placed((span, span) for span in found.layout.paragraphs)
        self._times = times

    def holds(self, when: str | None, sentence: Span) -> bool:
        """Tell whether an act told in a sentence is history; `when` is its own in EDTF, or None.

        An act without a date is where sentences of the paragraph before it give days, all long ago.
        """
        if when is not None:
            return self._past(when)
        paragraph = self._paragraphs.last_before(sentence[0] + 1)
        if paragraph is None:
            return False
        told = [time.edtf for time in self._times.starting_in(paragraph[0], sentence[0])]
        return bool(told) and all(map(self._past, told))

    def spans(self, while_: str | None) -> bool:
        """Tell whether an act is a sum over a time that began long ago: "over the last four years"."""
        covered = days(while_)
        return self._before is not None and covered is not None and covered[0] < self._before

    def _past(self, when: str | None) -> bool:
        covered = days(when)
        return self._before is not None and covered is not None and covered[1] < self._before
