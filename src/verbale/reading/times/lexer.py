"""Turns text into word classes: one character a token, so that rules are regular expressions.

The lexer has its own tokens (words, numbers, clock times, dates in digits, single punctuation marks) and
is independent of spaCy's, because hyphens, abbreviations and numbers are cut differently by every
tokeniser. Words that build no time expression all share the class OTHER, which no rule names; a run of
them is one token.
"""

import re
from dataclasses import dataclass
from functools import cache

from verbale.reading.times.holidays import holiday_at, holiday_words
from verbale.reading.times.vocabulary import MARKS, Value, coded_words, codes

_TOKEN = re.compile(
    r"((?:(?<![^\W_])[Tt]o-(?:day|night|morrow)(?![^\W_]))"  # as it was written up to the 1950s
    r"|[^\W\d_]+)[^\S\n]?"  # the blank behind, where nothing begins, is passed over at once
    r"|[^\S\n]+"
    r"|(?P<ISO>\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?\b)"
    r"|(?P<NUMERIC>\b\d{1,2}(?P<parted>[./-])\d{1,2}(?P=parted)\d{4}\b)"
    r"|(?P<CLOCK>\b\d{1,2}:\d{2}(?::\d{2})?\b)"
    r"|(?P<FRACTION>\b\d/\d\b)"
    r"|(?P<NTH>\b\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<DECADE>(?:['’]\d0['’]?s|\b\d{3}0['’]?s|\b\d0s)\b)"
    r"|(?P<number>\d+(?:[,.]\d+)*)"
    r"|(?P<GAP>\n\s*\n)"
    r"|(?P<mark>[^\w\s])"
)
_WORD, _NUMBER, _MARK = 1, _TOKEN.groupindex["number"], _TOKEN.groupindex["mark"]
_AMPM = re.compile(r"[AaPp](?:\.\s?[Mm]\b\.?|[Mm]\b)")
_AMPM_WORDS = frozenset({"a", "p", "am", "pm", "A", "P", "AM", "PM", "Am", "Pm"})


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


@cache
def _clock_classes() -> frozenset[str]:
    """Return the classes after which a.m. and p.m. may stand."""
    return frozenset(codes()[name] for name in ("INT12", "INT24", "CLOCK", "CARDINAL", "DECIMAL"))


def _scan(text: str) -> Lexed:
    """Return the tokens before number words are folded."""
    words, code, holidays = coded_words(), codes(), holiday_words()
    other = code["OTHER"]
    short, hours = (code["SHORTMONTH"], code["SHORTWEEKDAY"]), _clock_classes()
    marks = {mark: code[name] for mark, name in MARKS.items()}
    by_group = {_TOKEN.groupindex[name]: code[name] for name in _TOKEN.groupindex if name in code}
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    last, done = "", 0
    for match in _TOKEN.finditer(text):
        kind = match.lastindex
        if kind is None:  # white space
            continue
        value: Value = 0
        if kind == _WORD:
            word = match.group(_WORD)
            known = words.get(word)
            if known is None and last == other and word not in holidays:
                continue
            start, end = match.span(_WORD)
            char, value = known or (other, 0)
            if word in holidays and (name := holiday_at(text, start, word)) is not None:
                char, value, end = code["HOLIDAY"], name, start + len(name)
            elif word in _AMPM_WORDS and last in hours and (half := _AMPM.match(text, start)):
                char, value, end = code["AMPM"], half.group(), half.end()
            elif char in short and text.startswith(".", end):
                end += 1
        else:
            start, end = match.span()
            if kind == _MARK:
                char = marks.get(match.group(), other)
            elif kind == _NUMBER:
                name, value = _number(match.group())
                char = code[name]
            else:
                char, value = by_group[kind], match.group()
        if start < done or char == last == other:
            continue
        classes.append(char)
        starts.append(start)
        ends.append(end)
        values.append(value)
        last, done = char, end
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
