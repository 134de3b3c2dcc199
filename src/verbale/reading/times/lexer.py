"""Turns text into word classes: one character a token, so that rules are regular expressions.

The lexer has its own tokens (words, numbers, clock times, dates in digits, single punctuation marks) and
is independent of spaCy's, because hyphens, abbreviations and numbers are cut differently by every
tokeniser. Words that build no time expression all share the class OTHER, which no rule names.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.reading.times.holidays import holiday_at

type Value = int | float | str

_TOKEN = re.compile(
    r"(?P<iso>\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?\b)"
    r"|(?P<numeric>\b\d{1,2}([./-])\d{1,2}\3\d{4}\b)"
    r"|(?P<clock>\b\d{1,2}:\d{2}(?::\d{2})?\b)"
    r"|(?P<fraction>\b\d/\d\b)"
    r"|(?P<nth>\b\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<decade>(?:['’]\d0['’]?s|\b\d{3}0['’]?s|\b\d0s)\b)"
    r"|(?P<number>\d+(?:[,.]\d+)*)"
    r"|(?P<ampm>(?:\b|(?<=\d))[AaPp](?:\.\s?[Mm]\b\.?|[Mm]\b))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>\n\s*\n)"
    r"|(?P<mark>[^\w\s])"
)
_CAPITAL_ONLY = frozenset({"DOUBTFULMONTH", "SHORTMONTH", "SHORTWEEKDAY"})
_SHORT = frozenset({"SHORTMONTH", "SHORTWEEKDAY"})
_MARKS = {
    ",": "COMMA",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "—": "DASH",
    ".": "DOT",
    "(": "OPEN",
    ")": "CLOSE",
    "'": "APOSTROPHE",
    "’": "APOSTROPHE",
    "`": "APOSTROPHE",
    "‘": "APOSTROPHE",
    "/": "SLASH",
    ":": "COLON",
    "$": "CURRENCY",
    "£": "CURRENCY",
    "€": "CURRENCY",
    "%": "PERCENT",
}
# Whole numbers by what they can stand for besides a count.
_NUMBERS = ("INT0", "INT12", "INT24", "INT31", "INT59", "INT99", "YEAR4", "INTBIG", "DECIMAL")
_OTHERS = (
    "OTHER",
    "ISO",
    "NUMERIC",
    "CLOCK",
    "FRACTION",
    "NTH",
    "DECADE",
    "AMPM",
    "GAP",
    "NUMBERWORD",
    "SPOKENYEAR",
    "HOLIDAY",
)


@cache
def lexicon() -> dict[str, tuple[str, Value]]:
    """Return class and value of every word that builds time expressions, by its lower-case form."""
    classes = tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf-8"))
    words: dict[str, tuple[str, Value]] = {}
    for name, members in classes.items():
        for word, value in members.items():
            if word in words:
                raise ValueError(f"lexicon.toml: {word!r} stands in {words[word][0]} and in {name}")
            words[word] = name, value
    return words


@cache
def codes() -> dict[str, str]:
    """Return the character that stands for each class; OTHER is 'x'."""
    names = dict.fromkeys([name for name, _ in lexicon().values()])
    names.update(dict.fromkeys([*_NUMBERS, *_MARKS.values(), *_OTHERS]))
    del names["OTHER"]
    return {"OTHER": "x"} | {name: chr(0xE000 + index) for index, name in enumerate(names)}


@cache
def class_names() -> dict[str, str]:
    """Return the class that each character stands for."""
    return {char: name for name, char in codes().items()}


@dataclass(slots=True)
class Lexed:
    """The tokens of a text: a string of class characters, and in parallel offsets and values."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[Value]


def _number(digits: str) -> tuple[str, Value]:
    """Return class and value of a number in digits."""
    plain = digits.replace(",", "")
    if "." in plain:
        try:
            return "DECIMAL", float(plain)
        except ValueError:
            return "OTHER", 0
    if len(plain) > 9:
        return "OTHER", 0
    value = int(plain)
    if len(digits) == 4 and 1000 <= value <= 2199:
        return "YEAR4", value
    if len(digits) > 2:
        return "INTBIG", value
    for limit, name in ((0, "INT0"), (12, "INT12"), (24, "INT24"), (31, "INT31"), (59, "INT59")):
        if value <= limit:
            return name, value
    return "INT99", value


