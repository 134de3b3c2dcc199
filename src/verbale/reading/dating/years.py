"""Years that a report tells, and what they say of its own year."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from verbale.account import TimeExpression
from verbale.reading.dating.evidence import EarliestAhead, Evidence, LatestYear, ReckonedYear, Window

_BEFORE, _AFTER = 90, 60  # characters around a year that tell which way it is looked at
_YEAR = re.compile(r"(\d{4})(?:-\d\d(?:-\d\d)?)?(?:T.*)?$")
_NEXT = re.compile(
    r"\b(?:by|until|till|through|before|up to|beyond|after)\s(?:the\s)?(?:end of\s|early\s|late\s)?$"
)
_LIES_AHEAD = re.compile(
    r"\b(?:will|shall|planned|scheduled|expected|due|slated|set to|aims?|plans?|bid|bidding|hosts?|upcoming|"
    r"forthcoming|hopes?|target|targets|candidate|ahead of)\b[^.!?\n]*$"
)
_NAMED_EVENT = re.compile(r"\s(?:\w+\s){0,2}(?:Olympics?|World Cup|Games|Cup|Expo|edition)\b|-\d\d\b")
_WILL = re.compile(r"\s+will\b")
_PREPOSITION = re.compile(r"\b(?:after|by|during|for|from|in|of|since|until)\s$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?P<way>last|this|next)\syear(?:[’']s|,|\s\()?\s?(?:[A-Za-z-]+\s){0,2}$", re.IGNORECASE
)
_BESIDE_AFTER = re.compile(r"(?:,|\s\()\s?(?P<way>last|this|next)\syear\b", re.IGNORECASE)
_STEPS = {"last": 1, "this": 0, "next": -1}
_ORDINALS = {
    "fifth": 5, "tenth": 10, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "centenary": 100, "centennial": 100,
    "bicentenary": 200, "bicentennial": 200, "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
_ANNIVERSARY = re.compile(
    rf"\b(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)?|(?P<word>{'|'.join(_ORDINALS)}))"
    r"(?:[- ]year)?(?:[- ]anniversary|(?<=centenary)|(?<=centennial))\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?P<number>\d{1,3})\syears?\sago,?\s(?:in\s)?$")
_YEARS_AGO = re.compile(r",?\s\(?(?P<number>\d{1,3})\syears?\sago\b")
_BORN = re.compile(r"\bborn\s(?:on\s|in\s)?(?:[\w,. ]{0,30}\s)?$", re.IGNORECASE)
_AGE = re.compile(r",\s(?P<number>\d{2}),|\baged?\s(?P<aged>\d{2})\b|\b(?P<old>\d{2})-year-old\b")
_SESSION = re.compile(
    r"\b(?P<number>\d\d)(?:st|nd|rd|th)\s(?:annual\s|regular\s)?(?:session\sof\sthe\s)?"
    r"(?:UN|U\.N\.|United Nations)\sGeneral\sAssembly\b"
)
_SESSIONS_BEGAN = 1945  # the first session opened in January 1946, each later one in September of its year
_NEAR = 160  # characters between an anniversary and the year that it counts from


def year_evidence(text: str, times: Sequence[TimeExpression]) -> list[Evidence]:
    """Return what the years of `text` say; `times` are its expressions read without a publication date."""
    told = [(int(match[1]), time) for time in times if (match := _YEAR.match(time.value))]
    found: list[Evidence] = []
    back: list[int] = []
    ahead: list[int] = []
    counted = list(_anniversaries(text, told))
    found.extend(reckoned for _, reckoned in counted)
    from_there = {time.span for time, _ in counted}
    for year, time in told:
        if time.span in from_there:
            continue
        reckoned = _reckoned(text, year, time)
        if reckoned is not None:
            found.append(reckoned)
            continue
        way = _looks(text, time)
        (back if way < 0 else ahead if way > 0 else []).append(year)
    found.extend(_sessions(text))
    if back:
        found.append(LatestYear(max(back)))
    if ahead:
        found.append(EarliestAhead(min(ahead)))
    return list(dict.fromkeys(found))


def _looks(text: str, time: TimeExpression) -> int:
    """Tell whether a year is looked back on (-1), forward to (1), or names something of any time (0)."""
    start, end = time.span
    before = text[max(0, start - _BEFORE) : start]
    if _NAMED_EVENT.match(text, end):
        return 0
    return 1 if _NEXT.search(before) or _LIES_AHEAD.search(before) else -1


def _reckoned(text: str, year: int, time: TimeExpression) -> ReckonedYear | None:
    """Return the report's year as words beside a year give it."""
    start, end = time.span
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    said = text[start:end]
    if len(time.value) == len("2023") and _WILL.match(text, end) and not _PREPOSITION.search(before):
        begun = ((year, 0.88), (year - 1, 0.10))
        return ReckonedYear(begun, f"{said} will be", "it had begun or was near", 0.001)
    beside = _BESIDE.search(before)
    if beside is not None or (beside := _BESIDE_AFTER.match(after)):
        way = beside["way"].lower()
        there = year + _STEPS[way]
        return ReckonedYear(((there, 0.9),), f"{way} year, {said}", f"so it is {there}")
    ago = _AGO.search(before) or _YEARS_AGO.match(after)
    if ago is not None:
        there = year + int(ago["number"])
        about = ((there, 0.75), (there + 1, 0.12), (there - 1, 0.1))
        return ReckonedYear(about, f"{ago['number']} years ago, {said}", f"so it is about {there}")
    age = _AGE.search(before[-45:]) or _AGE.search(after) if _BORN.search(before) else None
    if age is not None:
        there = year + int(age["number"] or age["aged"] or age["old"])
        either = ((there, 0.5), (there + 1, 0.4))
        return ReckonedYear(either, f"born in {said}, {there - year}", f"so it is {there} or {there + 1}")
    return None


def _anniversaries(
    text: str, told: Sequence[tuple[int, TimeExpression]]
) -> Iterator[tuple[TimeExpression, ReckonedYear]]:
    """Yield the year that each anniversary gives, with the year near it from which it counts."""
    at = 0
    for match in _ANNIVERSARY.finditer(text):
        while at < len(told) and told[at][1].span[1] < match.start() - _NEAR:
            at += 1
        near = [
            (abs(time.span[0] - match.start()), year, time)
            for year, time in told[at : at + 8]
            if time.span[0] <= match.end() + _NEAR
        ]
        if not near:
            continue
        number = int(match["number"]) if match["number"] else _ORDINALS[match["word"].lower()]
        _, year, time = min(near, key=lambda entry: entry[:2])
        there = year + number
        # The year may also be that of the anniversary itself.
        shares = ((there, 0.7), (there - 1, 0.1), (there + 1, 0.04), (year, 0.08), (year - 1, 0.04))
        how = f"counted from {year}, so it is about {there}"
        yield time, ReckonedYear(shares, match.group(), how, 0.005)


def _sessions(text: str) -> Iterator[Window]:
    """Yield the twelve months of a numbered session of the United Nations General Assembly."""
    for match in _SESSION.finditer(text):
        year = _SESSIONS_BEGAN + int(match["number"])
        first = date(year, 9, 1)
        words = f"the {match.group()} opened in {year}"
        yield Window(first, date(year + 1, 8, 31), words, timedelta(days=365))
