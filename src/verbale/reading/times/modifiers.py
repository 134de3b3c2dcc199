"""Words before an expression that narrow or loosen it: early, the end of, about, more than."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from verbale.reading.times.grammar import Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.patterns import translate

type ModifierSense = Callable[[Match, Meaning], Meaning | None]


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


@_modifier("stage", "THE? s:STAGE HYPHEN? IN?", "THE? s:STAGENOUN OF", "THE s:STAGE OF")
def stage(m: Match, inner: Meaning) -> Meaning | None:
    """Read Early next month; mid-November; the end of 1990."""
    return inner.marked(m.word("s")) if inner.type in ("DATE", "TIME") and inner.mod is None else None


@_modifier("about", "q:ABOUT")
def about(m: Match, inner: Meaning) -> Meaning | None:
    """Read About two years ago; nearly forty years."""
    return inner.marked(m.word("q")) if inner.mod is None else None


@_modifier("compared", "q:MORE THAN", "q:LESS THAN", "AT q:LEAST", "AT q:MOST")
def compared(m: Match, inner: Meaning) -> Meaning | None:
    """Read More than four hours; at least 30 days."""
    return inner.marked(m.word("q")) if inner.type == "DURATION" else None
