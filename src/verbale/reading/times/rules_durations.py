"""Rules for durations and for what comes back at intervals."""

from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

DURATIONS = Grammar()
_LONG = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W")}


def period(count: float | str, unit: str) -> str:
    """Return the TIMEX3 value of `count` units; "X" is an unknown number."""
    if unit in _LONG and not isinstance(count, str):
        factor, unit = _LONG[unit]
        count *= factor
    number = count if isinstance(count, str) else f"{count:g}"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


@DURATIONS.rule("duration", "n:NUM HYPHEN? u:ANYUNIT")
def duration(m: Match, _story: Story) -> Meaning:
    """Read Three days; ten-year."""
    value = m.get("n")
    count = value if isinstance(value, int | float) else 0
    return Meaning("DURATION", period(count, m.word("u")), moves=False)


@DURATIONS.rule("vague-duration", "A? f:FEW u:UNITS")
def vague_duration(m: Match, _story: Story) -> Meaning:
    """Read A few days; several years."""
    return Meaning("DURATION", period("X", m.word("u")), moves=False)


@DURATIONS.rule("rate", "r:RATE")
def rate(m: Match, _story: Story) -> Meaning:
    """Read Daily; weekly."""
    return Meaning("SET", m.word("r"), moves=False)


@DURATIONS.rule("every", "e:EVERY u:UNIT")
def every(m: Match, _story: Story) -> Meaning:
    """Read Every day; each week."""
    return Meaning("SET", period(1, m.word("u")), quant=m.word("e"), moves=False)
