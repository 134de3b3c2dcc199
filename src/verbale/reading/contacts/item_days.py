"""The days under which a diary or a chronology lists its items: "Feb. 9: X begins a visit to Utopia"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from verbale.reading.contacts.auxiliaries import BE, FINITE
from verbale.reading.contacts.days import begins_after, is_day, later, moved_years
from verbale.reading.contacts.told_times import Dated
from verbale.reading.contacts.when import Times

ITEM = frozenset({"-", "--", "---", "–", "—", "*", "•", "·", "+"})
_MARKS = ITEM | {":"}
_WEEK = 7  # days
_DATELINE = 8  # words


def of_items(doc: Doc, times: Times) -> dict[int, Dated]:
    """Return the day of each item of a list, by the token with which its sentence begins.

    A day that stands alone heads all that follows up to the next one; one that opens a line has that line.
    """
    days: dict[int, Dated] = {}
    heading: Dated | None = None
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        opening = _opening(words, times.of_sentence(sentence.start))
        if opening is None:
            if heading is not None:
                days[sentence.start] = heading
            continue
        told, rest = opening
        heading = None if rest else told
        if rest:
            days[sentence.start] = told
    return days


def _opening(words: Sequence[Token], times: Sequence[Dated]) -> tuple[Dated, Sequence[Token]] | None:
    """Return the day that a sentence has as a heading, and those of its words that it heads."""
    if words and _in_dateline(words[0]):
        return None
    if words and words[-1].text == ":" and len(times) == 1 and _is_title(words):
        return times[0], ()
    first = next((t for t in words if t.text not in ITEM), None)
    told = next((t for t in times if first is not None and t.start == first.idx), None)
    if told is None:
        return None
    end = max(t.end for t in times if t.edtf == told.edtf)  # of "Feb. 12-13" each day is one
    behind = [t for t in words if t.idx >= end]
    if behind and behind[0].text not in _MARKS:
        return None
    return told, behind[1:]


def _in_dateline(first: Token) -> bool:
    """Tell whether a sentence begins in the line that opens a report: "DHAKA, March 12: "."""
    before = first.doc[: first.i]
    opening = len(before) < _DATELINE and not any("\n" in t.text for t in before)
    words = [t for t in first.doc[: first.i + 2] if t.is_alpha or t.text == ","]
    return opening and len(words) > 1 and words[0].text.isupper() and any(t.text == "," for t in words)


def _is_title(words: Sequence[Token]) -> bool:
    """Tell whether the words are "News highlights on Tuesday:", "Following are events on Monday:"."""
    return not any(t.tag_ in FINITE and t.lower_ not in BE and t.lower_ != "follows" for t in words)


def dated(item: Dated, day: str, *, ahead: bool, behind: bool) -> str:
    """Return the date of an item of a list of what lies ahead, or behind, of the report's day."""
    if item.weekday and ahead and is_day(item.edtf) and item.edtf < day:
        return later(item.edtf, _WEEK)
    if item.yearless and behind and begins_after(item.edtf, day):
        return moved_years(item.edtf, -1)
    return item.edtf
