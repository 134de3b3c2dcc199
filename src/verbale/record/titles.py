"""What reports call an occasion: its number ("the 13th summit", "a fifth round") and its rank.

Bodies hold many conferences, often in one week: leaders, ministers, officials and business meet in turn.
Number and rank tell these apart where the days do not, and tie together what is told without a day or with
a wrong one. Both are read from the words of the sentences.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from verbale.account import Span

_NUMBERS: Final = {word: number for number, word in enumerate([
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
], start=1)}  # fmt: skip
_NUMBER: Final = r"(?P<number>\d{1,3}(?:st|nd|rd|th)|" + "|".join(_NUMBERS) + r")(?:-ever)?"
# What is numbered, and what may stand between it and its number: a name, never another part of the sentence.
_KIND: Final = (
    r"(?:summit|round|session|conference|ministerial|congress|forum|assembly|meeting|talks|consultation)s?"
)
_NO_NAME: Final = "day|days|time|phase|stage|leg|part|half|week|month|year|in|of|at|on|for|to|and|with"
_BETWEEN: Final = rf"(?:(?!(?:{_NO_NAME})\b)[\w.'’-]+\s+){{0,5}}"
_NUMBERED: Final = re.compile(rf"\b{_NUMBER}\s+{_BETWEEN}{_KIND}\b", re.IGNORECASE)
_FIELDS: Final = "foreign|trade|finance|economic|economy|defen[cs]e|interior|energy"
_MINISTERS: Final = rf"(?:(?:{_FIELDS})\s+(?:and\s+\w+\s+)?)?ministers"
# The first that fits a passage is meant: "business summit" is none of leaders.
_RANKS: Final = re.compile("|".join(
    rf"(?P<{rank}>\b(?:{words})\b)"
    for rank, words in {
        "officials": r"senior\s+officials?['’]?s?|officials['’]\s+(?:meeting|talks)|sherpas",
        "business": r"(?:ceo|business|investment)\s+(?:summit|forum|conference)|business\s+leaders",
        "ministers": rf"ministerial|{_MINISTERS}",
        "leaders": r"leaders['’]?(?:\s+\w+)?\s+(?:meeting|summit)|heads\s+of\s+(?:state|government)|summit",
        "board": r"board\s+of\s+governors|(?:governing\s+)?board",
        "assembly": r"(?:general|plenary)\s+assembly",
    }.items()
), re.IGNORECASE)  # fmt: skip


class Title(NamedTuple):
    """Number and rank of an occasion, each None where the words do not tell."""

    number: int | None = None
    rank: str | None = None

    @property
    def told(self) -> bool:
        """Tell whether the words tell either."""
        return self.number is not None or self.rank is not None


NO_TITLE: Final = Title()


def title_of(text: str, sentences: Iterable[Span], names: Iterable[int]) -> Title:
    """Return what the sentences that tell of one conference call it.

    `names` are the places where its body is named: of several conferences in one sentence, the one nearest
    to a name counts. The first sentence that calls it anything decides.
    """
    places = sorted(names)
    for start, end in sentences:
        called = list(_called(text, start, end))
        if called:
            inside = places[bisect_left(places, start) : bisect_left(places, end)]
            return min(
                called, key=lambda one: (min((_apart(one[0], at) for at in inside), default=0), one[0])
            )[1]
    return NO_TITLE


def _called(text: str, start: int, end: int) -> Iterator[tuple[Span, Title]]:
    """Yield what a sentence calls conferences, with the places of the words."""
    numbered = [(found.span(), _value(found["number"])) for found in _NUMBERED.finditer(text, start, end)]
    ranked = [(found.span(), found.lastgroup) for found in _RANKS.finditer(text, start, end)]
    for span, number in numbered:
        inside = [rank for (first, last), rank in ranked if span[0] <= first and last <= span[1]]
        yield span, Title(number, inside[-1] if inside else None)
    for span, rank in ranked:
        if not any(first <= span[0] and span[1] <= last for (first, last), _ in numbered):
            yield span, Title(None, rank)


def _apart(span: Span, place: int) -> int:
    return max(span[0] - place, place - span[1], 0)


def _value(told: str) -> int:
    return _NUMBERS.get(told.lower()) or int(told[:-2])


def written(title: Title) -> str:
    """Return a title as the table keeps it."""
    return f"{title.number or ''} {title.rank or ''}".strip(" ") if title.told else ""


def read_title(written: str) -> Title:
    """Return the title that the table keeps so."""
    number, _, rank = written.partition(" ") if written[:1].isdigit() else ("", "", written)
    return Title(int(number) if number else None, rank or None)


def titles_differ(ones: Iterable[Title], others: Iterable[Title]) -> bool:
    """Tell whether numbers or ranks on both sides exclude that they mean one occasion."""
    ones, others = list(ones), list(others)
    if not ones or not others:
        return False
    for values, its in (
        ({one.number for one in ones}, {one.number for one in others}),
        ({one.rank for one in ones}, {one.rank for one in others}),
    ):
        values, its = values - {None}, its - {None}
        if values and its and values.isdisjoint(its):
            return True
    return False
