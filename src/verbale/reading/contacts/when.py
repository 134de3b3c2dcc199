"""When: the date that the clause of a trigger names."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from verbale.edtf import in_months
from verbale.reading.contacts.belonging import FAR, belongs_elsewhere
from verbale.reading.contacts.days import date_bounds, days_between, is_day, joined, next_after
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.findings import findings, text_of, token_span
from verbale.reading.syntax import (
    below,
    carrier,
    clause_head,
    is_attributive_visiting,
    is_verb,
    reduced_clause,
)

type Closeness = Literal["own", "clause", "beside", "above"]

_CLOSE = frozenset({"end", "close", "conclusion"})
_LEADING = frozenset({"led", "headed", "accompanied", "dispatched", "leading", "heading", "accompanying"})
_SHORT_SENTENCE = 10  # words
_AHEAD = 3  # how many words nearer a time before the word must stand than one behind it
_UNTIL = re.compile(r"\s*,?\s*(?:until|till|to|through|and lasts? until)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*and\s+(?:on\s+)?", re.IGNORECASE)
_WEEKDAYS = ("weekday", "weekday-to-weekday")
_YEARLESS = frozenset({"month", "day", "days", "two-days"})  # rules; a year may stand beside them
_YEAR = re.compile(r"\d{4}")
_OR = re.compile(r"\s*,?\s*or\s+(?:(?:on|in)\s+)?", re.IGNORECASE)
_ENDS = frozenset({"until", "till"})
_THIS = re.compile(r"(?:later|earlier)\s+this\s+(?:week|month|year)|this\s+week(?:'s)?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_FROM_REACH = 16  # characters
_PAST = "PAST_REF"
_MONTH = 7  # characters of a month's date
_COMMA = 2  # characters between a time and "when"
LONGEST_STAY = 62  # days


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of the document that gives a day or a stretch of days."""

    token: Token
    edtf: str
    weekday: bool  # named by its weekday alone, so that the other direction may be meant
    end: int
    current: bool  # "this week", "later this month": the part of it that the status allows is meant
    yearless: bool = False  # "in May": of which year the clause tells

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


class Times:
    """The dates of a document by sentence."""

    def __init__(self, doc: Doc, nouns: Container[str] = ()) -> None:
        self.nouns = nouns
        self._by_sentence: dict[int, list[Dated]] = {}
        self._long_ago: dict[int, list[Token]] = {}
        found: list[Dated] = []
        text = text_of(doc)
        for time in findings(doc).times:
            if time.value == _PAST:
                when = token_span(doc, time.span).root
                self._long_ago.setdefault(when.sent.start, []).append(when)
            if time.edtf is None or (told := in_months(time.edtf)) is None or date_bounds(told) is None:
                continue
            span = token_span(doc, time.span)
            between = text[found[-1].end : time.span[0]] if found else ""
            if found and _OR.fullmatch(between):
                run = joined(found[-1].edtf, told)
                if run is not None and days_between(*run) <= LONGEST_STAY:
                    found[-1] = replace(found[-1], edtf="/".join(run), weekday=False, end=time.span[1])
                    continue
            if found and _AND.fullmatch(between) and _next_days(found[-1].edtf, told):
                both = f"{found[-1].edtf}/{told}"
                found[-1] = replace(found[-1], edtf=both, weekday=False, end=time.span[1])
                continue
            if found and _UNTIL.fullmatch(between):
                first = found[-1]
                if _FROM.search(text[max(0, first.token.idx - _FROM_REACH) : first.token.idx]):
                    if first.weekday and time.rule == "weekday":
                        told = next_after(first.edtf, told)
                    run = joined(first.edtf, told)
                    if run is not None and days_between(*run) <= LONGEST_STAY:
                        found[-1] = replace(first, edtf="/".join(run), weekday=False, end=time.span[1])
                        continue
            words = text[time.span[0] : time.span[1]]
            yearless = time.rule in _YEARLESS and not _YEAR.search(words)
            current = bool(_THIS.fullmatch(words))
            found.append(Dated(span.root, told, time.rule in _WEEKDAYS, time.span[1], current, yearless))
        for each in found:
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
        if mention.anchor is not None and (mention.apart or mention.mode == "visit"):
            times = [t for t in times if t.token.i > at.i] or times
        staged = None if is_verb(trigger) else reduced_clause(trigger, self.nouns)
        if staged is not None:
            own = [t for t in times if t.token.i > trigger.i and _below(t.token, staged)]
            if own:
                return _nearest(own, staged), "own"
        clause = clause_head(trigger)
        then = next((t for t in times if is_when(clause, t)), None)
        subtree = {token.i for token in below(trigger)}
        times = [t for t in times if not belongs_elsewhere(t.token, mention, self.nouns)]
        own = [t for t in times if t.token.i in subtree and _of_the_noun(t.token, trigger)]
        if own:
            return _nearest(own, at), "own"
        if then is not None:
            return then, "clause"
        closeness: Closeness = "clause"
        for _ in range(3):
            same = [t for t in times if _clause_of(t.token) == clause]
            if same:
                return _nearest(same, at), closeness
            beside = [t for t in times if _beside(clause_head(t.token), clause) and _alike(t.token, clause)]
            if not beside and closeness == "clause":
                beside = [t for t in times if _then(clause_head(t.token), clause)]
            if beside:
                return _nearest(beside, at), "beside"
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


