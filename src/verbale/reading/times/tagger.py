"""Reads the time expressions of a text: rules at every token that can begin one, from left to right."""

import re
from dataclasses import dataclass
from functools import cache

from verbale.account import TimeExpression
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.lexer import Lexed, lex
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.modifiers import MODIFIERS, Modifier
from verbale.reading.times.rules_clock import CLOCK
from verbale.reading.times.rules_days import DAYS
from verbale.reading.times.rules_durations import DURATIONS
from verbale.reading.times.rules_holidays import HOLIDAYS
from verbale.reading.times.rules_quarters import QUARTERS
from verbale.reading.times.rules_relative import RELATIVE
from verbale.reading.times.rules_years import YEARS
from verbale.reading.times.story import Story

# Of readings of equal length the first family's is taken.
_FAMILIES = (DAYS, HOLIDAYS, YEARS, CLOCK, QUARTERS, DURATIONS, RELATIVE)
_DEPTH = 2  # modifiers on modifiers: "about the end of last year"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at one place: the token behind it, its meaning, and the rules' names."""

    end: int
    meaning: Meaning
    rule: str


@cache
def _grammar() -> Grammar:
    return Grammar([rule for family in _FAMILIES for rule in family.rules])


@cache
def _beginnings() -> re.Pattern[str]:
    """Return the pattern of tokens with which an expression can begin."""
    chars = {char for rule in _grammar().rules for char in rule.first}
    chars |= {char for modifier in MODIFIERS for char in modifier.first}
    return re.compile("[" + "".join(sorted(chars)) + "]")


@cache
def _modifiers(char: str) -> tuple[Modifier, ...]:
    """Return the modifiers that can begin with the class `char`."""
    return tuple(modifier for modifier in MODIFIERS if char in modifier.first)


def read_times(text: str, story: Story) -> list[TimeExpression]:
    """Return the time expressions of `text` in text order; they never overlap."""
    lexed = lex(text)
    beginnings = _beginnings()
    found: list[TimeExpression] = []
    at = 0
    while match := beginnings.search(lexed.classes, at):
        at = match.start()
        reading = _read(lexed, at, story, _DEPTH)
        if reading is None:
            at += 1
            continue
        found.append(_expression(lexed, at, reading))
        days = reading.meaning.days() if reading.meaning.moves else None
        if days is not None:
            story.note(days, reading.meaning.value, at)
        at = reading.end
    return found


def _read(lexed: Lexed, at: int, story: Story, depth: int) -> Reading | None:
    """Return the longest reading at token `at`, modified or plain, or None."""
    best: Reading | None = None
    if depth:
        for modifier in _modifiers(lexed.classes[at]) if at < len(lexed.classes) else ():
            reading = _modified(modifier, lexed, at, story, depth)
            if reading is not None and (best is None or reading.end > best.end):
                best = reading
    for rule, match in _grammar().candidates(lexed, at):
        if best is not None and match.end <= best.end:
            break
        meaning = rule.sense(match, story)
        if meaning is not None:
            return Reading(match.end, meaning, rule.name)
    return best


def _modified(modifier: Modifier, lexed: Lexed, at: int, story: Story, depth: int) -> Reading | None:
    """Return the reading of a modifier at token `at` with the expression behind it, or None."""
    match = modifier.pattern.match(lexed.classes, at)
    if match is None or match.end() >= len(lexed.classes):
        return None
    inner = _read(lexed, match.end(), story, depth - 1)
    if inner is None:
        return None
    meaning = modifier.sense(Match(lexed, match, at, match.end()), inner.meaning, story)
    return Reading(inner.end, meaning, f"{modifier.name}+{inner.rule}") if meaning else None


def _expression(lexed: Lexed, at: int, reading: Reading) -> TimeExpression:
    meaning = reading.meaning
    return TimeExpression(
        span=(lexed.starts[at], lexed.ends[reading.end - 1]),
        type=meaning.type,
        value=meaning.value,
        edtf=meaning.edtf(),
        mod=meaning.mod,
        quant=meaning.quant,
        freq=meaning.freq,
        rule=reading.rule,
    )
