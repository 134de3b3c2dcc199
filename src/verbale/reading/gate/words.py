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
type Flags = npt.NDArray[np.bool_]
type Bytes = npt.NDArray[np.uint8]

# Latin-1: its letters in lower case without accents, one digit for all, a blank for each other character, and
# a byte of its own for what stands between texts.
FOLDED = b"\0" + bytes(
    ord("0" if char.isdigit() else char if char.isascii() else "x") if char.isalnum() else 32
    for char in (unicodedata.normalize("NFKD", chr(code).lower())[0] for code in range(1, 256))
)
# Characters that some write otherwise, each with the one that is meant. All keep their places.
_MEANT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("‑", "-"), ("–", "-"), ("—", "-"),
          ("…", "."))  # fmt: skip
# What stands between texts, as long as whatever is looked at beside a name; and before and after all, as many
# blanks as a word's key looks at. The words of a phrase stand nearer to each other.
_BETWEEN, _MARGIN = " \0" * 8 + " ", " " * 8
_NEAR = 3
_BLANK = 32

# A key is made of a word's first and last eight letters: these are all of it for words of sixteen at most.
_REACH = 8
_ALL = (1 << 64) - 1
_FROM_START = np.array([(1 << 8 * length) - 1 for length in range(_REACH + 1)], dtype=np.uint64)
_FROM_END = np.array([_ALL << 8 * (_REACH - length) & _ALL for length in range(_REACH + 1)], dtype=np.uint64)
_MIXERS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)))
_TABLE_BITS = 18
_SHIFT = np.uint64(64 - _TABLE_BITS)
_BUCKET_BITS = 14
_SHIFT_TO_BUCKET = np.uint64(64 - _BUCKET_BITS)
# What the table tells of a word by its first eight letters: that it may stand alone, or first of several, and
# the same of words in capitals; and of two words, that they may begin a phrase.
_ALONE, _FIRST, _ALONE_IN_CAPITALS, _FIRST_IN_CAPITALS, _TWO = 1, 2, 4, 8, 16
_BEGINS = np.array([bool(bits & ~_TWO) for bits in range(32)])
_IS_CAPITAL = np.array([chr(code).isupper() for code in range(256)], dtype=np.uint8)
_LATIN = 256
_UNKNOWN = ord("?")


@dataclass(frozen=True, slots=True)
class Words:
    """Texts and their words.

    `text` is all of them on one line, blanks, quotation marks and hyphens of one sort; `raw` the same with
    its lines, a byte a character, "?" for what is beyond Latin-1.
    """

    text: str
    raw: Bytes
    # Where each text begins in `text`.
    offsets: tuple[int, ...]
    # Of each word: where it begins, where it ends, and a key of its first eight letters.
    starts: Places
    ends: Places
    heads: Keys
    # Where in a table each is looked up.
    slots: Places
    _folded: bytes

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Words":
        """Fold texts and number their words."""
        whole = _BETWEEN.join(map(_plain, texts)).join((_MARGIN, _MARGIN))
        offsets: list[int] = []
        at = len(_MARGIN)
        for text in texts:
            offsets.append(at)
            at += len(text) + len(_BETWEEN)
        raw = np.frombuffer(whole.encode(), dtype=np.uint8) if whole.isascii() else _latin(whole)
        folded = raw.tobytes().translate(FOLDED)
        is_letter = np.frombuffer(folded, dtype=np.uint8) > _BLANK
        edges = np.flatnonzero(is_letter[1:] != is_letter[:-1])
        edges += 1
        starts, ends = np.ascontiguousarray(edges[::2]), np.ascontiguousarray(edges[1::2])
        heads = _eights(folded)[starts]
        heads &= _FROM_START[np.minimum(ends - starts, _REACH)]
        heads *= _MIXERS[0]
        slots = (heads >> _SHIFT).view(np.int64)
        return cls(whole.replace("\n", " "), raw, tuple(offsets), starts, ends, heads, slots, folded)

    def keys(self, which: Places) -> Keys:
        """Return the keys of some words, by all of their letters."""
        ends = self.ends[which]
        keys: Keys = _eights(self._folded)[ends - _REACH]
        keys &= _FROM_END[np.minimum(ends - self.starts[which], _REACH)]
        keys *= _MIXERS[1]
        keys ^= self.heads[which]
        return keys


def _plain(text: str) -> str:
    if not text.isascii():
        for written, meant in _MEANT:
            text = text.replace(written, meant)
    return text.replace("\0", " ")


