"""Dictionaries that are looked up in the words of many texts at once.

A dictionary is two sorted arrays of the words' numbers, of words that stand alone and of the first two of
several, behind a small table that tells for most words that they begin nothing: no Python object is made for
what is in no dictionary.
"""

from collections.abc import Container, Mapping

import numpy as np

from verbale.reading.gate.words import MIXERS, SHIFT, TABLE_BITS, Flags, Keys, Places, Words

_BUCKET_BITS = 15
_SHIFT_TO_BUCKET = np.uint64(64 - _BUCKET_BITS)
_GREATEST = (1 << 64) - 1
# The words of a phrase stand nearer to each other than this.
_NEAR = 3
# What the table tells of a word by its first eight letters: that it may stand alone, or first of several, and
# the same of words in capitals; and of two words, and of three, that they may begin a phrase.
_ALONE, _FIRST, _ALONE_IN_CAPITALS, _FIRST_IN_CAPITALS, _TWO, _THREE = 1, 2, 4, 8, 16, 32
# How many of these bits tell what a word begins; the bytes of two dictionaries' tables together have these.
_BITS = 4
# Letters of Latin-1 that are not capitals have this bit, and digits; but for one that begins no word.
_SMALL_AT = 5
# What stands in the text where a character stands in `raw`: a blank for a line's end, anything for "?".
_BETWEEN = np.array([{"\n": ord(" "), "?": 0}.get(chr(code), code) for code in range(256)], dtype=np.uint8)
# A line ends in `raw` where there is a blank in the text.
_IS_BLANK = np.array([chr(code) in " \n" for code in range(256)])


# Which words may stand alone, and which may stand first of several.
type Begins = tuple[Places, Places]


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
        pair_slots = _slots(words, every[:-1]).tolist()
        slots_of_three = _slots(words, every[:-2], several=3).tolist()
        alone: dict[int, int] = {}
        pairs: dict[int, int] = {}
        self.table = np.zeros(1 << TABLE_BITS, dtype=np.uint8)
        for phrase, first, count in zip(phrases, firsts.tolist(), counts.tolist(), strict=True):
            if not count:
                continue
            into, key = (alone, int(keys[first])) if count == 1 else (pairs, pair_keys[first])
            into[key] = into.get(key, 0) | bits[phrase]
            kind = _ALONE if count == 1 else _FIRST
            self.table[words.slots[first]] |= kind << 2 if phrase in in_capitals else kind
            if count > 1:
                self.table[pair_slots[first]] |= _TWO
            if count > 2:
                self.table[slots_of_three[first]] |= _THREE
        self._alone, self._pairs = _Keys(alone), _Keys(pairs)

    def find(self, words: Words, begins: Begins | None = None) -> tuple[Places, Places]:
        """Return which words begin a phrase of the dictionary, in order, and its bits.

        A word that begins phrases of several words and one alone comes twice. `begins` are the words that
        may begin one, if they have been looked for with those of another dictionary.
        """
        alone, firsts = begins or Both(self).begins(words)[0]
        if len(firsts) and firsts[-1] + 1 == len(words.starts):
            firsts = firsts[:-1]
        firsts = firsts[(self.table.take(_slots(words, firsts)) & _TWO) > 0]
        firsts = firsts[words.starts.take(firsts + 1) - words.ends.take(firsts) < _NEAR]
        places, bits = self._alone.find(alone, words.keys(alone))
        pairs = _joined(words.keys(firsts), words.keys(firsts + 1))
        places_of_pairs, bits_of_pairs = self._pairs.find(firsts, pairs)
        if not len(places_of_pairs):
            return places, bits
        places = np.concatenate((places_of_pairs, places))
        order = np.argsort(places, kind="stable")
        return places[order], np.concatenate((bits_of_pairs, bits))[order]

    def go_on(self, words: Words, places: Places) -> Flags:
        """Tell which of the words may begin a phrase of three words or more."""
        may: Flags = (self.table.take(_slots(words, places, several=3)) & _THREE) > 0
        return may


