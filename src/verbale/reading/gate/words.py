"""The words of many texts at once, as arrays.

Texts are folded (lower case, no accents, one byte a character), and each word becomes a number.
"""

import unicodedata
from collections.abc import Buffer, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

type Places = npt.NDArray[np.int64]
type Keys = npt.NDArray[np.uint64]
type Flags = npt.NDArray[np.bool_]
type Bytes = npt.NDArray[np.uint8]

# Latin-1: its letters in lower case without accents, digits, a blank for each other character, and a byte of
# its own for what stands between texts.
FOLDED = b"\0" + bytes(
    ord(char if char.isascii() else "x") if char.isalnum() else 32
    for char in (unicodedata.normalize("NFKD", chr(code).lower())[0] for code in range(1, 256))
)
_LETTERS_OF = np.frombuffer(FOLDED, dtype=np.uint8)
# Characters that some write otherwise, each with the one that is meant. All keep their places.
_MEANT = (("’", "'"), ("“", '"'), ("”", '"'), ("—", "-"), ("‘", "'"), ("–", "-"), ("…", "."), ("\u00a0", " "),
          ("‑", "-"))  # fmt: skip
# What stands between texts, as long as whatever is looked at beside a name; and before and after all, as many
# blanks as a word's key looks at.
_BETWEEN, _MARGIN = " \0" * 8 + " ", " " * 8
_BLANK, _LINE = 32, ord("\n")
_STOPS = tuple(map(ord, ".!?"))

# A key is made of a word's first and last eight letters: these are all of it for words of sixteen at most.
_REACH = 8
_ALL = (1 << 64) - 1
_FROM_END = np.array([_ALL << 8 * (_REACH - length) & _ALL for length in range(_REACH + 1)], dtype=np.uint64)
MIXERS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)))
TABLE_BITS = 18
_ALL_BITS = np.uint64(64)
_TO_LOWER, _A, _LETTERS, _ZERO, _DIGITS, _ASCII = map(np.uint8, (32, ord("a"), 26, ord("0"), 10, 127))
SHIFT = np.uint64(64 - TABLE_BITS)
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
    # Where each text begins in `text`, and where it ends.
    offsets: Places
    beyond: Places
    # Where lines end, and where full stops, exclamation and question marks stand.
    lines: Places
    stops: Places
    # Of each word: where it begins, where it ends, and a key of its first eight letters.
    starts: Places
    ends: Places
    heads: Keys
    # Where in a table each is looked up.
    slots: Places
    _folded: Bytes

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Words":
        """Fold texts and number their words."""
        alike = [_plain(text) for text in texts]
        lengths = np.array([len(text) for text in alike], dtype=np.int64)
        beyond = np.cumsum(lengths + len(_BETWEEN)) + (len(_MARGIN) - len(_BETWEEN))
        between, margin = _BETWEEN.encode(), _MARGIN.encode()
        latin = between.join([_latin(text) for text in alike]).join((margin, margin))
        raw = np.frombuffer(latin, dtype=np.uint8)
        marks = np.flatnonzero(_is_mark(raw))
        kinds = raw.take(marks)
        lines = kinds == _LINE
        is_other = kinds > _ASCII
        folded, is_edge = _folded(raw, marks.take(np.flatnonzero(is_other)))
        edges = np.flatnonzero(is_edge)
        starts, ends = edges[::2].copy(), edges[1::2].copy()
        heads = _first_eights(folded, starts)
        _cut(heads, np.minimum(ends - starts, _REACH))
        heads *= MIXERS[0]
        slots = (heads >> SHIFT).view(np.int64)
        whole = _BETWEEN.join(alike).join((_MARGIN, _MARGIN)).replace("\n", " ")
        return cls(
            whole,
            raw,
            beyond - lengths,
            beyond,
            marks.take(np.flatnonzero(lines)),
            marks.take(np.flatnonzero(~(lines | is_other))),
            starts,
            ends,
            heads,
            slots,
            folded,
        )

    def keys(self, which: Places) -> Keys:
        """Return the keys of some words, by all of their letters."""
        ends = self.ends.take(which)
        lengths = ends - self.starts.take(which)
        ends -= _REACH
        keys: Keys = _eights(self._folded.data)[ends]
        keys &= _FROM_END.take(np.minimum(lengths, _REACH))
        keys *= MIXERS[1]
        keys ^= self.heads.take(which)
        return keys

    def written(self, which: Places) -> Keys:
        """Return keys of some words as they are written, 0 for those longer than a key tells."""
        starts, ends = self.starts.take(which), self.ends.take(which)
        lengths = ends - starts
        eights = _eights(self.raw.data)
        at = np.minimum(lengths, _REACH)
        keys: Keys = eights[ends - _REACH]
        keys &= _FROM_END.take(at)
        keys *= MIXERS[1]
        heads = eights[starts]
        _cut(heads, at)
        heads *= MIXERS[0]
        keys ^= heads
        keys[lengths > 2 * _REACH] = 0
        return keys


