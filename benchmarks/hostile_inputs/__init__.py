"""Hostile inputs, made by code: each kind is a function of a random generator and a size.

`size` is about how many bytes, characters or items the kind makes of what it makes many of.
"""

from collections.abc import Callable, Iterator
from random import Random

from benchmarks.hostile_inputs import archives, documents, texts

type Maker = Callable[[Random, int], bytes]

KINDS: dict[str, Maker] = {**texts.KINDS, **documents.KINDS, **archives.KINDS}


def hostile(size: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield the file name and the content of an input of each kind, the same for the same seed."""
    for name, make in KINDS.items():
        yield name, make(Random(f"{seed} {name}"), size)  # noqa: S311  (no secret)
