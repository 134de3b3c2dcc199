"""How many were killed, injured, arrested or took part, as the words around an act tell."""

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Token

from verbale.account import Magnitude
from verbale.reading.events.act import Act
from verbale.reading.events.roles import agents, patients
from verbale.reading.syntax import below, conjuncts

_DEATH = frozenset(
    {"kill", "kills", "killed", "killing", "slain", "murdered", "massacred", "executed", "dead"}
)
_INJURY = frozenset({"wound", "wounds", "wounded", "wounding", "injure", "injures", "injured", "injuring"})
_WORDS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3}){0,4}|\d{1,12})(?:\.\d{1,4})?")
_COUNTED = frozenset({"173", "174", "181", "184", "166", "075"})


def magnitude(act: Act) -> Magnitude:
    """Return the numbers that the act's clause tells."""
    dead = injured = None
    for verb in _verbs(act):
        if verb.lower_ in _DEATH:
            dead = dead or _count(patients(verb))
        elif verb.lower_ in _INJURY:
            injured = injured or _count(patients(verb))
    count = _count(patients(act.trigger[0])) if act.code[:3] in _COUNTED else None
    size = _count(agents(act.trigger[0])) if act.code.startswith("14") else None
    return Magnitude(
        dead=dead,
        injured=injured,
        arrested=count if act.code[:3] == "173" else None,
        size=size if size is not None else count if act.code[:3] != "173" else None,
    )


def _verbs(act: Act) -> Iterator[Token]:
    """Yield the verbs of the act and those that go on from it: "wounded two, killing one"."""
    for token in act.trigger:
        yield token
        for child in token.children:
            if child.dep_ in ("conj", "advcl", "acl") and child.tag_.startswith("VB"):
                yield child


def _count(heads: list[Token]) -> int | None:
    for head in heads:
        for noun in conjuncts(head)[:1]:
            for child in (noun, *noun.children):
                number = _number(child)
                if number is not None:
                    return number
    return None


def _number(token: Token) -> int | None:
    """Return the number that a numeral stands for, scale words included: "two hundred"."""
    if token.tag_ != "CD":
        return None
    value = _value(token)
    scale = next((_SCALES[t.lower_] for t in (token, *below(token)) if t.lower_ in _SCALES), 1)
    if value is None and token.lower_ in _SCALES:
        told = (_value(t) for t in below(token) if t != token)
        value = next((number for number in told if number is not None), Decimal(1))
    return int(value * scale) if value is not None else None


def _value(token: Token) -> Decimal | None:
    """Return the number of a numeral without its scale word: the 1.2 of "1.2 million"."""
    if _FIGURE.fullmatch(token.text):
        return Decimal(token.text.replace(",", ""))
    word = _WORDS.get(token.lower_)
    return Decimal(word) if word is not None else None
