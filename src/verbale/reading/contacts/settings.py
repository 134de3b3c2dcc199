"""When and where: the time and the place that the clause of a trigger names."""

import re
from collections.abc import Container, Sequence
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Token

from verbale.account import Span as Offsets
from verbale.account import TimeExpression
from verbale.edtf import days
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.syntax import below, clause_head, is_verb, nearby
from verbale.reading.findings import findings, token_span

_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
_DAYS = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})[- ]days?\b", re.IGNORECASE)
_IN = frozenset({"in", "at", "on", "aboard"})


def date_bounds(edtf: str) -> tuple[str, str] | None:
    """Return the first and last day of an EDTF date or interval, or None when it is open or unknown."""
    covered = days(edtf)
    if covered is None or covered[0] == date.min or covered[1] == date.max:
        return None
    return covered[0].isoformat(), covered[1].isoformat()


type Closeness = Literal["own", "clause", "beside", "above"]
_LONGEST = 200  # words of a sentence shown to either side of the trigger
_FAR = 80  # words between a trigger and a time that can be its own
_SHORT_SENTENCE = 10  # words
_AHEAD = 3  # how many words nearer a time before the word must stand than one behind it


class Times:
    """The dates of a document by token."""

    def __init__(self, doc: Doc, nouns: Container[str] = ()) -> None:
        self._nouns = nouns
        self._by_sentence: dict[int, list[tuple[Token, TimeExpression]]] = {}
        for time in findings(doc).times:
            if time.edtf is None or date_bounds(time.edtf) is None:
                continue
            span = token_span(doc, time.span)
            self._by_sentence.setdefault(span.sent.start, []).append((span.root, time))

    def _of_another(self, time: Token, trigger: Token, predicate: Token) -> bool:
        """Tell whether the time belongs to another occasion's noun ("ahead of December 21 talks")."""
        root = time
        for _ in range(6):
            if time in (trigger, predicate) or time.head == time:
                return False
            time = time.head
            if time != trigger and time.lower_ in self._nouns and not is_verb(time):
                return time.i > trigger.i or root.i < trigger.i
        return False

    def near(self, mention: ContactMention) -> tuple[TimeExpression, Closeness] | None:
        """Return the date that the mention's clause gives, and how near in the tree it stands."""
        trigger = mention.trigger
        times = self._by_sentence.get(trigger.sent.start, ())
        if not times:
            return self._told_next(trigger)
        times = [t for t in times if abs(t[0].i - trigger.i) < _FAR]
        at = mention.anchor or trigger
        subtree = {token.i for token in below(trigger)}
        times = [t for t in times if not _since(t[0], mention.predicate)]
        times = [t for t in times if not self._of_another(t[0], trigger, mention.predicate)]
        own = [t for t in times if t[0].i in subtree and _of_the_noun(t[0], trigger)]
        if own:
            return _nearest(own, at), "own"
        clause = clause_head(trigger)
        closeness: Closeness = "clause"
        for _ in range(3):
            same = [t for t in times if clause_head(t[0]) == clause]
            if same:
                return _nearest(same, at), closeness
            beside = [t for t in times if _beside(clause_head(t[0]), clause)]
            if beside:
                return _nearest(beside, at), "beside"
            closeness = "above"
            if clause.dep_ in ("ROOT", "ccomp", "parataxis"):
                return None
            clause = clause_head(clause.head)
        return None

    def _told_next(self, trigger: Token) -> tuple[TimeExpression, Closeness] | None:
        """Return the date of a short sentence behind the trigger's own: "That was on November 1"."""
        end = trigger.sent.end
        if end >= len(trigger.doc):
            return None
        following = trigger.doc[end].sent
        times = self._by_sentence.get(following.start, ())
        opening = [token.lower_ for token in following[:3] if token.is_alpha]
        short = len(following) <= _SHORT_SENTENCE and opening[:1] in (["that"], ["it"], ["this"])
        if len(times) == 1 and short and {"was", "were", "happened", "took"} & set(opening):
            return times[0][1], "own"
        return None

    def reported(self, mention: ContactMention, day: str | None) -> str | None:
        """Return the day on which the sentence says that it was reported: "the ministry said on Monday"."""
        for _, time in self._by_sentence.get(mention.trigger.sent.start, ()):
            bounds = date_bounds(time.edtf or "")
            if bounds and day and bounds[0] == bounds[1] and 0 <= _days_between(bounds[0], day) <= 7:
                return bounds[0]
        return None


def _nearest(times: Sequence[tuple[Token, TimeExpression]], at: Token) -> TimeExpression:
    """Return the time nearest to a word; one behind it before one ahead of it."""
    return min(times, key=lambda t: abs(t[0].i - at.i) + (0 if t[0].i > at.i else _AHEAD))[1]


