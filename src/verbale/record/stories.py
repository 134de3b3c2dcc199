"""Which reports are about the same story: the same meeting, accident or verdict, not the same kind of thing.

Only reports of one story need be searched for the occasions and events that they share.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np

from verbale.record.linkage import Matrix, average_link

NAME_WEIGHT: Final = 1.5
"""What names count for: the same kind of thing happens to others, elsewhere."""
# Below one, so that words which the story has to itself do not drown what is common to all who tell it.
_RARITY_POWER: Final = 0.7
_LEAST: Final = 0.12
_COHESION: Final = 0.65


def stories(reports: Sequence[Mapping[str, int]], names: Sequence[Collection[str]]) -> list[int]:
    """Return a story for each report, as the position of the first report that tells it.

    `reports` counts the terms of each report: base forms of words that mean something, and names of several
    words; `names` gives those of its terms that are part of a name. The result is a function of all reports
    together, whatever their order.
    """
    return average_link(similarities(reports, names), _LEAST, cohesion=_COHESION)


def similarities(reports: Sequence[Mapping[str, int]], names: Sequence[Collection[str]]) -> Matrix:
    """Return the cosine of each two reports over their terms, weighed by rarity (TF-IDF) and names."""
    frequency = Counter(term for terms in reports for term in terms)
    column = {term: number for number, term in enumerate(sorted(frequency))}
    vectors = np.zeros((len(reports), len(column)))
    for row, (terms, named) in enumerate(zip(reports, names, strict=True)):
        for term, count in terms.items():
            rarity = math.log((len(reports) + 1) / frequency[term]) ** _RARITY_POWER
            weight = NAME_WEIGHT if term in named else 1.0
            vectors[row, column[term]] = (1 + math.log(count)) * rarity * weight
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1.0)
    return vectors @ vectors.T
