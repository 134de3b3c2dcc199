"""What each word adds to a parser's states, worked out for all words of a batch.

It is spaCy's `PrecomputableAffine` with numpy's matrix product, which is quicker than thinc's.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

type Floats = npt.NDArray[np.float32]

NAME = "precomputable_affine"

# Words multiplied at once: multiples of the first number, no more than the second, so that the rows of a
# report are rounded alike whatever is read beside it.
_STEP, _BLOCK = 64, 256


def lean_affine(layer: Model[Any, Any]) -> Model[Any, Any]:
    """Return a model that gives what `layer`, a `PrecomputableAffine`, gives, for reading only."""
    features, outputs, pieces, inputs = (layer.get_dim(name) for name in ("nF", "nO", "nP", "nI"))
    weights: Floats = np.asarray(layer.get_param("W"), dtype=np.float32).reshape(-1, inputs).T
    padding: Floats = np.asarray(layer.get_param("pad"), dtype=np.float32).reshape(-1)

    def forward(model: Model[Floats, Floats], words: Floats, is_train: bool) -> tuple[Floats, Any]:
        found = np.empty((len(words) + 1, weights.shape[1]), dtype=np.float32)
        found[0] = padding
        for start in range(0, len(words), _BLOCK):
            block = words[start : start + _BLOCK]
            rest = -len(block) % _STEP
            if rest:
                padded = np.concatenate((block, np.zeros((rest, block.shape[1]), dtype=np.float32)))
                found[start + 1 :] = (padded @ weights)[: len(block)]
            else:
                np.matmul(block, weights, out=found[start + 1 : start + 1 + len(block)])
        return found.reshape(-1, features, outputs, pieces), _no_training

    return Model(
        NAME,
        forward,
        dims={"nF": features, "nO": outputs, "nP": pieces, "nI": inputs},
        params={name: layer.get_param(name) for name in ("W", "b", "pad")},
    )


def _no_training(_: object) -> Floats:
    raise NotImplementedError("lean layers are for reading: train the pipeline that spaCy loads")
