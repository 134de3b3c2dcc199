"""The time expressions of a document that give days, those that make up one run put together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from verbale.account import TimeExpression
from verbale.edtf import in_months
from verbale.reading.contacts.days import date_bounds, days_between, is_day, joined, next_after
from verbale.reading.contacts.weeks import Weeks
from verbale.reading.findings import findings, text_of, token_span
from verbale.reading.syntax import clause_head

_UNTIL = re.compile(r"\s*,?\s*(?:until|till|to|through|and lasts? until)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*and\s+(?:on\s+)?", re.IGNORECASE)
_OR = re.compile(r"\s*,?\s*or\s+(?:(?:on|in)\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_AND_THE = re.compile(r"\s*and\s+(?:the\s+)?", re.IGNORECASE)
_FROM_REACH = 16  # characters
_WEEKDAYS = ("weekday", "weekday-to-weekday")
_YEARLESS = frozenset({"month", "day", "days", "two-days"})  # rules; a year may stand beside them
_YEAR = re.compile(r"\d{4}")
_ENDS = frozenset({"until", "till", "through"})
_THIS = re.compile(r"(?:later|earlier)\s+this\s+(?:week|month|year)|this\s+week(?:'s)?", re.IGNORECASE)
_LATER_WEEK = re.compile(r"later\s+this\s+week", re.IGNORECASE)
_MONTH = 7  # characters of a month's date
LONGEST_STAY = 62  # days


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of the document that gives a day or a stretch of days."""

    token: Token
    edtf: str
    weekday: bool  # named by its weekday alone, so that the other direction may be meant
    start: int
    end: int
    current: bool  # "this week", "later this month": the part of it that the status allows is meant
    yearless: bool = False  # "in May": of which year the clause tells
    later: bool = False  # "later this week": on none of its days up to now

    @property
    def ends(self) -> bool:
        """Tell whether the words are "until Friday"."""
        return self.token.head.lower_ in _ENDS

    @property
    def until_end(self) -> bool:
        """Tell whether the words are "by the end of the year": at any time until then."""
        months = "/" in self.edtf and len(self.edtf.rpartition("/")[2].rstrip("~?")) == _MONTH
        by = next((t.lower_ for t in _two_above(self.token)), "")
        return months and by in ("by", "before")

    @property
    def ahead(self) -> bool:
        """Tell whether a verb of the future gives the time: "a visit which will end on Friday"."""
        return any(
            c.lower_ in ("will", "'ll", "is", "are") and c.dep_ == "aux"
            for c in clause_head(self.token).children
        )


def _two_above(token: Token) -> Iterator[Token]:
    """Yield the preposition that leads to a time."""
    for _ in range(4):
        if token.head == token:
            return
        token = token.head
        if token.tag_ == "IN" and token.lower_ != "of":
            yield token
            return


def times_of(doc: Doc) -> list[Dated]:
    """Return the times of a document that give a day or a stretch of days, in text order."""
    found: list[Dated] = []
    text, weeks = text_of(doc), Weeks(findings(doc).published.date)
    for time in findings(doc).times:
        if time.edtf is None or (told := in_months(time.edtf)) is None or date_bounds(told) is None:
            continue
        run = _continued(found[-1], time, told, text) if found else None
        if run is not None:
            found[-1] = run
            continue
        words = text[time.span[0] : time.span[1]]
        yearless = time.rule in _YEARLESS and not _YEAR.search(words)
        current, later = bool(_THIS.fullmatch(words)), bool(_LATER_WEEK.fullmatch(words))
        root = token_span(doc, time.span).root
        if time.rule == "year" and _ends_a_name(root):
            continue
        told = weeks.turned(root, told, time.rule)
        found.append(Dated(root, told, time.rule in _WEEKDAYS, *time.span, current, yearless, later))
    return found


def _continued(last: Dated, time: TimeExpression, told: str, text: str) -> Dated | None:
    """Return the run that a time makes up with the one before it: "from Monday to Friday", "or in May"."""
    between = text[last.end : time.span[0]]
    if _OR.fullmatch(between):
        run = joined(last.edtf, told)
        if run is not None and days_between(*run) <= LONGEST_STAY:
            return replace(last, edtf="/".join(run), weekday=False, end=time.span[1])
    if _AND.fullmatch(between) and _next_days(last.edtf, told):
        return replace(last, edtf=f"{last.edtf}/{told}", weekday=False, end=time.span[1])
    opening = text[max(0, last.start - _FROM_REACH) : last.start]
    ends = (_UNTIL, _FROM) if _UNTIL.fullmatch(between) else (_AND_THE, _BETWEEN)
    if not (ends[0].fullmatch(between) and ends[1].search(opening)):
        return None
    if last.weekday and time.rule == "weekday":
        told = next_after(last.edtf, told)
    run = joined(last.edtf, told)
    if run is None or days_between(*run) > LONGEST_STAY:
        return None
    return replace(last, edtf="/".join(run), weekday=False, end=time.span[1])


def _ends_a_name(year: Token) -> bool:
    """Tell whether a year is the last word of what bears it in its name: "the Lagos Book Fair 2014"."""
    before = year.nbor(-1) if year.i > year.sent.start else None
    return before is not None and before.tag_ in ("NNP", "NNPS") and bool(before.whitespace_)


def _next_days(first: str, last: str) -> bool:
    """Tell whether a day follows upon another one: "last Thursday and Friday"."""
    return is_day(first) and is_day(last) and days_between(first, last) == 1
