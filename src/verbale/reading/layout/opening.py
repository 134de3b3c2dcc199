"""The opening of a report: a header with a date, a byline, and the dateline.

All patterns are tried at given places only, and look at no more than the next 160 characters.
"""

import re
from dataclasses import dataclass

from verbale.knowledge.gazetteer import gazetteer

_REACH = 160

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?"
_FULL_DATE = (
    rf"(?:(?:{_WEEKDAY}\s)?\d{{1,2}}(?:st|nd|rd|th)?[\s-]{_MONTH}[,-]?\s?\d{{4}}"
    rf"|(?:{_WEEKDAY}\s)?{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})"
)
_DATE = rf"(?:(?:{_WEEKDAY}\s)?(?:\d{{4}}([/.-])\d\d\1\d\d|\d{{1,2}}([./-])\d{{1,2}}\2\d{{4}})|{_FULL_DATE})"
_CLOCK = (
    r"(?:[,T|]?\s?(?:at\s|-\s|–\s|\|\s)?\d{1,2}(?:[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
    r"(?:\s?\(?(?:GMT|UTC|MSK|[CE]ES?T|[ECMP][SD]?T|BST|IST|local time)\)?(?:[+-]\d{1,2}(?::?\d\d)?)?|Z"
    r"|[+-]\d\d:?\d\d)?)?"
)
_HEADER = re.compile(
    rf"(?i)\s*(?:(?:date|published|publication date|released?|issued|updated|posted|created"
    rf"|last (?:updated|modified)|press release|press statement|statement)(?:\s?(?:on|at)\b)?\s?[:|–-]?\s)?"
    rf"{_DATE}{_CLOCK}(?=$|[\s.,|;])(?!\s(?-i:(?!by\s)[a-z]))"
)
_DIGIT = re.compile(r"\d")
_NAME = r"[A-Z][\w.'’-]*"
_BYLINE = re.compile(rf"\s*(?:By|BY|by(?=[^\n]{{3,60}}\n))\s{_NAME}(?:\s(?:and\s)?{_NAME}){{0,6}}(?=\s|$)")

_PLACE_WORD = r"(?:[A-Z][\w.'’-]*|d[ei]|el|al|la|of|the|and|sur|am|au)"
# Two places, where the report was made in both: KYIV/WARSAW; the first is the report's place.
_PLACE = (
    rf"(?P<place>[A-Z][\w.'’-]*(?:\s{_PLACE_WORD}){{0,3}})"
    rf"(?:\s?/\s?[A-Z][\w.'’-]*(?:\s{_PLACE_WORD}){{0,3}}){{0,2}}"
)
_REGION = rf"(?:,\s(?!{_MONTH}){_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,3}})?"
_DAY = rf"(?:{_WEEKDAY}\s)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_DASH = r"(?:--+|[–—-])(?=\s)"
_MARKED_AGENCY = r"(?:/[^/\n]{2,30}/|\([^()\n]{2,30}\))"
_AGENCY = rf"(?:{_MARKED_AGENCY}|[A-Z][A-Z.]{{2,14}}\b|[A-Z]\w{{3,14}}(?=\s{_DASH}))"

