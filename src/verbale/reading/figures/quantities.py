"""Quantities in a text: numbers with their bounds, ranges, scales, currencies and units.

All patterns are tried at digits and number words only and look at a bounded stretch, so that a text of
digits alone takes linear time.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from verbale.account import Span as Offsets

type Bound = Literal["over", "under", "about"]

_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_WORDS: Mapping[str, int] = {word: number for number, word in enumerate(_SMALL, start=1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: Mapping[str, int] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "mln": 10**6, "billion": 10**9, "bn": 10**9,
    "trillion": 10**12,
}  # fmt: skip
_CURRENCIES: Mapping[str, str] = {
    "$": "USD", "us$": "USD", "dollar": "USD", "€": "EUR", "euro": "EUR", "£": "GBP", "pound": "GBP",
    "¥": "JPY",
    "yen": "JPY", "yuan": "CNY", "ruble": "RUB", "rouble": "RUB", "manat": "AZN", "dram": "AMD",
    "lari": "GEL",
    "rupee": "INR", "rial": "IRR", "lira": "TRY", "franc": "CHF", "won": "KRW", "hryvnia": "UAH",
    "tenge": "KZT", "rand": "ZAR", "naira": "NGN", "shekel": "ILS", "baht": "THB", "ringgit": "MYR",
    "rupiah": "IDR", "zloty": "PLN", "forint": "HUF", "taka": "BDT", "birr": "ETB", "cedi": "GHS",
    "afghani": "AFN",
}  # fmt: skip
_UNITS: Mapping[str, str] = {
    "%": "%", "percent": "%", "per cent": "%", "pct": "%", "percentage point": "percentage points",
    "tonne": "t", "ton": "t", "metric ton": "t", "barrel": "barrels", "kilometre": "km",
    "kilometer": "km", "km": "km", "kilogram": "kg", "kg": "kg",
    "mile": "miles", "hectare": "ha", "megawatt": "MW", "mw": "MW", "cubic metre": "m3", "cubic meter": "m3",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
_SCALE = "|".join(_SCALES)
_NAMES = "|".join(re.escape(name) for name in sorted((*_UNITS, *_CURRENCIES), key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?i)(?<![\w.,])(?P<sign>(?:us)?\$|€|£|¥)?\s?(?P<low>{_NUMBER}|\b(?:{'|'.join(_WORDS)})\b)"
    rf"(?:\s?(?P<low_scale>{_SCALE})\b)?"
    rf"(?:\s?(?:-|–|—|to)\s?(?:(?:us)?\$|€|£|¥)?(?P<high>{_NUMBER}))?"
    rf"(?:[\s-](?P<scale>{_SCALE})s?\b)?(?:[\s-]?(?:us\s)?(?P<unit>{_NAMES})(?:s\b|(?<=%)|\b))?"
)
# "one third", "8-nation", "43-year-old", "1st", a clock time; and "No. 2", "per 1,000 cubic metres".
_GOES_ON = re.compile(r"(?i)[-\s](?:third|half|quarter|fifth|tenth)s?\b|-[a-z]|\w|:\d")
_NUMBERED = re.compile(r"(?i)\b(?:no\.?|per)\s?$")
_REACH = 24
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its unit; `high` is None for a single number, `unit` for a bare count."""

    span: Offsets
    low: Decimal
    high: Decimal | None
    unit: str | None
    bound: Bound | None


def quantities(text: str, bounds: Mapping[str, Bound]) -> Iterator[Quantity]:
    """Yield the quantities of a text in order; `bounds` maps "more than" and the like to what they say."""
    if not _may_count(text):
        return
    for found in _QUANTITY.finditer(text):
        scale = _SCALES[(found["scale"] or "").lower()] if found["scale"] else 1
        low_scale = _SCALES[found["low_scale"].lower()] if found["low_scale"] else None
        low, high = _value(found["low"]), _value(found["high"]) if found["high"] else None
        if high is not None and high < low:
            high = None
        before = max(0, found.start("low") - 5), found.start("low")
        if _GOES_ON.match(text, found.end()) or _NUMBERED.search(text, *before):
            continue
        name = (found["unit"] or found["sign"] or "").lower()
        unit = _UNITS.get(name) or _CURRENCIES.get(name)
        start, bound = _bound(text, found.start("sign") if found["sign"] else found.start("low"), bounds)
        end = found.end("low") if found["high"] and high is None else found.end()
        yield Quantity(
            (start, end), low * (low_scale or scale), high * scale if high is not None else None, unit, bound
        )


def _may_count(text: str) -> bool:
    """Tell whether a text may hold a number; "no" is certain, and told sooner than by the pattern."""
    if not text.isascii() or _DIGIT.search(text) is not None:
        return True
    return not _WORDS.keys().isdisjoint(_LETTERS.findall(text.lower()))


def _value(digits: str) -> Decimal:
    word = _WORDS.get(digits.lower())
    return Decimal(word) if word is not None else Decimal(digits.replace(",", ""))


def _bound(text: str, start: int, bounds: Mapping[str, Bound]) -> tuple[int, Bound | None]:
    """Return where the quantity begins with its bound, and the bound."""
    before = text[max(0, start - _REACH) : start].lower().rstrip()
    if not before.endswith(tuple(bounds)):
        return start, None
    for words in sorted(bounds, key=len, reverse=True):
        if before.endswith(words) and not before[: -len(words)][-1:].isalnum():
            return start - (len(text[max(0, start - _REACH) : start]) - before.rindex(words)), bounds[words]
    return start, None
