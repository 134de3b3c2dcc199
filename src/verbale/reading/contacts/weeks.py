"""Weekdays of which the words around tell which one is meant.

"Will visit Utopia next week. He arrives on Tuesday", "will meet on Tuesday ... said of Tuesday's meeting".
"""

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import PRESENT
from verbale.reading.contacts.days import date_bounds, days_between, is_day, later
from verbale.reading.syntax import clause_head

_WEEK = 7  # days
_OF_THE_NOUN = frozenset({"poss", "compound", "nmod"})
_UNTIL = frozenset({"until", "till", "through"})
_ENDING = frozenset({"return", "returns", "returning", "end", "ends", "conclude", "concludes", "closes"})
_THEY = frozenset({"he", "she", "they", "it", "both", "two"})


class Weeks:
    """The week ahead that a report is speaking of, kept up as its times are gone through in text order."""

    def __init__(self, day: str | None) -> None:
        self._day = (day or "")[:10]
        self._week: tuple[str, str] | None = None
        self._sentence: Token | None = None  # the first word of the last one that tells of the week
        self._named: dict[str, str] = {}  # the date last told of each weekday

    def turned(self, time: Token, told: str, rule: str) -> str:
        """Return the date of a time; of a weekday the one that the words around show to be meant."""
        turned = self._turned(time, told, rule)
        if rule == "weekday" and is_day(turned):
            name = time.lower_
            if time.dep_ in _OF_THE_NOUN and abs(days_between(self._named.get(name, ""), turned)) == _WEEK:
                return self._named[name]
            self._named[name] = turned
        return turned

    def _turned(self, time: Token, told: str, rule: str) -> str:
        bounds = date_bounds(told)
        if bounds is None or not is_day(self._day):
            return told
        start = time.sent[0]
        if days_between(*bounds) == _WEEK - 1 and bounds[0] > self._day and rule == "this-period":
            self._week, self._sentence = bounds, start
        elif self._week and rule == "weekday" and is_day(told) and self._goes_on(time):
            before = self._day < told < self._week[0] and not self._is_eve(time, told)
            moved = later(told, _WEEK) if before else told
            if self._week[0] <= moved <= self._week[1]:
                self._sentence = start
                return moved
        if rule == "weekday" and is_day(told) and told < self._day and _runs_until(time):
            return later(told, _WEEK)
        return told

    def _is_eve(self, time: Token, told: str) -> bool:
        """Tell whether a Sunday is that before the week, with which much of the press has the week begin."""
        eve = self._week is not None and time.lower_ == "sunday" and days_between(told, self._week[0]) == 1
        return eve and clause_head(time).lower_ not in _ENDING

    def _goes_on(self, time: Token) -> bool:
        """Tell whether the sentence follows on the last one about the week and has a subject of that one."""
        last = self._sentence
        if last is None or last == time.sent[0] or last.sent.end != time.sent.start:
            return False
        named = {t.lower_ for t in last.sent if t.tag_ == "NNP"} | _THEY
        clause = clause_head(time)
        return any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in named for c in clause.children)


def _runs_until(time: Token) -> bool:
    """Tell whether the words are "runs until Sunday"."""
    return time.head.lower_ in _UNTIL and clause_head(time).tag_ in (*PRESENT, "VB", "VBG")