# Named for what closes them; the first that matches is taken.
_DATELINES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("place-date-agency", rf"{_PLACE}{_REGION},?\s(?i:{_DAY})[.,]?\s{_AGENCY}[.:]?(?:\s?{_DASH})?(?=\s)"),
        ("place-agency-dash", rf"{_PLACE}{_REGION},?\s?{_MARKED_AGENCY}\s?(?:{_DASH}|:)(?=\s)"),
        (
            "place-agency-date",
            rf"{_PLACE}{_REGION},?\s?{_MARKED_AGENCY},?\s(?i:{_DAY})\s?(?:{_DASH}|[.:])?(?=\s)",
        ),
        (
            "place-dated-agency",
            rf"{_PLACE}{_REGION},?\s?\([^()\n]{{2,60}},?\s\d{{4}}\s?\)(?:\s?:)?(?=\s?[A-Z\"“«])",
        ),
        ("place-slashed-agency", rf"{_PLACE}{_REGION},?\s/[^/\n]{{2,30}}/\.(?=\s)"),
        ("place-date-dash", rf"{_PLACE}{_REGION},?\s(?i:{_DAY})\.?\s?(?:{_DASH}|:)(?=\s)"),
        ("place-date", rf"{_PLACE}{_REGION},\s(?i:{_DAY})\.?(?=\s+[A-Z\"“«])"),
        ("place-date-line", rf"{_PLACE}{_REGION},?\s(?i:{_FULL_DATE})\.?(?=[^\S\n]*(?:[\n|]|$))"),
        ("place-colon", rf"{_PLACE}{_REGION}:(?=\s+[A-Z\"“«])"),
        ("place-dash", rf"{_PLACE}{_REGION}\s?(?:--+|[–—]|(?<=\s)-)(?=\s)"),
    )
)
# These may be all that stands on a line.
_WHOLE_LINES = frozenset({"place-date-line", "place-date-agency"})
_CAPITALS_NEEDED = frozenset(
    {"place-date", "place-dash", "place-agency-dash", "place-colon", "place-dated-agency"}
)
# What stands before a colon may be a speaker, or any heading: it must be known for a place.
_KNOWN_NEEDED = frozenset({"place-colon"})
_LARGE = 5.0  # the weight of a town of a hundred thousand
_NO_PLACE = frozenset(
    {
        "ANALYSIS",
        "BREAKING",
        "CORRECTED",
        "CORRECTION",
        "EXCLUSIVE",
        "EXPLAINER",
        "FACTBOX",
        "FOCUS",
        "INTERVIEW",
        "LIVE",
        "OPINION",
        "PHOTO",
        "PHOTOS",
        "UPDATE",
        "UPDATED",
        "URGENT",
        "VIDEO",
        "WATCH",
    }
)
_SMALL_WORDS = frozenset({"AL", "AND", "AU", "DE", "DI", "EL", "LA", "LE", "OF", "SUR", "THE"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, and where the whole dateline stands."""

    start: int
    end: int
    place: str


def header_end(text: str, start: int) -> int | None:
    """Return where a header that begins at `start` ends: its date and clock time; None if there is none."""
    end = min(len(text), start + _REACH)
    found = _HEADER.match(text, start, end) if _DIGIT.search(text, start, end) else None
    return found.end() if found else None


def byline_end(text: str, start: int) -> int | None:
    """Return where a byline that begins at `start` ends, or None."""
    found = _BYLINE.match(text, start, min(len(text), start + _REACH))
    return found.end() if found else None


def dateline(text: str, start: int, block_end: int) -> Dateline | None:
    """Return the dateline that begins at `start`, in the block that ends at `block_end`, or None."""
    end = min(len(text), start + _REACH)
    for name, pattern in _DATELINES:
        found = pattern.match(text, start, end)
        if found is None or (found.end() >= block_end and name not in _WHOLE_LINES):
            continue
        place = found["place"]
        if place.rstrip(".").upper() in _NO_PLACE or (name in _CAPITALS_NEEDED and not place.isupper()):
            continue
        if name in _KNOWN_NEEDED and not _is_known(usual_casing(place)):
            continue
        return Dateline(start, found.end(), usual_casing(place))
    return None


def _is_known(place: str) -> bool:
    """Tell whether a name is that of a large town; small ones share theirs with too many speakers."""
    whole = (found for start, end, found in gazetteer().scan(place) if end - start == len(place))
    return any(locality.weight >= _LARGE for found in whole for locality in found)


def usual_casing(place: str) -> str:
    """Write a place that stands in capitals as it is written inside a sentence."""
    place = place.rstrip(".,") if not _INITIALS.fullmatch(place) else place
    if not place.isupper():
        return place
    words = []
    for number, word in enumerate(place.split(" ")):
        parts = [
            part.lower() if part in _SMALL_WORDS and (number or index) else _capitalised(part)
            for index, part in enumerate(word.split("-"))
        ]
        words.append("-".join(parts))
    return " ".join(words)


def _capitalised(word: str) -> str:
    return word if _INITIALS.fullmatch(word) else word[:1] + word[1:].lower()