def _next_days(first: str, last: str) -> bool:
    """Tell whether a day follows upon another one: "last Thursday and Friday"."""
    return is_day(first) and is_day(last) and days_between(first, last) == 1


def is_when(clause: Token, time: Dated) -> bool:
    """Tell whether a clause says what took place at a time: "since May 1999, when he travelled to"."""
    if clause.dep_ not in ("relcl", "advcl") or time.token.i > clause.i:
        return False
    when = next((c for c in clause.children if c.lower_ == "when"), None)
    return when is not None and 0 <= when.idx - time.end <= _COMMA


def _nearest(times: Sequence[Dated], at: Token) -> Dated:
    """Return the time nearest to a word; one behind it before one ahead of it."""
    return min(times, key=lambda t: abs(t.token.i - at.i) + (0 if t.token.i > at.i else _AHEAD))


def _below(token: Token, top: Token) -> bool:
    """Tell whether the token hangs on `top` within its clause."""
    for _ in range(6):
        if token == top:
            return True
        if token.head == token or (is_verb(token) and token != top):
            return False
        token = token.head
    return False


def hangs_on(time: Token, mention: ContactMention) -> bool:
    """Tell whether a time behind the occasion's own verb hangs on it, and not on the one that governs it."""
    verb = mention.predicate
    return time.i > verb.i and verb.dep_ == "xcomp" and _below(time, verb)


def _of_the_noun(time: Token, trigger: Token) -> bool:
    """Tell whether the time stands in the trigger's clause, or in a relative clause on it alone."""
    clause = clause_head(time)
    return clause in (clause_head(trigger), trigger) or (
        clause.dep_ in ("relcl", "acl")
        and not is_verb(trigger)
        and not _of_a_person(clause)
        and all(c.lower_ != "where" for c in clause.children)  # what takes place there is another occasion
        and _in_noun_phrase(clause.head, trigger)
    )


def _of_a_person(clause: Token) -> bool:
    """Tell whether a relative clause is about one who takes part: "talks with X, whom he met in June"."""
    return any(
        c.lower_ in ("who", "whom", "whose") for child in (clause, *clause.children) for c in child.children
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


def _then(clause: Token, other: Token) -> bool:
    """Tell whether a clause says when another one holds: "will see him when he visits Rome next week"."""
    when = any(c.lower_ in ("when", "while") and c.i < clause.i for c in clause.children)
    return when and clause.dep_ == "advcl" and clause.head == other


def _alike(time: Token, clause: Token) -> bool:
    """Tell whether two coordinated verbs tell of one time: not "met X and is due to see Y on Sunday"."""
    other = clause_head(time)
    if time.i > other.i and other.tag_ == "VBD" and clause.tag_ == "VBD" and _leads_ahead(other):
        return False
    return clause.tag_ not in ("VBD", "VBZ") or other.tag_ not in ("VBD", "VBZ") or clause.tag_ == other.tag_


def _leads_ahead(verb: Token) -> bool:
    """Tell whether the verb is that of "was to see", "was due to see"."""
    behind = [c for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "acomp")]
    return verb.lower_ in ("was", "were") and any(t.tag_ == "TO" for c in behind for t in below(c))


def _clause_of(time: Token) -> Token:
    """Return the clause that a time belongs to; who leads a delegation has no time of its own."""
    clause = clause_head(time)
    if (clause.dep_ in ("acl", "advcl") and clause.lower_ in _LEADING) or is_attributive_visiting(clause):
        return clause_head(clause.head)
    return _fronted(time, clause) or clause


def _fronted(time: Token, clause: Token) -> Token | None:
    """Return the clause before a verb of saying whose time the parser gave that verb.

    In "they will meet on Friday, officials said" the day stands before the speaker.
    """
    if time.i > clause.i:
        return None
    reported = [c for c in clause.children if c.dep_ == "ccomp" and c.i < time.i]
    speaker = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), clause)
    return reported[-1] if reported and time.i < speaker.left_edge.i else None


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
    verbs = [c for c in trigger.children if c.dep_ in ("relcl", "acl")]
    if trigger.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verbs.append(trigger.head)
    due = [c for verb in verbs for c in verb.children if c.dep_ in ("acomp", "xcomp") and c.i > verb.i]
    behind = [c for word in due for c in word.children if c.dep_ == "xcomp"]
    return any(verb.lower_ in ending for verb in (*verbs, *due, *behind))
