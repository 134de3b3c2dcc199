"""What reports call an occasion: its number ("the 13th summit", "a fifth round") and its rank.

Bodies hold many conferences, often in one week: leaders, ministers, officials and business meet in turn.
Number and rank tell these apart where the days do not, and tie together what is told without a day or with
a wrong one. Both are read from the words of the sentences.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
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
_NUMBERED: Final = re.compile(rf"\b{_NUMBER}(?:\s+|-){_BETWEEN}{_KIND}\b", re.IGNORECASE)
# Talks of two sides are numbered as rounds; "their second meeting" counts what others count otherwise.
_ROUND: Final = re.compile(rf"\b{_NUMBER}(?:\s+|-){_BETWEEN}(?:round|session|summit)s?\b", re.IGNORECASE)
_JOINTS: Final = ("-", "–", "/")
_SIDE_BEFORE: Final = re.compile(r"\b(?:and|with|between)\s+(?:the\s+)?$", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"(?:['’]s?)?\s*(?:\d{4}\s+)?")
_REACH: Final = 16
# What is prepared, or comes before or after, is another occasion than the one that the sentence tells of.
_OF_ANOTHER: Final = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|after|following|prepar\w+(?:\s+for)?|pav\w+\s+the\s+way\s+for"
    r"|(?:in\s+the\s+)?run-?up\s+to|on\s+the\s+eve\s+of)\s+(?:(?:the|a|an|its|their|this|next)\s+)?"
    r"(?:[\w.'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_REACH_OF_ANOTHER: Final = 80
# Ministers of one field meet apart from those of another; those of two fields are ministers at large.
_FIELDS: Final = {
    "foreign": "foreign", "trade": "trade", "economic": "trade", "economy": "trade", "commerce": "trade",
    "finance": "finance", "defence": "defence", "defense": "defence", "interior": "interior",
    "justice": "justice", "energy": "energy", "oil": "energy", "agriculture": "agriculture",
    "farm": "agriculture", "environment": "environment", "health": "health", "education": "education",
    "transport": "transport", "labour": "labour", "labor": "labour", "tourism": "tourism",
}  # fmt: skip
_FIELD: Final = "|".join(_FIELDS)
_MINISTERS: Final = rf"(?:(?:(?P<field>{_FIELD})\s+(?P<second>and\s+\w+\s+)?)?ministers)"
# The first that fits a passage is meant: "business summit" is none of leaders.
_RANK_WORDS: Final = {
    "officials": r"senior\s+officials?['’]?s?|officials['’]\s+(?:meeting|talks)|sherpas",
    "business": r"(?:ceo|business|investment)\s+(?:summit|forum|conference)|business\s+leaders",
    "ministers": rf"ministerial|{_MINISTERS}",
    "leaders": r"leaders['’]?(?:\s+\w+)?\s+(?:meeting|summit|gathering|retreat)"
    r"|(?:heads\s+of\s+(?:state|government))|summit",
    "board": r"board\s+of\s+governors|(?:governing\s+)?board",
    "assembly": r"(?:general|plenary)\s+assembly|general\s+conference",
}
_RANKS: Final = re.compile(
    "|".join(rf"(?P<{rank}>\b(?:{words})\b)" for rank, words in _RANK_WORDS.items()), re.IGNORECASE
)
_AT_LARGE: Final = "ministers"


_OF: Final = "|"  # parts the body from the rest of a title in the table


class Title(NamedTuple):
    """Number and rank of an occasion, each None where the words do not tell.

    `body` is whose conference it is called, where not only that body is among the parties.
    """

    number: int | None = None
    rank: str | None = None
    body: str | None = None

    @property
    def told(self) -> bool:
        """Tell whether the words tell either."""
        return self.number is not None or self.rank is not None


NO_TITLE: Final = Title()


def title_of(text: str, sentences: Iterable[Span], names: Iterable[int]) -> Title:
    """Return what the sentences that tell of one conference call it.

    `names` are the places where its body is named: of several conferences in one sentence, the one nearest
    to a name counts, but for those that come before or after one beside a name. The first sentence that
    calls it anything decides.
    """
    places = sorted(names)
    for start, end in sentences:
        found = list(called(text, start, end))
        if found:
            inside = places[bisect_left(places, start) : bisect_left(places, end)]
            apart = [_apart(span, inside) for span, _ in found]
            own = [
                apart[number] <= _REACH and not _is_of_another(text, start, span)
                for number, (span, _) in enumerate(found)
            ]
            some = [number for number, is_own in enumerate(own) if is_own] or range(len(found))
            return found[min(some, key=lambda number: (apart[number], found[number][0]))][1]
    return NO_TITLE


def title_of_body(text: str, sentences: Iterable[Span], names: Mapping[str, Iterable[Span]]) -> Title:
    """Return what the sentences call a conference of one of several bodies: "the SAARC summit".

    `names` are the places where each body is named. A meeting with another side, "the EU-China summit" or
    "a summit of Russia and NATO", is none of the body's own.
    """
    mentions = sorted((start, end, body) for body, spans in names.items() for start, end in spans)
    if not mentions:
        return NO_TITLE
    for start, end in sentences:
        for (first, last), title in called(text, start, end):
            at = bisect_left(mentions, (first,))
            for begin, stop, body in mentions[max(0, at - 1) : at + 1]:
                within = first <= begin and stop <= last
                leads_on = start <= begin and stop <= first and _LEADS_ON.fullmatch(text, stop, first)
                if (within or leads_on) and _alone(text, begin, stop):
                    return title._replace(body=body)
    return NO_TITLE


def number_of_talks(text: str, sentences: Iterable[Span], others: Iterable[Span]) -> Title:
    """Return the number of a round of talks; none from sentences that name a body, at the places `others`."""
    places = sorted(start for start, _ in others)
    for start, end in sentences:
        if bisect_left(places, start) == bisect_left(places, end):
            found = _ROUND.search(text, start, end)
            if found is not None:
                return Title(_value(found["number"]), None)
    return NO_TITLE


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands by itself, and not as one of several sides."""
    joined = text[start - 1 : start] in _JOINTS or text[end : end + 1] in _JOINTS
    return not joined and not _SIDE_BEFORE.search(text, max(0, start - _REACH), start)


