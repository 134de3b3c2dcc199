"""One layer of a spaCy encoder, for reading only: maxout with layer normalisation."""

from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

type Floats = npt.NDArray[np.float32]

# What thinc adds to variances.
_EPSILON = np.float32(1e-8)


class Maxout:
    """The greatest of some affine maps, normalised and scaled: thinc's `Maxout(normalize=True)`.

    The weights are laid out so that each of the maps stands together, which makes the greatest a
    comparison of whole arrays. Sums are rounded otherwise than in thinc, in the seventh digit.
    """

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights = np.asarray(maxout.get_param("W"), dtype=np.float32)  # width x pieces x inputs
        self.width, self.pieces, self.inputs = map(int, weights.shape)
        self._weights = np.ascontiguousarray(
            weights.transpose(2, 1, 0).reshape(self.inputs, self.pieces * self.width)
        )
        self._bias: Floats = np.asarray(maxout.get_param("b"), dtype=np.float32).T.reshape(-1)
        self._scale: Floats = np.asarray(norm.get_param("G"), dtype=np.float32)
        self._shift: Floats = np.asarray(norm.get_param("b"), dtype=np.float32)

    def __call__(self, inputs: Floats, room: Floats | None = None) -> Floats:
        """Return rows x width for rows x inputs; `room`, rows x (pieces x width), is written over."""
        maps: Floats = np.matmul(inputs, self._weights, out=room)
        maps += self._bias
        best: Floats = maps[:, : self.width]
        for piece in range(1, self.pieces):
            np.maximum(best, maps[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + _EPSILON
        best *= (np.float32(1) / np.sqrt(variance))[:, None]
        best *= self._scale
        best += self._shift
        return best
