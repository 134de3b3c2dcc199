"""One layer of a spaCy encoder, for reading only: maxout with layer normalisation."""

from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

type Floats = npt.NDArray[np.float32]

# Columns to either side of a block of words that hold none. Products of matrices are worked out by other
# code at their edges than inside, which on many processors rounds otherwise: with OpenBLAS's code for
# Haswell, and so for most of AMD's, in the outer eight columns. Inside, all words are rounded alike.
EDGE = 8
# What thinc adds to variances.
_EPSILON = np.float32(1e-8)


class Maxout:
    """The greatest of some affine maps, normalised and scaled: thinc's `Maxout(normalize=True)`.

    Words stand in columns here, not in rows as in thinc: what is done alike for all words, or sums over one
    word's numbers, goes over long stretches of memory so. The weights are laid out so that each of the maps
    stands together, which makes the greatest a comparison of whole arrays; the biases are one column more.
    Sums are rounded otherwise than in thinc, in the seventh digit.
    """

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights = np.asarray(maxout.get_param("W"), dtype=np.float32)  # width x pieces x inputs
        bias = np.asarray(maxout.get_param("b"), dtype=np.float32)  # width x pieces
        self.width, self.pieces, self.inputs = map(int, weights.shape)
        with_bias = np.concatenate((weights, bias[:, :, None]), axis=2).transpose(1, 0, 2)
        self._weights: Floats = np.ascontiguousarray(
            with_bias.reshape(self.pieces * self.width, self.inputs + 1)
        )
        self._scale: Floats = np.asarray(norm.get_param("G"), dtype=np.float32)[:, None]
        self._shift: Floats = np.asarray(norm.get_param("b"), dtype=np.float32)[:, None]

    def __call__(self, inputs: Floats, room: Floats | None = None) -> Floats:
        """Return width x words for (inputs + 1) x words, the last row all ones.

        `room`, (pieces x width) x words, is written over.
        """
        maps: Floats = np.matmul(self._weights, inputs, out=room)
        width, size = self.width, np.float32(self.width)
        best: Floats = maps[:width]
        for piece in range(1, self.pieces):
            np.maximum(best, maps[piece * width : (piece + 1) * width], out=best)
        mean = np.add.reduce(best, axis=0)
        mean /= size
        best -= mean
        # Where another of the maps stood.
        squares = maps[width : 2 * width] if self.pieces > 1 else None
        spread = np.add.reduce(np.multiply(best, best, out=squares), axis=0)
        spread /= size
        spread += _EPSILON
        np.sqrt(spread, out=spread)
        np.divide(np.float32(1), spread, out=spread)
        best *= spread
        best *= self._scale
        best += self._shift
        return best
