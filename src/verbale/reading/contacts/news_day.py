"""The day of a report's news: that of its opening where it tells one, or else its own."""

from itertools import islice

from spacy.tokens import Doc, Span

from verbale.reading.contacts.days import days_between, is_day
from verbale.reading.contacts.when import Times
from verbale.reading.findings import findings
from verbale.reading.syntax import clause_head

_LEAD = 2  # sentences in which a report says when its news was
_LATELY = 7  # days
_JUST_BEFORE = 2  # days between the last news of a report without a date of its own and its coming out
_PAST = frozenset({"VBD", "VBN"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
# What began on a day goes on after it.
_BEGUN = frozenset({"began", "begun", "opened", "started", "arrived", "resumed", "kicked"})


def news_day(doc: Doc, times: Times, day: str | None) -> str | None:
    """Return the day on which what a report tells without a day took place; `day` is that of publication.

    A newspaper of Thursday tells in its first sentence what was on Wednesday, and then names no day any
    more. Of several days told there in the past the last one counts; that of a beginning does not. A dispatch
    is written on the day of its news. What bears no date is of the last day on which it says that something
    was done, where that was just before it came out; of a release that names none nobody can tell.
    """
    if day is None:
        return None
    for sentence in islice(doc.sents, _LEAD):
        told = _days_in(sentence, times, day[:10])
        if told:
            return max(told)
    if _tells_its_day(doc):
        return day
    told = [d for sentence in doc.sents for d in _days_in(sentence, times, day[:10])]
    return max((d for d in told if days_between(d, day[:10]) <= _JUST_BEFORE), default=None)


def _days_in(sentence: Span, times: Times, day: str) -> list[str]:
    """Return the days, `day` or shortly before it, on which a sentence says that something was done."""
    told: list[str] = []
    for time in times.of_sentence(sentence.start):
        if not is_day(time.edtf) or not 0 <= days_between(time.edtf, day) <= _LATELY:
            continue
        verb = clause_head(time.token)
        begun = verb.lower_ in _BEGUN
        main = verb.tag_ in _PAST and verb.dep_ in _MAIN and not begun
        if (
            main
            or (begun and time.edtf == day)
            or (time.token.lower_ == "yesterday" and time.token.head.lower_ in times.nouns)
        ):
            told.append(time.edtf)
    return told


def _tells_its_day(doc: Doc) -> bool:
    """Whether the report is of a day: by a dateline, as dispatches are, or by the date that it bears."""
    found = findings(doc)
    has_dateline = found.layout.dateline is not None or (found.report is not None and found.report.dateline)
    return bool(has_dateline) or found.published.basis != "metadata"