def _plain(text: str) -> str:
    # The most frequent first: most texts have no others.
    for written, meant in _MEANT:
        if text.isascii():
            break
        text = text.replace(written, meant)
    return text.replace("\0", " ")


def _latin(text: str) -> bytes:
    """Return a byte for each character."""
    if text.isascii():
        return text.encode()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    latin = codes.astype(np.uint8)
    latin[codes >= _LATIN] = _UNKNOWN
    return latin.tobytes()


def _is_mark(raw: Bytes) -> Flags:
    """Tell of each character whether it ends a line, may end a sentence, or is none of ASCII."""
    is_mark: Flags = raw > _ASCII
    for mark in (_LINE, *_STOPS):
        is_mark |= raw == mark
    return is_mark


def _folded(raw: Bytes, others: Places) -> tuple[Bytes, Flags]:
    """Return letters in lower case without accents, and where words begin or have ended.

    `others` is where what is not of ASCII stands. What is no letter is any byte, and eights of them are left
    at the end.
    """
    size = len(raw)
    folded = np.full((size // _REACH + 2) * _REACH, _BLANK, dtype=np.uint8)
    np.bitwise_or(raw, _TO_LOWER, out=folded[:size])
    is_letter = folded[:size] - _A < _LETTERS
    is_letter |= raw - _ZERO < _DIGITS
    if len(others):
        letters = _LETTERS_OF.take(raw.take(others))
        folded[others] = letters
        is_letter[others] = letters > _BLANK
    is_edge = np.zeros(size, dtype=np.bool_)
    np.not_equal(is_letter[1:], is_letter[:-1], out=is_edge[1:])
    return folded, is_edge


def _first_eights(letters: Bytes, starts: Places) -> Keys:
    """Return the eight bytes from each of many places on, as one number; put together from two eights."""
    eights = letters.view(np.uint64)
    at = starts >> 3
    shifts = _shifts(starts & 7)
    heads: Keys = eights.take(at)
    heads >>= shifts
    at += 1
    behind = eights.take(at)
    np.subtract(_ALL_BITS, shifts, out=shifts)
    behind <<= shifts
    heads |= behind
    return heads


def _cut(heads: Keys, lengths: Places) -> None:
    """Take away what stands behind the first bytes, eight at most; what is left stays in its place."""
    beyond = _shifts(_REACH - lengths)
    heads <<= beyond
    heads >>= beyond


def _shifts(lengths: Places) -> Keys:
    """Return of numbers of bytes how many bits they have."""
    return (lengths << 3).view(np.uint64)


def _eights(letters: Buffer) -> Keys:
    """Return the eight bytes from any place on, as one number.

    To take from it copies all of it: where few are wanted, an index costs less.
    """
    return np.ndarray((memoryview(letters).nbytes - _REACH + 1,), dtype="<u8", buffer=letters, strides=(1,))