def _of_the_noun(time: Token, trigger: Token) -> bool:
    """Tell whether the time stands in the trigger's clause, or in a relative clause on it alone."""
    clause = clause_head(time)
    return clause in (clause_head(trigger), trigger) or (
        clause.dep_ in ("relcl", "acl") and not is_verb(trigger) and _in_noun_phrase(clause.head, trigger)
    )


def _in_noun_phrase(token: Token, head: Token) -> bool:
    """Tell whether the token is the head or hangs on it by prepositions alone ("Summit of the Americas")."""
    for _ in range(4):
        if token == head:
            return True
        if token.dep_ not in ("pobj", "prep"):
            return False
        token = token.head
    return False


def _beside(clause: Token, other: Token) -> bool:
    """Tell whether two clauses are coordinated: "ended his visit and left on Wednesday"."""
    return (clause.dep_ == "conj" and clause.head == other) or (other.dep_ == "conj" and other.head == clause)


def dated_itself(mention: ContactMention, times: Times) -> bool:
    """Tell whether a date is part of the trigger's own noun phrase: "the May 12 talks"."""
    near = times.near(mention)
    if near is None:
        return False
    time = near[0]
    left, right = mention.trigger.left_edge.idx, mention.trigger.idx
    return left <= time.span[0] < right


def ends_then(mention: ContactMention, ending: Container[str]) -> bool:
    """Tell whether a verb on the trigger says that the occasion came to its end: "which ended Monday"."""
    trigger = mention.trigger
    verbs = [c for c in trigger.children if c.dep_ in ("relcl", "acl")]
    if trigger.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verbs.append(trigger.head)
    return any(verb.lower_ in ending for verb in verbs)


def _since(time: Token, predicate: Token) -> bool:
    """Tell whether the time only bounds: "the first visit since August", but not "not met since 1994"."""
    if time.head.lower_ != "since":
        return False
    return not any(child.dep_ == "neg" for child in predicate.children)


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if len(last) == 10 else -1


def evidence(trigger: Token) -> Offsets:
    """Return the trigger's sentence in characters, without blanks around it, cut where it is endless."""
    sentence = trigger.sent
    first, last = max(sentence.start, trigger.i - _LONGEST), min(sentence.end, trigger.i + _LONGEST)
    text = trigger.doc[first:last].text
    start = trigger.doc[first].idx + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def days_told(mention: ContactMention) -> int | None:
    """Return how many days the words around the trigger give the occasion: "a three-day visit"."""
    trigger = mention.trigger
    left = min(trigger.left_edge.i, trigger.i)
    right = min(trigger.right_edge.i + 1, trigger.i + 12)
    told = _DAYS.search(trigger.doc[left:right].text)
    if told is None:
        return None
    number = told[1].lower()
    days = _NUMBERS.get(number) or int(number)
    return days if 1 < days <= 31 else None


def place_near(mention: ContactMention, nominals: Nominals) -> Where | None:
    """Return the place that the mention's clause gives."""
    if mention.destinations:
        return nominals.place(mention.destinations[0])
    trigger = mention.trigger
    anchors = {trigger.i, mention.predicate.i}
    clause = clause_head(trigger)
    for _ in range(3):
        best: tuple[int, Where] | None = None
        for token in nearby(trigger):
            if clause_head(token) != clause:
                continue
            where = _stated_place(token, nominals)
            if where is None:
                continue
            rank = _rank(token, anchors | {clause.i})
            if rank is not None and (best is None or rank < best[0]):
                best = rank, where
        if best is not None:
            return best[1]
        for child in trigger.children:
            if child.dep_ in ("compound", "nmod", "poss") and (where := nominals.place(child)) is not None:
                return where
        if clause.dep_ in ("ROOT", "ccomp", "parataxis"):
            return None
        clause = clause_head(clause.head)
    return None


def _stated_place(token: Token, nominals: Nominals) -> Where | None:
    """Return the place of "here" or of a noun behind "in", "at", "on"."""
    if token.lower_ == "here":
        return nominals.home
    if token.dep_ == "pobj" and token.head.lower_ in _IN:
        return nominals.place(token)
    return None


def _rank(token: Token, anchors: set[int]) -> int | None:
    """Rank a place by what it hangs on: the trigger or its verb, then a name or date; nothing else counts."""
    governor = token.head if token.lower_ == "here" else token.head.head
    if governor.i in anchors:
        return 0
    if governor.tag_ in ("NNP", "NNPS", "CD") or governor.tag_.startswith("VB"):
        return 1
    return None
