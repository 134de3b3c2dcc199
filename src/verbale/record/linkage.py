"""Groups by average link: what is nearest on average comes together first, until nothing is near enough."""

import numpy as np
from numpy.typing import NDArray

type Matrix = NDArray[np.float64]

# What holds a group together is measured over its pairs and this many more of middling similarity, so that
# a group of two or three is not judged by the chance that these are nearly alike.
_PAIRS_BEFORE = 5
_SIMILARITY_BEFORE = 0.25
# Smaller groups have no character of their own yet, and join by similarity alone.
_ESTABLISHED = 4


def average_link(similarity: Matrix, least: float, *, cohesion: float = 0.0) -> list[int]:
    """Return a group for each row of a symmetric matrix of similarities, named by its first row.

    Two groups come together while the mean similarity between them is at least `least`, and at least
    `cohesion` times the mean similarity within both: two dense groups with a gap between them stay apart,
    though each is as near to the other as the members of a looser group are among themselves (relative
    closeness: Karypis, Han and Kumar, "Chameleon", IEEE Computer 1999). The same similarities give the same
    groups, whatever the order of rows, save for exact ties. Cost grows with the cube of the rows.
    """
    count = len(similarity)
    near = similarity.astype(np.float64, copy=True)
    np.fill_diagonal(near, -1.0)
    size = np.ones(count)
    within = np.zeros(count)
    groups = np.arange(count)
    alive = np.arange(count)
    while len(alive) > 1:
        found = near[np.ix_(alive, alive)]
        if cohesion:
            found = np.where(_hold_apart(found, size[alive], within[alive], cohesion), -1.0, found)
        one, other = divmod(int(found.argmax()), len(alive))
        if found[one, other] < least:
            break
        keep, drop = sorted((int(alive[one]), int(alive[other])))
        within[keep] += within[drop] + near[keep, drop] * size[keep] * size[drop]
        joined = near[keep] * size[keep] + near[drop] * size[drop]
        near[keep] = near[:, keep] = joined / (size[keep] + size[drop])
        near[keep, keep] = -1.0
        size[keep] += size[drop]
        groups[groups == drop] = keep
        alive = alive[alive != drop]
    return [int(group) for group in groups]


def _hold_apart(near: Matrix, size: Matrix, within: Matrix, cohesion: float) -> NDArray[np.bool_]:
    """Return which pairs of established groups are too far from each other for how dense they are."""
    pairs = size * (size - 1) / 2
    dense = (within + _PAIRS_BEFORE * _SIMILARITY_BEFORE) / (pairs + _PAIRS_BEFORE)
    weighed = size * dense
    wanted = cohesion * (weighed[:, None] + weighed) / (size[:, None] + size)
    established = size >= _ESTABLISHED
    return (near < wanted) & established[:, None] & established
