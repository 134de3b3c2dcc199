"""Which mentions of events, in whichever report, tell of the same happening.

Mentions are compared within a story only, pair by pair, by what their words mean, who takes part, and
what is told around them; pairs are then grouped by average link. The weights are log odds, set by hand to
half points; nothing here has been trained.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verbale.record.linkage import average_link

NEVER: Final = -4.5
"""What speaks for a pair of which nothing is known: most pairs are two happenings."""
SAME_WORD: Final = 4.5
SAME_MEANING: Final = 3.0
NEAR_VECTOR: Final = 1.5
SAME_TEXT: Final = 1.0
SAME_OBJECT: Final = 1.0
SHARED_NAME: Final = 1.0
OTHER_SUBJECT: Final = -0.5
NEAR_CONTEXT: Final = 1.0
SAME_SENTENCE: Final = -1.5
BOTH_SAYING: Final = -2.0
SAME_CLASS: Final = 0.5
# Mean chance within a group, below which groups stay apart.
_LEAST: Final = 0.4
# The base vocabulary lends rare words the vector of their nearest neighbour: no sign of a likeness.
_LENT: Final = 0.999
_LENT_NEARNESS: Final = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """One mention of an event, as a report tells it.

    `text` is the mention in lower case, `root` what verb and noun of its word have in common, `meanings` the
    sets of event words that it is in. `subjects`, `objects` and `others` are words of those who take part,
    `context` the base forms of the sentence beside its own. `vector` has length one, or is None.
    """

    report: int
    sentence: int
    text: str
    root: str
    meanings: frozenset[int]
    verb: bool
    saying: bool
    subjects: frozenset[str]
    objects: frozenset[str]
    others: frozenset[str]
    context: frozenset[str]
    vector: NDArray[np.float32] | None

    @property
    def names(self) -> frozenset[str]:
        """All words of those who take part."""
        return self.subjects | self.objects | self.others


def happenings(mentions: Sequence[Happening], rarity: Mapping[str, float]) -> list[int]:
    """Return a group for each mention of one story, as the position of its first mention.

    `rarity` weighs the words of contexts; a word that it lacks counts for nothing.
    """
    chance = np.zeros((len(mentions), len(mentions)))
    lengths = [math.hypot(*(rarity.get(word, 0.0) for word in one.context)) for one in mentions]
    for row, one in enumerate(mentions):
        for column in range(row):
            other = mentions[column]
            norm = lengths[row] * lengths[column]
            shared = sum(rarity.get(word, 0.0) ** 2 for word in sorted(one.context & other.context))
            odds = likeness(one, other) + (NEAR_CONTEXT * shared / norm if norm else 0.0)
            chance[row, column] = chance[column, row] = 1 / (1 + math.exp(-odds))
    return average_link(chance, _LEAST)


def likeness(one: Happening, other: Happening) -> float:
    """Return the log odds that two mentions of one story are one happening, their contexts left aside."""
    odds = NEVER
    if one.root == other.root:
        odds += SAME_WORD
        odds += BOTH_SAYING if one.saying and other.saying else 0.0
    else:
        odds += SAME_MEANING if one.meanings & other.meanings else 0.0
        odds += NEAR_VECTOR * _nearness(one, other)
    odds += SAME_TEXT if one.text == other.text else 0.0
    odds += SAME_OBJECT if one.objects & other.objects else 0.0
    odds += SHARED_NAME if one.names & other.names else 0.0
    odds += OTHER_SUBJECT if _differ(one.subjects, other.subjects) else 0.0
    odds += SAME_SENTENCE if (one.report, one.sentence) == (other.report, other.sentence) else 0.0
    odds += SAME_CLASS if one.verb == other.verb else 0.0
    return odds


def _nearness(one: Happening, other: Happening) -> float:
    if one.vector is None or other.vector is None:
        return 0.0
    cosine = float(one.vector @ other.vector)
    return _LENT_NEARNESS if cosine > _LENT else max(cosine, 0.0)


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def rarities(reports: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return how much each word says that it stands in a report (inverse document frequency)."""
    frequency: dict[str, int] = {}
    count = 0
    for words in reports:
        count += 1
        for word in sorted(set(words)):
            frequency[word] = frequency.get(word, 0) + 1
    return {word: math.log((count + 1) / (times + 0.5)) for word, times in frequency.items()}
