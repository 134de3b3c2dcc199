"""Reads the time expressions of a text: rules at every token that can begin one, from left to right."""

import re
from dataclasses import dataclass, replace
from functools import cache

from verbale.account import TimeExpression
from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.hedges import qualified
from verbale.reading.times.lexer import Lexed, lex
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.modifiers import MODIFIERS, Modifier
from verbale.reading.times.ranges import joined
from verbale.reading.times.rules_clock import CLOCK
from verbale.reading.times.rules_days import DAYS
from verbale.reading.times.rules_distances import DISTANCES
from verbale.reading.times.rules_durations import DURATIONS
from verbale.reading.times.rules_holidays import HOLIDAYS
from verbale.reading.times.rules_months import MONTHS
from verbale.reading.times.rules_quarters import QUARTERS
from verbale.reading.times.rules_relative import RELATIVE
from verbale.reading.times.rules_vague import VAGUE
from verbale.reading.times.rules_years import YEARS
from verbale.reading.times.story import Story
from verbale.reading.times.twice_told import settled

# Of readings of equal length the first family's is taken.
_FAMILIES = (DAYS, HOLIDAYS, MONTHS, YEARS, CLOCK, QUARTERS, DURATIONS, RELATIVE, DISTANCES, VAGUE)
_DATES = frozenset({"day", "iso-date", "numeric-date"})
_WEEKDAY = "weekday"
_SETTLED = "dated-weekday"
_DEPTH = 2  # modifiers on modifiers: "about the end of last year"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at one place: the token behind it, its meaning, and the rules' names."""

    end: int
    meaning: Meaning
    rule: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression with its tokens, its meaning, and the rules' names."""

    start: int
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
    found: list[Placed] = []
    at = 0
    while match := beginnings.search(lexed.classes, at):
        at = match.start()
        reading = _read(lexed, at, story, _DEPTH)
        if reading is None:
            at += 1
            continue
        for placed in _ends(at, reading):
            _place(lexed, found, placed)
        meaning = reading.meaning
        days = meaning.days() if meaning.moves else None
        if days is not None:
            story.note(days, meaning.value, at, lexed.starts[at])
        at = reading.end
    return qualified(text, [_expression(lexed, placed) for placed in found])


def _ends(at: int, reading: Reading) -> list[Placed]:
    """Return the expressions of a reading: one, or the two ends of a range."""
    other = reading.meaning.other
    if other is None:
        return [Placed(at, reading.end, reading.meaning, reading.rule)]
    return [
        Placed(at, other.cut, reading.meaning, reading.rule),
        Placed(other.begin, reading.end, other.meaning, reading.rule),
    ]


def _place(lexed: Lexed, found: list[Placed], new: Placed) -> None:
    """Add an expression; if it is the other end of a range, both have the whole range for their interval."""
    if found and _WEEKDAY in (found[-1].rule, new.rule):
        new = _told_twice(lexed, found, new)
    if found and new.meaning.bounds is None:
        one = found[-1]
        first = joined(lexed, one.meaning, one.end, new.meaning, new.start, one.start)
        if first is not None:
            found[-1] = replace(one, meaning=first)
            new = replace(new, meaning=replace(new.meaning, bounds=first.bounds))
    found.append(new)


def _told_twice(lexed: Lexed, found: list[Placed], new: Placed) -> Placed:
    """Return a new expression; if it tells the last one's day once more, the date settles the weekday."""
    one = found[-1]
    between = lexed.text[lexed.ends[one.end - 1] : lexed.starts[new.start]]
    if new.rule in _DATES and (day := settled(between, new.meaning, one.meaning)) is not None:
        found[-1] = replace(one, meaning=day, rule=_SETTLED)
    elif one.rule in _DATES and (day := settled(between, one.meaning, new.meaning)) is not None:
        return replace(new, meaning=day, rule=_SETTLED)
    return new


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


def _expression(lexed: Lexed, placed: Placed) -> TimeExpression:
    meaning = placed.meaning
    return TimeExpression(
        span=(lexed.starts[placed.start], lexed.ends[placed.end - 1]),
        type=meaning.type,
        value=meaning.value,
        edtf=meaning.edtf(),
        mod=meaning.mod,
        quant=meaning.quant,
        freq=meaning.freq,
        rule=placed.rule,
    )
