"""What each word adds to a parser's states, worked out for all words of a batch.

It is spaCy's `PrecomputableAffine` with numpy's matrix product, which is quicker than thinc's.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

from verbale.reading.lean.layers import EDGE

type Floats = npt.NDArray[np.float32]

NAME = "precomputable_affine"

# Words multiplied at once: multiples of the first number, no more than the second, so that the words of a
# report are rounded alike whatever is read beside it.
_STEP, _BLOCK = 64, 256


def lean_affine(layer: Model[Any, Any]) -> Model[Any, Any]:
    """Return a model that gives what `layer`, a `PrecomputableAffine`, gives, for reading only."""
    features, outputs, pieces, inputs = (layer.get_dim(name) for name in ("nF", "nO", "nP", "nI"))
    weights: Floats = np.asarray(layer.get_param("W"), dtype=np.float32).reshape(-1, inputs)
    padding: Floats = np.asarray(layer.get_param("pad"), dtype=np.float32).reshape(-1)

    def forward(model: Model[Floats, Floats], words: Floats, is_train: bool) -> tuple[Floats, Any]:
        found = np.empty((len(words) + 1, len(weights)), dtype=np.float32)
        found[0] = padding
        for start in range(0, len(words), _BLOCK):
            block = words[start : start + _BLOCK]
            size = len(block)
            columns = np.zeros((inputs, size + -size % _STEP + 2 * EDGE), dtype=np.float32)
            columns[:, EDGE : EDGE + size] = block.T
            found[start + 1 : start + 1 + size] = (weights @ columns)[:, EDGE : EDGE + size].T
        return found.reshape(-1, features, outputs, pieces), _no_training

    return Model(
        NAME,
        forward,
        dims={"nF": features, "nO": outputs, "nP": pieces, "nI": inputs},
        params={name: layer.get_param(name) for name in ("W", "b", "pad")},
    )


def _no_training(_: object) -> Floats:
    raise NotImplementedError("lean layers are for reading: train the pipeline that spaCy loads")