def _scan(text: str) -> Lexed:
    """Return the tokens before number words are folded."""
    words, code = lexicon(), codes()
    coded = {word: (code[name], value) for word, (name, value) in words.items()}
    capital = {code[name] for name in _CAPITAL_ONLY}
    short = {code[name] for name in _SHORT}
    other = code["OTHER"]
    marks = {mark: code[name] for mark, name in _MARKS.items()}
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    length = len(text)
    holiday = code["HOLIDAY"]
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if ends and start < ends[-1]:
            continue
        kind = match.lastgroup
        char, value = other, 0
        if kind == "word":
            word = match.group()
            named = holiday_at(text, start, word) if word[0].isupper() else None
            if named is not None:
                classes.append(holiday)
                starts.append(start)
                ends.append(start + len(named))
                values.append(named)
                continue
            known = coded.get(word.lower())
            if known is not None:
                char, value = known  # type: ignore[assignment]
                if char in capital and not word[0].isupper():
                    char = other
                elif char in short and end < length and text[end] == ".":
                    end += 1
        elif kind == "mark":
            mark = match.group()
            char = marks.get(mark, other)
        elif kind == "number":
            name, value = _number(match.group())  # type: ignore[assignment]
            char = code[name]
        elif kind is not None:
            char, value = code[kind.upper()], match.group()  # type: ignore[assignment]
        classes.append(char)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Lexed(text, "".join(classes), starts, ends, values)


@cache
def _foldable() -> re.Pattern[str]:
    code = codes()
    cardinal, hundred, hyphen, joint = (code[n] for n in ("CARDINAL", "HUNDRED", "HYPHEN", "AND"))
    return re.compile(
        f"{cardinal}(?:(?:[{hyphen}{joint}]?{cardinal})|{hundred}){{0,7}}(?:{hyphen}?{code['ORDINAL']})?"
    )


def lex(text: str) -> Lexed:
    """Return the classed tokens of `text`, with spelled numbers folded into one token each."""
    raw = _scan(text)
    if codes()["CARDINAL"] not in raw.classes:
        return raw
    code = codes()
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    done = 0

    def keep(first: int, last: int) -> None:
        pieces.append(raw.classes[first:last])
        starts.extend(raw.starts[first:last])
        ends.extend(raw.ends[first:last])
        values.extend(raw.values[first:last])

    for match in _foldable().finditer(raw.classes):
        first, last = match.span()
        for begin, end, name, value in _fold(raw, first, last):
            keep(done, begin)
            pieces.append(code[name])
            starts.append(raw.starts[begin])
            ends.append(raw.ends[end - 1])
            values.append(value)
            done = end
    keep(done, len(raw.classes))
    return Lexed(text, "".join(pieces), starts, ends, values)


def _fold(raw: Lexed, first: int, last: int) -> list[tuple[int, int, str, Value]]:
    """Return (first token, end token, class, value) of the numbers spelled by tokens first..last."""
    code = codes()
    found: list[tuple[int, int, str, Value]] = []
    at = first
    while at < last:
        char = raw.classes[at]
        if char != code["CARDINAL"]:
            at += 1
            continue
        value = int(raw.values[at])
        end = at + 1
        if value >= 20 and end < last:
            nxt = end + (raw.classes[end] == code["HYPHEN"])
            if nxt < last and 0 < int(raw.values[nxt] or 0) < 10:
                if raw.classes[nxt] == code["ORDINAL"]:
                    found.append((at, nxt + 1, "ORDINAL", value + int(raw.values[nxt])))
                    at = nxt + 1
                    continue
                if raw.classes[nxt] == code["CARDINAL"]:
                    value, end = value + int(raw.values[nxt]), nxt + 1
        if value in (18, 19, 20) and end < last and raw.classes[end] == code["CARDINAL"]:
            rest = int(raw.values[end])
            stop = end + 1
            if rest >= 20 and rest % 10 == 0:
                nxt = stop + (stop < last and raw.classes[stop] == code["HYPHEN"])
                if nxt < last and raw.classes[nxt] == code["CARDINAL"] and int(raw.values[nxt]) < 10:
                    rest, stop = rest + int(raw.values[nxt]), nxt + 1
            if rest >= 10:
                found.append((at, stop, "SPOKENYEAR", value * 100 + rest))
                at = stop
                continue
        while end < last and raw.classes[end] == code["HUNDRED"]:
            value *= int(raw.values[end])
            end += 1
        found.append((at, end, "NUMBERWORD", value))
        at = end
    return found
