"""The words of many texts at once, as arrays, and dictionaries that are looked up in all of them together.

Texts are folded (lower case, no accents, a blank for all but letters and digits, one byte a character), and
each word becomes a number. A dictionary is then two sorted arrays of such numbers, of words that stand alone
and of the first two of several, behind a small table that tells for most words that they begin nothing: no
Python object is made for what is in no dictionary.
"""

import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

type Places = npt.NDArray[np.int64]
type Keys = npt.NDArray[np.uint64]
type Bits = npt.NDArray[np.uint16]

# Latin-1: its letters in lower case without accents, one digit for all, a blank for each other character, and
# a byte of its own for what stands between texts.
FOLDED = b"\0" + bytes(
    ord("0" if char.isdigit() else char if char.isascii() else "x") if char.isalnum() else 32
    for char in (unicodedata.normalize("NFKD", chr(code).lower())[0] for code in range(1, 256))
)
# Characters that some write otherwise, each with the one that is meant. All keep their places.
_MEANT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("‑", "-"), ("–", "-"), ("—", "-"),
          ("…", "."))  # fmt: skip
# What stands between texts, further than the words of a phrase do from each other, and before and after all,
# as many blanks as a word's key looks at.
_BETWEEN, _MARGIN = " \0 ", " " * 8
_BLANK = 32

# A key is made of a word's first and last eight letters: these are all of it for words of sixteen at most.
_REACH = 8
_ALL = (1 << 64) - 1
_FROM_START = np.array([(1 << 8 * length) - 1 for length in range(_REACH + 1)], dtype=np.uint64)
_FROM_END = np.array([_ALL << 8 * (_REACH - length) & _ALL for length in range(_REACH + 1)], dtype=np.uint64)
_MIXERS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)))
_TABLE_BITS = 18
_SHIFT = np.uint64(64 - _TABLE_BITS)
# What the table tells of a word: that it may stand alone, or first of several, and the same of words in
# capitals; and of two words, that they may begin a phrase.
_ALONE, _FIRST, _ALONE_IN_CAPITALS, _FIRST_IN_CAPITALS, _TWO = 1, 2, 4, 8, 16
_IS_CAPITAL = np.array([chr(code).isupper() for code in range(256)], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Words:
    """Texts and their words.

    `text` is all of them on one line, blanks, quotation marks and hyphens of one sort; `raw` the same with
    its lines, a byte a character, "?" for what is beyond Latin-1.
    """

    text: str
    raw: bytes
    # Where each text begins in `text`.
    offsets: tuple[int, ...]
    # Of each word: where it begins, where it ends, and its key.
    starts: Places
    ends: Places
    keys: Keys

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Words":
        """Fold texts and number their words."""
        whole = _BETWEEN.join(text.replace("\0", " ") for text in texts).join((_MARGIN, _MARGIN))
        if not whole.isascii():
            for written, meant in _MEANT:
                whole = whole.replace(written, meant)
        offsets: list[int] = []
        at = len(_MARGIN)
        for text in texts:
            offsets.append(at)
            at += len(text) + len(_BETWEEN)
        raw = whole.encode("latin-1", "replace")
        folded = raw.translate(FOLDED)
        is_letter = np.frombuffer(folded, dtype=np.uint8) > _BLANK
        edges = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
        starts, ends = np.ascontiguousarray(edges[::2]), np.ascontiguousarray(edges[1::2])
        keys = _keys(folded, starts, ends)
        return cls(whole.replace("\n", " "), raw, tuple(offsets), starts, ends, keys)


def _keys(folded: bytes, starts: Places, ends: Places) -> Keys:
    # Eight bytes from any place on, as one number.
    eights: Keys = np.ndarray((len(folded) - _REACH + 1,), dtype="<u8", buffer=folded, strides=(1,))
    lengths = np.minimum(ends - starts, _REACH)
    keys: Keys = eights[starts]
    keys &= _FROM_START[lengths]
    keys *= _MIXERS[0]
    last: Keys = eights[ends - _REACH]
    last &= _FROM_END[lengths]
    last *= _MIXERS[1]
    keys ^= last
    return keys


class Phrases:
    """A dictionary of words and phrases, each with bits; a phrase counts by its first two words.

    Those of `in_capitals` count only where their first word begins with a capital letter.
    """

    def __init__(self, bits: Mapping[str, int], in_capitals: Container[str] = ()) -> None:
        phrases = list(bits)
        words = Words.of(phrases)
        firsts = np.searchsorted(words.starts, words.offsets)
        counts = np.diff(np.append(firsts, len(words.starts)))
        alone: dict[int, int] = {}
        pairs: dict[int, int] = {}
        self._table = np.zeros(1 << _TABLE_BITS, dtype=np.uint8)
        two = _joined(words.keys)
        for phrase, first, count in zip(phrases, firsts.tolist(), counts.tolist(), strict=True):
            if not count:
                continue
            key = words.keys[first]
            into, key_of_all = (alone, int(key)) if count == 1 else (pairs, int(two[first]))
            into[key_of_all] = into.get(key_of_all, 0) | bits[phrase]
            kind = _ALONE if count == 1 else _FIRST
            self._table[int(key >> _SHIFT)] |= kind << 2 if phrase in in_capitals else kind
            if count > 1:
                self._table[int(two[first] >> _SHIFT)] |= _TWO
        self._alone, self._pairs = _sorted(alone), _sorted(pairs)
        self._is_any_in_capitals = bool((self._table & (_ALONE_IN_CAPITALS | _FIRST_IN_CAPITALS)).any())

    def find(self, words: Words) -> tuple[Places, Bits]:
        """Return which words begin a phrase of the dictionary, in order, and its bits.

        A word that begins phrases of several words and one alone comes twice.
        """
        may = self._table.take((words.keys >> _SHIFT).view(np.int64))
        if self._is_any_in_capitals:
            may |= (may >> 2) * _IS_CAPITAL.take(np.frombuffer(words.raw, dtype=np.uint8).take(words.starts))
        alone = np.flatnonzero(may & _ALONE)
        firsts = np.flatnonzero(may[:-1] & _FIRST)
        firsts = firsts[words.starts[firsts + 1] - words.ends[firsts] < len(_BETWEEN)]
        places, bits = _look_up(self._alone, alone, words.keys[alone])
        keys = words.keys[firsts] * _MIXERS[2] ^ words.keys[firsts + 1]
        may_be = np.flatnonzero(self._table.take((keys >> _SHIFT).view(np.int64)) & _TWO)
        places_of_pairs, bits_of_pairs = _look_up(self._pairs, firsts[may_be], keys[may_be])
        places = np.concatenate((places_of_pairs, places))
        order = np.argsort(places, kind="stable")
        return places[order], np.concatenate((bits_of_pairs, bits))[order]


def _joined(keys: Keys) -> Keys:
    joined = keys * _MIXERS[2]
    joined[:-1] ^= keys[1:]
    return joined


def _sorted(bits: Mapping[int, int]) -> tuple[Keys, Bits]:
    # One key at the end that is greater than all others, so that each place in the array is one to look at.
    keys = sorted(bits)
    of_keys = [*(bits[key] for key in keys), 0]
    return np.array([*keys, _ALL], dtype=np.uint64), np.array(of_keys, dtype=np.uint16)


def _look_up(known: tuple[Keys, Bits], places: Places, keys: Keys) -> tuple[Places, Bits]:
    sorted_keys, bits = known
    at = np.searchsorted(sorted_keys, keys)
    at[at == len(sorted_keys)] = 0
    is_known = sorted_keys[at] == keys
    return places[is_known], bits[at[is_known]]
