"""When and where: the time and the place that the clause of a trigger names."""

import re
from calendar import monthrange

from spacy.tokens import Doc, Token

from verbale.account import TimeExpression
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.syntax import clause_head
from verbale.reading.findings import findings, token_span

_DAYS = re.compile(r"P(\d{1,2})D")
_IN = frozenset({"in", "at", "on", "aboard"})


def date_bounds(edtf: str) -> tuple[str, str] | None:
    """Return the first and last day of a plain EDTF date or interval, or None when it is open or unknown."""
    start, _, end = edtf.partition("/")
    first, last = _fill(start, first=True), _fill(end or start, first=False)
    return (first, last) if first and last else None


def _fill(date: str, *, first: bool) -> str | None:
    parts = date.strip("~?%").split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    if len(parts) == 1:
        return f"{parts[0]}-01-01" if first else f"{parts[0]}-12-31"
    if not 1 <= int(parts[1]) <= 12:
        return None
    if len(parts) == 2:
        return f"{date}-01" if first else f"{date}-{monthrange(int(parts[0]), int(parts[1]))[1]:02d}"
    return date


class Times:
    """The dates of a document by token."""

    def __init__(self, doc: Doc) -> None:
        self._by_sentence: dict[int, list[tuple[Token, TimeExpression]]] = {}
        self._durations: dict[int, list[tuple[Token, int]]] = {}
        for time in findings(doc).times:
            days = _DAYS.fullmatch(time.value) if time.type == "DURATION" else None
            if days:
                span = token_span(doc, time.span)
                self._durations.setdefault(span.sent.start, []).append((span.root, int(days[1])))
            if time.edtf is None or date_bounds(time.edtf) is None:
                continue
            span = token_span(doc, time.span)
            self._by_sentence.setdefault(span.sent.start, []).append((span.root, time))

    def near(self, mention: ContactMention) -> TimeExpression | None:
        """Return the date that the mention's clause gives, nearest in the tree first."""
        trigger = mention.trigger
        times = self._by_sentence.get(trigger.sent.start, ())
        if not times:
            return None
        subtree = {token.i for token in trigger.subtree}
        own = [t for t in times if t[0].i in subtree and clause_head(t[0]) in (clause_head(trigger), trigger)]
        if own:
            return min(own, key=lambda t: abs(t[0].i - trigger.i))[1]
        clause = clause_head(trigger)
        for _ in range(3):
            same = [t for t in times if clause_head(t[0]) == clause]
            if same:
                return min(same, key=lambda t: abs(t[0].i - trigger.i))[1]
            if clause.dep_ in ("ROOT", "ccomp", "parataxis"):
                return None
            clause = clause_head(clause.head)
        return None

    def days(self, mention: ContactMention) -> int | None:
        """Return how many days the mention's own words give the occasion: "a three-day visit"."""
        inside = {token.i for token in mention.trigger.subtree}
        for token, days in self._durations.get(mention.trigger.sent.start, ()):
            if token.i in inside and 1 < days <= 31:
                return days
        return None


def place_near(mention: ContactMention, nominals: Nominals) -> Where | None:
    """Return the place that the mention's clause gives."""
    if mention.destinations:
        return nominals.place(mention.destinations[0])
    trigger = mention.trigger
    clause = clause_head(trigger)
    for _ in range(2):
        best: Where | None = None
        for token in trigger.sent:
            if token.lower_ == "here" and clause_head(token) == clause:
                best = best or nominals.home
            elif (
                token.dep_ == "pobj"
                and token.head.lower_ in _IN
                and clause_head(token) == clause
                and (where := nominals.place(token)) is not None
            ):
                best = where
                break
        if best is not None:
            return best
        for child in trigger.children:
            if child.dep_ in ("compound", "nmod", "poss") and (where := nominals.place(child)) is not None:
                return where
        if clause.dep_ in ("ROOT", "ccomp", "parataxis"):
            return None
        clause = clause_head(clause.head)
    return None
