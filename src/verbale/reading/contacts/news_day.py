"""The day of a report's news: that of its opening where it tells one, or else its own."""

from itertools import islice

from spacy.tokens import Doc

from verbale.reading.contacts.days import date_bounds, days_between
from verbale.reading.contacts.when import Times
from verbale.reading.findings import findings
from verbale.reading.syntax import clause_head

_LEAD = 2  # sentences in which a report says when its news was
_LATELY = 7  # days
_PAST = frozenset({"VBD", "VBN"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
# What began on a day goes on after it.
_BEGUN = frozenset({"began", "begun", "opened", "started", "arrived", "resumed", "kicked"})


def news_day(doc: Doc, times: Times, day: str | None) -> str | None:
    """Return the day on which what a report tells without a day took place; `day` is that of publication.

    A newspaper of Thursday tells in its first sentence what was on Wednesday, and then names no day any
    more. Of several days told there in the past the last one counts; that of a beginning does not. A dispatch
    is written on the day of its news; of a release that bears no date nobody can tell.
    """
    if day is None:
        return None
    told: list[str] = []
    for sentence in islice(doc.sents, _LEAD):
        for time in times.of_sentence(sentence.start):
            bounds = date_bounds(time.edtf)
            if (
                bounds is None
                or bounds[0] != bounds[1]
                or not 0 <= days_between(bounds[0], day[:10]) <= _LATELY
            ):
                continue
            verb = clause_head(time.token)
            if bounds[0] == day[:10] and verb.lower_ in _BEGUN:
                return day
            main = verb.tag_ in _PAST and verb.dep_ in _MAIN and verb.lower_ not in _BEGUN
            if main or (time.token.lower_ == "yesterday" and time.token.head.lower_ in times.nouns):
                told.append(bounds[0])
        if told:
            break
    return max(told, default=day if _tells_its_day(doc) else None)


def _tells_its_day(doc: Doc) -> bool:
    """Whether the report is of a day: by a dateline, as dispatches are, or by the date that it bears."""
    found = findings(doc)
    has_dateline = found.layout.dateline is not None or (found.report is not None and found.report.dateline)
    return bool(has_dateline) or found.published.basis != "metadata"
