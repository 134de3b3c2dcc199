"""What reports call an occasion: its number ("the 13th summit", "a fifth round") and its rank.

Bodies hold many conferences, often in one week: leaders, ministers, officials and business meet in turn.
Number and rank tell these apart where the days do not, and tie together what is told without a day or with
a wrong one. Both are read from the words of the sentences; where these name several ranks, none is taken.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_NUMBERS: Final = {word: number for number, word in enumerate([
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
], start=1)}  # fmt: skip
_NUMBER: Final = r"(?P<number>\d{1,3}(?:st|nd|rd|th)|" + "|".join(_NUMBERS) + r")(?:-ever)?"
# What is numbered, and what may stand between it and its number: a name, never another part of the sentence.
_KIND: Final = (
    r"(?:summit|round|session|conference|ministerial|congress|forum|assembly|meeting|talks|consultation)s?"
)
_NO_NAME: Final = "day|days|time|phase|stage|leg|part|half|week|month|year|in|of|at|on|for|to|and|with"
_BETWEEN: Final = rf"(?:(?!(?:{_NO_NAME})\b)[\w.'’-]+\s+){{0,5}}"
_NUMBERED: Final = re.compile(rf"\b{_NUMBER}\s+{_BETWEEN}{_KIND}\b", re.IGNORECASE)
_RANKS: Final = {
    rank: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for rank, words in {
        "officials": r"senior officials?['’]?s?|officials['’]\s+(?:meeting|talks)|sherpas",
        "business": r"(?:ceo|business|investment)\s+(?:summit|forum|conference)|business\s+leaders",
        "ministers": r"ministerial|ministers['’]?\s+(?:meeting|conference|council|session|retreat)"
                     r"|(?:meeting|conference|council|session)\s+of\s+(?:[\w-]+\s+){0,2}ministers",
        "leaders": r"(?:leaders|heads\s+of\s+(?:state|government))['’]?\s+(?:informal\s+)?(?:meeting|summit)"
                   r"|(?:meeting|summit)\s+of\s+(?:[\w-]+\s+){0,2}(?:leaders|heads)|summit",
        "board": r"board\s+of\s+governors|board\s+meeting|governing\s+board",
        "assembly": r"general\s+assembly|plenary\s+assembly",
    }.items()
}  # fmt: skip


class Title(NamedTuple):
    """Number and rank of an occasion, each None where the words do not tell."""

    number: int | None = None
    rank: str | None = None

    @property
    def told(self) -> bool:
        """Tell whether the words tell either."""
        return self.number is not None or self.rank is not None


def title_of(sentences: Iterable[str]) -> Title:
    """Return what the sentences that tell of one occasion call it.

    "Summit" alone is the rank of leaders, but a "business summit" and the like is not.
    """
    text = "\n".join(sentences)
    numbers = {_value(found["number"]) for found in _NUMBERED.finditer(text)}
    rest, ranks = text, []
    for rank, words in _RANKS.items():
        rest, count = words.subn(" ", rest)
        if count:
            ranks.append(rank)
    return Title(numbers.pop() if len(numbers) == 1 else None, ranks[0] if len(ranks) == 1 else None)


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
    for values, its in (
        ({one.number for one in ones}, {one.number for one in others}),
        ({one.rank for one in ones}, {one.rank for one in others}),
    ):
        values, its = values - {None}, its - {None}  # type: ignore[operator]
        if values and its and values.isdisjoint(its):
            return True
    return False