class Both:
    """Two dictionaries whose words are looked for at once: most words begin nothing in either."""

    def __init__(self, one: Phrases, other: Phrases | None = None) -> None:
        """Take the dictionaries."""
        self._table = one.table & (1 << _BITS) - 1
        if other is not None:
            self._table |= other.table << _BITS

    def begins(self, words: Words) -> tuple[Begins, Begins]:
        """Return for either dictionary which words may begin a phrase of it, in order."""
        may = self._table.take(words.slots)
        which = np.flatnonzero(may > 0)
        may = may.take(which)
        letters = words.raw.take(words.starts.take(which))
        # All bits where a capital letter stands, none elsewhere.
        may |= (may >> 2) & ((letters >> _SMALL_AT & 1) - np.uint8(1))
        alone, first, other_alone, other_first = (
            which.take(np.flatnonzero(may & kind > 0))
            for kind in (_ALONE, _FIRST, _ALONE << _BITS, _FIRST << _BITS)
        )
        return (alone, first), (other_alone, other_first)


def _slots(words: Words, firsts: Places, several: int = 2) -> Places:
    """Return where in a table words are looked up together with those behind them, if there are any."""
    heads = words.heads.take(firsts)
    for behind in range(1, several):
        heads = _joined(heads, words.heads.take(firsts + behind, mode="clip"))
    return (heads >> SHIFT).view(np.int64)


def _joined(keys: Keys, following: Keys) -> Keys:
    return keys * MIXERS[2] ^ following


class Written:
    """A dictionary of names of one word, or of two with one character between, as they are written."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        """Take names, each with a number; those of more words are not known."""
        names = list(numbers)
        words = Words.of(names)
        firsts = np.searchsorted(words.starts, words.offsets)
        counts = np.searchsorted(words.starts, words.beyond) - firsts
        one, two = np.flatnonzero(counts == 1), np.flatnonzero(counts == 2)
        which, pairs = _pairs(words, firsts.take(two))
        keys = dict(zip(words.written(firsts.take(one)).tolist(), one.tolist(), strict=True))
        keys |= zip(pairs.tolist(), two.take(which).tolist(), strict=True)
        self._keys = _Keys({key: numbers[names[at]] for key, at in keys.items() if key})

    def find(self, words: Words, places: Places) -> tuple[Places, Places]:
        """Return which of some words are known names, by their number among them, and these."""
        return self._keys.find(np.arange(len(places)), words.written(places))

    def find_pairs(self, words: Words, places: Places) -> tuple[Places, Places]:
        """Return which of some words begin names of two words that are known, and these."""
        return self._keys.find(*_pairs(words, places))


def _pairs(words: Words, places: Places) -> tuple[Places, Keys]:
    """Return which words stand one character before the next, and keys of both as they are written."""
    between = words.ends.take(places)
    letters = _BETWEEN.take(words.raw.take(between))
    which = np.flatnonzero((words.starts.take(places + 1) == between + 1) & (letters > 0))
    places = places.take(which)
    first, second = words.written(places), words.written(places + 1)
    keys = _joined(first, second) + letters.take(which)
    keys[(first == 0) | (second == 0)] = 0
    return which, keys


class _Keys:
    """Keys with a number each, in buckets by their first bits: few are looked at to find one."""

    def __init__(self, values: Mapping[int, int]) -> None:
        # Keys at the end that are greater than all others: each bucket may be looked at beyond its end.
        keys = np.array(sorted(values), dtype=np.uint64)
        buckets = (keys >> _SHIFT_TO_BUCKET).view(np.int64)
        self._firsts = np.searchsorted(buckets, np.arange(1 << _BUCKET_BITS))
        self._most = int(np.bincount(buckets, minlength=1).max())
        beyond = np.full(self._most, _GREATEST, dtype=np.uint64)
        self._keys: Keys = np.concatenate((keys, beyond))
        self._values = np.array([*(values[key] for key in keys.tolist()), *[0] * self._most], dtype=np.int64)

    def find(self, places: Places, keys: Keys) -> tuple[Places, Places]:
        """Return those of the places whose keys are known, with what they stand for."""
        at = self._firsts.take((keys >> _SHIFT_TO_BUCKET).view(np.int64))
        for _ in range(self._most - 1):
            at += self._keys.take(at) < keys
        is_known = self._keys.take(at) == keys
        return places[is_known], self._values.take(at[is_known])
