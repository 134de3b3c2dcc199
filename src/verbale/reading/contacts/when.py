"""When: the date that the clause of a trigger names."""

from collections.abc import Container, Sequence
from typing import Literal

from spacy.tokens import Doc, Token

from verbale.reading.contacts.belonging import FAR, belongs_elsewhere, of_staging, of_what_is_signed
from verbale.reading.contacts.clause_times import (
    alike,
    clause_of,
    hangs_below,
    is_beside,
    is_when,
    nearest,
    of_the_noun,
    says_when,
)
from verbale.reading.contacts.days import date_bounds, days_between
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.told_times import Dated, times_of
from verbale.reading.findings import findings, token_span
from verbale.reading.syntax import below, carrier, clause_head, is_verb, reduced_clause

type Closeness = Literal["own", "clause", "beside", "above"]

_CLOSE = frozenset({"end", "close", "conclusion"})
_SHORT_SENTENCE = 10  # words
_PAST = "PAST_REF"


class Times:
    """The dates of a document by sentence."""

    def __init__(self, doc: Doc, nouns: Container[str] = ()) -> None:
        self.nouns = nouns
        self._by_sentence: dict[int, list[Dated]] = {}
        self._long_ago: dict[int, list[Token]] = {}
        for time in findings(doc).times:
            if time.value == _PAST:
                when = token_span(doc, time.span).root
                self._long_ago.setdefault(when.sent.start, []).append(when)
        for each in times_of(doc):
            self._by_sentence.setdefault(each.token.sent.start, []).append(each)

    def of_sentence(self, start: int) -> Sequence[Dated]:
        """Return the dates of the sentence that begins with a token."""
        return self._by_sentence.get(start, ())

    def near(self, mention: ContactMention) -> tuple[Dated, Closeness] | None:
        """Return the date that the mention's clause gives, and how near in the tree it stands."""
        trigger = mention.trigger
        times: Sequence[Dated] = self._by_sentence.get(trigger.sent.start, ())
        if not times:
            return self._told_next(trigger)
        times = [t for t in times if abs(t.token.i - trigger.i) < FAR]
        at = mention.anchor or trigger
        staged = None if is_verb(trigger) else reduced_clause(trigger, self.nouns)
        if staged is not None:
            own = [t for t in times if t.token.i > trigger.i and hangs_below(t.token, staged)]
            if own:
                return nearest(own, staged), "own"
        clause = clause_head(trigger)
        then = next((t for t in times if is_when(clause, t)), None)
        subtree = {token.i for token in below(trigger)}
        times = [t for t in times if not belongs_elsewhere(t.token, mention, self.nouns)]
        if mention.anchor is not None and (mention.apart or mention.mode == "visit"):
            times = [t for t in times if t.token.i > at.i and clause_of(t.token) == clause] or times
        own = [
            t for t in times
            if of_staging(t.token, trigger)
            or of_what_is_signed(t.token, trigger)
            or (t.token.i in subtree and of_the_noun(t.token, trigger))
        ]  # fmt: skip
        if own:
            return nearest(own, at), "own"
        if then is not None:
            return then, "clause"
        closeness: Closeness = "clause"
        for _ in range(3):
            same = [t for t in times if clause_of(t.token) == clause]
            if same:
                return nearest(same, at), closeness
            beside = [t for t in times if is_beside(clause_head(t.token), clause) and alike(t.token, clause)]
            if not beside and closeness == "clause":
                beside = [t for t in times if says_when(clause_head(t.token), clause)]
            if beside:
                return nearest(beside, at), "beside"
            closeness = "above"
            if clause.dep_ in ("ROOT", "ccomp", "parataxis"):
                return None
            clause = clause_head(clause.head)
        return None

    def long_ago(self, mention: ContactMention) -> bool:
        """Tell whether the clause says that it was at some time past, and not when: "met a few days ago"."""
        told = self._long_ago.get(mention.trigger.sent.start, ())
        return any(clause_head(time) == clause_head(mention.trigger) and is_verb(time.head) for time in told)

    def _told_next(self, trigger: Token) -> tuple[Dated, Closeness] | None:
        """Return the date of a short sentence behind the trigger's own: "That was on November 1"."""
        end = trigger.sent.end
        if end >= len(trigger.doc):
            return None
        following = trigger.doc[end].sent
        times = self._by_sentence.get(following.start, ())
        opening = [token.lower_ for token in following[:3] if token.is_alpha]
        short = len(following) <= _SHORT_SENTENCE and opening[:1] in (["that"], ["it"], ["this"])
        if len(times) == 1 and short and {"was", "were", "happened", "took"} & set(opening):
            return times[0], "own"
        return None

    def reported(self, mention: ContactMention, day: str | None) -> str | None:
        """Return the day on which the sentence says that it was reported: "the ministry said on Monday"."""
        clause = clause_head(mention.trigger)
        above = {clause.i}
        for _ in range(6):
            if clause.head == clause:
                break
            clause = clause_head(clause.head)
            above.add(clause.i)
        for time in self._by_sentence.get(mention.trigger.sent.start, ()):
            bounds = date_bounds(time.edtf)
            if clause_head(time.token).i not in above:
                continue
            if bounds and day and bounds[0] == bounds[1] and 0 <= days_between(bounds[0], day) <= 7:
                return bounds[0]
        return None


def dated_itself(mention: ContactMention, times: Times) -> bool:
    """Tell whether a date is part of the trigger's own noun phrase: "the May 12 talks"."""
    near = times.near(mention)
    if near is None:
        return False
    left, right = mention.trigger.left_edge.idx, mention.trigger.idx
    return left <= near[0].token.idx < right


def ends_then(mention: ContactMention, ending: Container[str]) -> bool:
    """Tell whether words on the trigger say that the occasion came to its end: "which ended Monday"."""
    trigger = carrier(mention.trigger)
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "of" and trigger.head.head.lower_ in _CLOSE:
        return True
    names = (n for p in trigger.children if p.lower_ == "of" for n in p.children)
    behind = [c for n in names for c in n.children if any(w.lower_ == "which" for w in c.children)]
    verbs = [c for c in (*trigger.children, *behind) if c.dep_ in ("relcl", "acl")]
    if trigger.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verbs.append(trigger.head)
    due = [c for verb in verbs for c in verb.children if c.dep_ in ("acomp", "xcomp") and c.i > verb.i]
    inner = [c for word in due for c in word.children if c.dep_ == "xcomp"]
    return any(verb.lower_ in ending for verb in (*verbs, *due, *inner))
