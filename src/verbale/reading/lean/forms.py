"""The vectors of word forms, worked out once a form and remembered.

What a spaCy pipeline knows of a word before it looks at the neighbours depends on its form alone: the
spelling, its norm, and whether white space follows. News repeats its forms, so most are known already.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.vocab import Vocab
from thinc.api import Model

from verbale.reading.lean.layers import EDGE, Maxout

type Floats = npt.NDArray[np.float32]
type Numbers = npt.NDArray[np.uint64]

# 25 MB for each of two models: more forms than a month of news has often.
_CAPACITY = 65_536
# Unknown forms are worked out so many at a time, however many there are: a product of matrices may
# round otherwise when its shape differs, and a vector must not depend on the neighbours.
_BLOCK = 64
_MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


class FormVectors:
    """Vectors of forms, by the layers of a `MultiHashEmbed` with or without static vectors."""

    def __init__(
        self,
        columns: list[Any],
        hashed: Model[Any, Any],
        projection: Floats | None,  # of static vectors, width x inputs
        mix: Maxout,
        vocab: Vocab,
        capacity: int | None = None,
    ) -> None:
        self.columns = ["ORTH", "NORM", "SPACY", *columns]
        self._hashed = hashed
        self._projection = projection
        self._mix = mix
        self._vocab = vocab
        self._capacity = capacity or _CAPACITY
        self._rows: dict[int, int] = {}
        self._table: Floats = np.empty((self._capacity, mix.width), dtype=np.float32)

    def __call__(self, texts: Sequence[Numbers]) -> list[Floats]:
        """Return the vectors (tokens x width) of texts, each given as an array of tokens x `columns`.

        What is new to all of them is worked out together.
        """
        features = np.concatenate(texts)
        keys = (features[:, :3] * _MIXERS).sum(axis=1).tolist()
        rows = [self._rows.get(key, -1) for key in keys]
        if -1 in rows:
            rows = self._learn(features, keys, rows)
        ends = np.cumsum([len(text) for text in texts])
        return np.split(self._table[rows], ends[:-1])

    def _learn(self, features: Numbers, keys: list[int], rows: list[int]) -> list[int]:
        first = {key: at for at, (key, row) in enumerate(zip(keys, rows, strict=True)) if row < 0}
        if len(self._rows) + len(first) > self._capacity:
            self._rows.clear()
            first = {key: at for at, key in enumerate(keys)}
            if len(first) > len(self._table):
                self._table = np.empty((len(first), self._mix.width), dtype=np.float32)
        new = features[list(first.values())]
        for start in range(0, len(new), _BLOCK):
            block = new[start : start + _BLOCK]
            at = len(self._rows)
            self._table[at : at + len(block)] = self._work_out(block)
            self._rows.update(
                zip(list(first)[start : start + _BLOCK], range(at, at + len(block)), strict=True)
            )
        return [self._rows[key] for key in keys]

    def _work_out(self, block: Numbers) -> Floats:
        hashed = self._hashed.predict(np.ascontiguousarray(block[:, 3:]))
        inside = slice(EDGE, EDGE + len(block))
        parts = np.zeros((self._mix.inputs + 1, _BLOCK + 2 * EDGE), dtype=np.float32)
        parts[: hashed.shape[1], inside] = hashed.T
        parts[-1] = 1  # for the biases
        if self._projection is not None:
            vectors = self._vocab.vectors
            rows = vectors.find(keys=block[:, 0])
            vectors_told = vectors.data[rows]
            vectors_told[rows < 0] = 0
            known = np.zeros((self._projection.shape[1], parts.shape[1]), dtype=np.float32)
            known[:, inside] = vectors_told.T
            parts[hashed.shape[1] : -1] = self._projection @ known
        mixed: Floats = self._mix(parts)[:, inside].T
        return mixed
