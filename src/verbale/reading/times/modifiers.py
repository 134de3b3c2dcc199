"""Words before an expression that narrow or loosen it: early, the end of, about, more than."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from verbale.reading.times.grammar import Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.patterns import translate
from verbale.reading.times.story import Story

type ModifierSense = Callable[[Match, Meaning, Story], Meaning | None]


@dataclass(frozen=True, slots=True)
class Modifier:
    """A named pattern that changes the meaning of the expression right behind it."""

    name: str
    pattern: re.Pattern[str]
    sense: ModifierSense
    first: frozenset[str]


MODIFIERS: list[Modifier] = []


def _modifier(name: str, *patterns: str) -> Callable[[ModifierSense], ModifierSense]:
    def add(sense: ModifierSense) -> ModifierSense:
        for pattern in patterns:
            source, first = translate(pattern)
            MODIFIERS.append(Modifier(name, re.compile(source), sense, first))
        return sense

    return add


@_modifier(
    "stage", "THE? s:STAGE IN?", "s:STAGE HYPHEN", "THE? s:STAGENOUN OF", "THE s:STAGE OF",
    "THE s:STAGE > SEASON",
)  # fmt: skip
def stage(m: Match, inner: Meaning, _story: Story) -> Meaning | None:
    """Read early next month; mid-November; the end of 1990."""
    return inner.marked(m.word("s")) if inner.type in ("DATE", "TIME") and inner.mod is None else None


@_modifier("stage-of-decade", "THE s:STAGE HYPHEN")
def stage_of_decade(m: Match, inner: Meaning, _story: Story) -> Meaning | None:
    """Read the mid-1990s; but not the mid-November trip."""
    return inner.marked(m.word("s")) if len(inner.value) <= len("199") else None


@_modifier("compared", "c:COMPARED IN?", "c:COMPARED")
def compared(m: Match, inner: Meaning, story: Story) -> Meaning | None:
    """Read earlier this year; later that week: up to, or from, the day spoken of."""
    days = inner.days()
    if inner.type not in ("DATE", "TIME") or inner.mod is not None or days is None:
        return None
    first, last = days
    here = story.published
    is_back = m.number("c") < 0
    if here is not None and first < here < last:
        first, last = (first, here) if is_back else (here, last)
    return replace(inner, mod="START" if is_back else "END", bounds=(first, last))


@_modifier("sometime", "SOMETIME IN?")
def sometime(_m: Match, inner: Meaning, _story: Story) -> Meaning | None:
    """Read sometime next year."""
    return inner if inner.type == "DATE" else None


@_modifier("share", "(A|THE)? MUCH OF")
def share(_m: Match, inner: Meaning, _story: Story) -> Meaning | None:
    """Read much of 1990."""
    return inner if inner.type == "DATE" else None


@_modifier(
    "about",
    "q:ABOUT > (NUM|A|CLOCK|HOURNAME|HALF|FEW)",
    "q:AROUND > (NUM|A|CLOCK|HOURNAME|HALF|MONTH|SHORTMONTH|HOLIDAY|YEAR)",
)
def about(m: Match, inner: Meaning, _story: Story) -> Meaning | None:
    """Read about two years ago; nearly forty years."""
    if inner.mod is not None or inner.type == "SET" or inner.value.endswith("_REF"):
        return None
    return inner.marked(m.word("q"))


@_modifier(
    "more-or-less", "q:MORE THAN > (NUM|A|FEW)", "q:LESS THAN > (NUM|A|FEW)", "AT q:LEAST > (NUM|A|FEW)"
)
def more_or_less(m: Match, inner: Meaning, _story: Story) -> Meaning | None:
    """Read more than four hours; at least 30 days."""
    return inner.marked(m.word("q")) if inner.mod is None and inner.type != "SET" else None


@_modifier("over", "q:OVER > (NUM|A)")
def over(m: Match, inner: Meaning, _story: Story) -> Meaning | None:
    """Read over a year ago; but over three years is said of a stretch, not of its length."""
    return inner.marked(m.word("q")) if inner.mod is None and inner.type == "DATE" else None
