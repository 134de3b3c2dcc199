"""How much of one report's wording stands in another: pure functions of the texts.

Wording is compared by passages of five running words. Whether two reports are worth comparing at all is
told by their prints: some of these passages, chosen by winnowing (Schleimer, Wilkerson and Aiken,
"Winnowing: local algorithms for document fingerprinting", SIGMOD 2003), so that any longer run of words
which two texts share gives both a common print, wherever in the text it stands. The opening, where the
news is, is winnowed more closely: a flash of one sentence is found in the full report that follows.
"""

import re
from hashlib import blake2b
from itertools import accumulate
from struct import unpack
from typing import Final

WORDS_OF_A_PASSAGE: Final = 5
OPENING: Final = 40
"""Passages of the opening, from each window of which a print is kept."""
OPENING_WINDOW: Final = 4
WINDOW: Final = 32

_BYTES = 8
_WORD = re.compile(r"\w+")


def passages(text: str) -> list[int]:
    """Return a 64-bit hash for each run of five words, in order; a shorter text is one passage."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    if not words:
        return []
    ends = list(accumulate(len(word) + 1 for word in words))
    starts = [0, *ends[:-1]]
    whole = b" ".join(words)
    last = ends[WORDS_OF_A_PASSAGE - 1 :] or ends[-1:]
    hashed = [
        blake2b(whole[start : end - 1], digest_size=_BYTES).digest()
        for start, end in zip(starts, last, strict=False)
    ]
    # Signed and the same on every machine, as databases keep them.
    return list(unpack(f">{len(hashed)}q", b"".join(hashed)))


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


def _winnow(hashes: list[int], window: int) -> set[int]:
    """Return the smallest hash of each window; a shorter text is one window."""
    if len(hashes) <= window:
        return {min(hashes)} if hashes else set()
    least = min(hashes[:window])
    found = {least}
    for end in range(window, len(hashes)):
        if hashes[end] <= least:
            least = hashes[end]
            found.add(least)
        elif hashes[end - window] == least:
            least = min(hashes[end - window + 1 : end + 1])
            found.add(least)
    return found
