"""How much of one report's wording stands in another: pure functions of the texts.

Wording is compared by passages of five running words. Whether two reports are worth comparing at all is
told by their prints: some of these passages, chosen by winnowing (Schleimer, Wilkerson and Aiken,
"Winnowing: local algorithms for document fingerprinting", SIGMOD 2003), so that any longer run of words
which two texts share gives both a common print, wherever in the text it stands. The opening, where the
news is, is winnowed more closely: a flash of one sentence is found in the full report that follows.
"""

import re
from hashlib import blake2b
from typing import Final

WORDS_OF_A_PASSAGE: Final = 5
OPENING: Final = 40
"""Passages of the opening, from each window of which a print is kept."""
OPENING_WINDOW: Final = 4
WINDOW: Final = 32

_WORD = re.compile(r"\w+")


def passages(text: str) -> list[int]:
    """Return a 64-bit hash for each run of five words, in order; a shorter text is one passage."""
    words = _WORD.findall(text.casefold())
    last = max(len(words) - WORDS_OF_A_PASSAGE, 0)
    return [_hash(words[start : start + WORDS_OF_A_PASSAGE]) for start in range(last + 1)] if words else []


def prints(text: str) -> frozenset[int]:
    """Return the prints of a text: about one for every sixteen words, more at its opening."""
    hashes = passages(text)
    opening = _winnow(hashes[:OPENING], OPENING_WINDOW)
    return frozenset(opening | _winnow(hashes[OPENING:], WINDOW))


def share(one: str, other: str) -> float:
    """Return the share of the shorter text's passages that stand in the longer: 0 to 1."""
    here, there = set(passages(one)), set(passages(other))
    fewer = min(len(here), len(there))
    return len(here & there) / fewer if fewer else 0.0


def _hash(words: list[str]) -> int:
    """Return a signed hash, the same on every machine, as databases keep it."""
    packed = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), signed=True)


def _winnow(hashes: list[int], window: int) -> set[int]:
    """Return the smallest hash of each window; a shorter text is one window."""
    if not hashes:
        return set()
    starts = range(max(len(hashes) - window, 0) + 1)
    return {min(hashes[start : start + window]) for start in starts}