def called(text: str, start: int, end: int) -> Iterator[tuple[Span, Title]]:
    """Yield what a sentence calls conferences, with the places of the words."""
    numbered = [(found.span(), _value(found["number"])) for found in _NUMBERED.finditer(text, start, end)]
    ranked = [(found.span(), _rank(found)) for found in _RANKS.finditer(text, start, end)]
    for span, number in numbered:
        inside = [rank for (first, last), rank in ranked if span[0] <= first and last <= span[1]]
        yield span, Title(number, inside[-1] if inside else None)
    for span, rank in ranked:
        if not any(first <= span[0] and span[1] <= last for (first, last), _ in numbered):
            yield span, Title(None, rank)


def _is_of_another(text: str, start: int, title: Span) -> bool:
    """Tell whether the words before a title in its sentence say that it is that of another occasion."""
    return bool(_OF_ANOTHER.search(text, max(start, title[0] - _REACH_OF_ANOTHER), title[0]))


def _rank(found: re.Match[str]) -> str:
    """Return the rank that words tell, that of ministers with their field."""
    rank = next(rank for rank in _RANK_WORDS if found[rank])
    field = _FIELDS.get((found["field"] or "").lower())
    return f"{field} {rank}" if rank == _AT_LARGE and field and not found["second"] else rank


def _apart(span: Span, places: list[int]) -> int:
    """Return how far the nearest of some places, in order, lies from a span; 0 where there is none."""
    at = bisect_left(places, span[0])
    beside = places[max(0, at - 1) : at + 1]
    return min((max(span[0] - place, place - span[1], 0) for place in beside), default=0)


def _value(told: str) -> int:
    return _NUMBERS.get(told.lower()) or int(told[:-2])


def written(title: Title) -> str:
    """Return a title as the table keeps it."""
    body = f"{_OF}{title.body}" if title.body else ""
    return f"{title.number or ''} {title.rank or ''}".strip(" ") + body if title.told else ""


def read_title(written: str) -> Title:
    """Return the title that the table keeps so."""
    called, _, body = written.partition(_OF)
    number, _, rank = called.partition(" ") if called[:1].isdigit() else ("", "", called)
    return Title(int(number) if number else None, rank or None, body or None)


def titles_differ(ones: Iterable[Title], others: Iterable[Title]) -> bool:
    """Tell whether numbers or ranks on both sides exclude that they mean one occasion."""
    ones, others = list(ones), list(others)
    if not ones or not others:
        return False
    numbers, its_numbers = numbers_of(ones), numbers_of(others)
    if numbers and its_numbers and numbers.isdisjoint(its_numbers):
        return True
    ranks, its_ranks = _ranks(ones), _ranks(others)
    return bool(ranks and its_ranks) and not ranks_agree(ones, others)


def numbers_of(titles: Iterable[Title]) -> set[int]:
    """Return the numbers that titles tell."""
    return {title.number for title in titles if title.number is not None}


def ranks_agree(ones: Iterable[Title], others: Iterable[Title]) -> bool:
    """Tell whether both are of one rank; ministers at large can be those of any field."""
    ranks, its_ranks = _ranks(ones), _ranks(others)
    if not ranks.isdisjoint(its_ranks):
        return True
    return any(
        _AT_LARGE in some and any(rank.endswith(_AT_LARGE) for rank in others)
        for some, others in ((ranks, its_ranks), (its_ranks, ranks))
    )


def _ranks(titles: Iterable[Title]) -> set[str]:
    return {title.rank for title in titles if title.rank is not None}
