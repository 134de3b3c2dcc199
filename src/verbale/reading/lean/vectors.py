"""A spaCy pipeline's word vectors in context, the same numbers for less than half of the time.

The layers that make them (`MultiHashEmbed`, then `MaxoutWindowEncoder`) take more than two fifths of
the time of reading. Here forms are remembered, and the encoder runs over blocks that stay in the
processor's cache, with numpy's matrix product. Blocks are multiples of one size, whose rows are rounded
alike, so that the vectors of a report are the same to the last bit whatever is read beside it.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from verbale.reading.lean import affine
from verbale.reading.lean.forms import FormVectors
from verbale.reading.lean.layers import EDGE, Maxout

type Floats = npt.NDArray[np.float32]

# Words multiplied at once: a multiple of the first number, no more than the second. So many stay in the
# second cache of a processor that another program may share.
_STEP, _BLOCK = 32, 256


class Encoder:
    """A `MaxoutWindowEncoder` with a window of one word on either side."""

    def __init__(self, layers: Sequence[Maxout]) -> None:
        self._layers = layers
        self._width = layers[0].width
        self._pieces = layers[0].pieces
        # As far as a word's vector depends on its neighbours.
        self.reach = len(layers)

    def __call__(self, texts: Sequence[Floats]) -> list[Floats]:
        """Return the vectors in context for texts given as arrays of tokens x width."""
        # Between texts, and before the first, stands nothing, over as many words as a vector reaches.
        starts: list[int] = []
        at = 1 + self.reach
        for text in texts:
            starts.append(at)
            at += len(text) + self.reach
        steps = -(-(at - 1) // _STEP)
        size = steps * _STEP + 2  # an empty word before and after all blocks
        width = self._width
        current = np.zeros((width, size), dtype=np.float32)
        for start, text in zip(starts, texts, strict=True):
            current[:, start : start + len(text)] = text.T
        # The word before, the word and the word after; the ones are for the biases.
        whole = np.ones((3 * width + 1, min(_BLOCK, size - 2) + 2 * EDGE), dtype=np.float32)
        room = np.empty((self._pieces * width, whole.shape[1]), dtype=np.float32)
        after = np.zeros_like(current)
        for layer in self._layers:
            for first in range(1, size - 1, _BLOCK):
                last = min(first + _BLOCK, size - 1)
                edged = last - first + 2 * EDGE
                window = whole[:, EDGE : edged - EDGE]
                window[:width] = current[:, first - 1 : last - 1]
                window[width : 2 * width] = current[:, first:last]
                window[2 * width : -1] = current[:, first + 1 : last + 1]
                mixed = layer(whole[:, :edged], room[:, :edged])[:, EDGE:-EDGE]
                np.add(mixed, current[:, first:last], out=after[:, first:last])
            current, after = after, current
        return [
            np.ascontiguousarray(current[:, start : start + len(text)].T)
            for start, text in zip(starts, texts, strict=True)
        ]


def make_lean(nlp: Language) -> None:
    """Put the lean layers in the place of those layers of a pipeline that they can stand for."""
    for _, pipe in nlp.pipeline:
        component: Any = pipe
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in list(model.walk()):
            if node.name == affine.NAME:
                model.replace_node(node, affine.lean_affine(node))
        for node in list(model.walk()):
            lean = _lean(node, nlp.vocab)
            if lean is None:
                continue
            if node is model:
                component.model = lean
            else:
                model.replace_node(node, lean)
            break


def _lean(node: Model[Any, Any], vocab: Vocab) -> Model[Any, Any] | None:
    """Return a model that gives what `node` gives, or None where `node` is of another make."""
    if not (node.has_ref("embed") and node.has_ref("encode")):
        return None
    try:
        forms = _forms(node.get_ref("embed"), vocab)
        encoder = _encoder(node.get_ref("encode"))
    except (LookupError, ValueError):
        return None

    def forward(
        model: Model[list[Doc], list[Floats]], docs: list[Doc], is_train: bool
    ) -> tuple[list[Floats], Any]:
        features = [doc.to_array(forms.columns).astype(np.uint64, copy=False) for doc in docs]
        return encoder(forms(features)), _no_training

    return Model("lean_tok2vec", forward, dims={"nO": node.get_dim("nO")})


def _no_training(_: object) -> list[Doc]:
    raise NotImplementedError("lean vectors are for reading: train the pipeline that spaCy loads")


def _forms(embed: Model[Any, Any], vocab: Vocab) -> FormVectors:
    """Take a `MultiHashEmbed` apart. Raises LookupError or ValueError when it is of another make."""
    features, mixing, _ = embed.layers
    if features.name.endswith("|static_vectors"):
        hashing, static = features.layers
        weights: Floats = np.asarray(static.get_param("W"), dtype=np.float32)
        projection = np.ascontiguousarray(weights)
        if vocab.vectors.mode != "default" or static.attrs["key_attr"] != "ORTH":
            raise ValueError("vectors of another kind")
    else:
        hashing, projection = features, None
    extracting, _, hashed = hashing.layers
    return FormVectors(
        extracting.attrs["columns"], hashed.layers[0], projection, _maxout(mixing.layers[0]), vocab
    )


def _encoder(encode: Model[Any, Any]) -> Encoder:
    """Take a `MaxoutWindowEncoder` apart. Raises LookupError or ValueError when it is of another make."""
    layers = []
    for residual in encode.layers[0].layers:
        if residual.name.split("(")[0] != "residual":
            raise ValueError("no residual layer")
        window, *rest = residual.layers[0].layers
        if window.name != "expand_window" or window.attrs["window_size"] != 1:
            raise ValueError("a window of another width")
        layers.append(_maxout(*rest))
    if not layers:
        raise ValueError("no layers")
    return Encoder(layers)


def _maxout(layer: Model[Any, Any]) -> Maxout:
    nodes = {node.name: node for node in layer.walk()}
    return Maxout(nodes["maxout"], nodes["layernorm"])