def _latin(text: str) -> Bytes:
    """Return a byte for each character."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    latin = codes.astype(np.uint8)
    latin[codes >= _LATIN] = _UNKNOWN
    return latin


def _eights(folded: bytes) -> Keys:
    """Return the eight bytes from any place on, as one number."""
    return np.ndarray((len(folded) - _REACH + 1,), dtype="<u8", buffer=folded, strides=(1,))


class Phrases:
    """A dictionary of words and phrases, each with bits; a phrase counts by its first two words.

    Those of `in_capitals` count only where their first word begins with a capital letter.
    """

    def __init__(self, bits: Mapping[str, int], in_capitals: Container[str] = ()) -> None:
        phrases = list(bits)
        words = Words.of(phrases)
        firsts = np.searchsorted(words.starts, words.offsets)
        counts = np.diff(np.append(firsts, len(words.starts)))
        every = np.arange(len(words.starts))
        keys = words.keys(every)
        pair_keys = _joined(keys[:-1], keys[1:]).tolist()
        pair_slots = (_joined(words.heads[:-1], words.heads[1:]) >> _SHIFT).tolist()
        alone: dict[int, int] = {}
        pairs: dict[int, int] = {}
        self._table = np.zeros(1 << _TABLE_BITS, dtype=np.uint8)
        for phrase, first, count in zip(phrases, firsts.tolist(), counts.tolist(), strict=True):
            if not count:
                continue
            into, key = (alone, int(keys[first])) if count == 1 else (pairs, pair_keys[first])
            into[key] = into.get(key, 0) | bits[phrase]
            kind = _ALONE if count == 1 else _FIRST
            self._table[words.slots[first]] |= kind << 2 if phrase in in_capitals else kind
            if count > 1:
                self._table[pair_slots[first]] |= _TWO
        self._alone, self._pairs = _Keys(alone), _Keys(pairs)

    def find(self, words: Words) -> tuple[Places, Bits]:
        """Return which words begin a phrase of the dictionary, in order, and its bits.

        A word that begins phrases of several words and one alone comes twice.
        """
        may = self._table.take(words.slots)
        begins = np.flatnonzero(_BEGINS.take(may))
        may = may.take(begins)
        may |= (may >> 2) * _IS_CAPITAL.take(words.raw.take(words.starts.take(begins)))
        alone = begins[(may & _ALONE) > 0]
        firsts = begins[(may & _FIRST) > 0]
        if len(firsts) and firsts[-1] + 1 == len(words.starts):
            firsts = firsts[:-1]
        next_ones = firsts + 1
        slots = (_joined(words.heads.take(firsts), words.heads.take(next_ones)) >> _SHIFT).view(np.int64)
        firsts = firsts[(self._table.take(slots) & _TWO) > 0]
        firsts = firsts[words.starts.take(firsts + 1) - words.ends.take(firsts) < _NEAR]
        places, bits = self._alone.find(alone, words.keys(alone))
        pairs = _joined(words.keys(firsts), words.keys(firsts + 1))
        places_of_pairs, bits_of_pairs = self._pairs.find(firsts, pairs)
        if not len(places_of_pairs):
            return places, bits
        places = np.concatenate((places_of_pairs, places))
        order = np.argsort(places, kind="stable")
        return places[order], np.concatenate((bits_of_pairs, bits))[order]


def _joined(keys: Keys, following: Keys) -> Keys:
    return keys * _MIXERS[2] ^ following


class _Keys:
    """Keys with their bits, in buckets by their first bits: few are looked at to find one."""

    def __init__(self, bits: Mapping[int, int]) -> None:
        # Keys at the end that are greater than all others: each bucket may be looked at beyond its end.
        keys = np.array(sorted(bits), dtype=np.uint64)
        buckets = (keys >> _SHIFT_TO_BUCKET).view(np.int64)
        self._firsts = np.searchsorted(buckets, np.arange(1 << _BUCKET_BITS))
        self._most = int(np.bincount(buckets, minlength=1).max())
        beyond = np.full(self._most, _ALL, dtype=np.uint64)
        self._keys: Keys = np.concatenate((keys, beyond))
        self._bits = np.array([*(bits[key] for key in keys.tolist()), *[0] * self._most], dtype=np.uint16)

    def find(self, places: Places, keys: Keys) -> tuple[Places, Bits]:
        """Return those of the places whose keys are known, with their bits."""
        at = self._firsts.take((keys >> _SHIFT_TO_BUCKET).view(np.int64))
        for _ in range(self._most - 1):
            at += self._keys.take(at) < keys
        is_known = self._keys.take(at) == keys
        return places[is_known], self._bits.take(at[is_known])
