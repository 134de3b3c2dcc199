"""When two spellings are one name.

Names come from many alphabets through many transcriptions. They are folded (case, accents and
punctuation fall away), then compared word by word: a short edit distance, or the same consonants in
the same order, makes two words one.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# Letters that do not fall apart into a base letter and a mark.
_LETTERS = str.maketrans({"ə": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss",
                          "æ": "ae", "œ": "oe"})  # fmt: skip
_APOSTROPHES = re.compile(r"['’ʼʻ`´]")
_NO_WORD = re.compile(r"[\W_]+")
_SOUNDS = (("ph", "f"), ("x", "ks"), ("q", "k"), ("ck", "k"), ("w", "v"))
# Letters of several languages for sounds that English writes otherwise; as names are compared beside their
# own spelling alone, for "dj" is also a plain d.
_RESPELLED = (("dzh", "j"), ("dj", "j"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"))
_SILENT = re.compile(r"[aeiouyhj]")
_DOUBLED = re.compile(r"(.)\1+")

MIN_LENGTH_OF_ONE_EDIT = 5
MIN_LENGTH_OF_TWO_EDITS = 8
MIN_CONSONANTS = 3
MAX_LENGTH = 200
LEAST_LIKENESS = 0.5


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return `name` in lower case without accents and punctuation, words parted by one space."""
    letters = unicodedata.normalize("NFKD", name[:MAX_LENGTH]).casefold()
    plain = unicodedata.normalize("NFKD", letters).translate(_LETTERS)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", _APOSTROPHES.sub("", bare)).strip()


@lru_cache(maxsize=65536)
def singulars(words: str) -> tuple[str, ...]:
    """Return the folded words of a name or phrase, plurals in s without it."""
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
        for word in fold(words).split()
    )


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """Return the consonants of a folded word, doubled ones once: the key under which variants meet."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", word)) or word


def keys(name: str) -> tuple[str, ...]:
    """Return the keys of all words of a name, sorted, each once."""
    return tuple(sorted({consonants(word) for word in fold(name).split() if len(word) > 1}))


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Tell whether two folded words are spellings of one."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter >= MIN_LENGTH_OF_ONE_EDIT:
        edits = 2 if shorter >= MIN_LENGTH_OF_TWO_EDITS else 1
        if Levenshtein.distance(one, other, score_cutoff=edits) <= edits:
            return True
    sounds = consonants(one)
    if one[:1] != other[:1] or sounds != consonants(other):
        return False
    return len(sounds) >= MIN_CONSONANTS or (
        shorter > MIN_LENGTH_OF_ONE_EDIT and Levenshtein.distance(one, other, score_cutoff=2) <= 2
    )


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Tell whether two names can be of one person: family names agree, and given names where both have them.

    A name of one word agrees with any name that has the word. Middle names are left aside, and two
    names of the same words in another order are one.
    """
    words, others = fold(one).split(), fold(other).split()
    if not words or not others:
        return False
    if len(words) == 1 or len(others) == 1:
        (single,), many = (words, others) if len(words) == 1 else (others, words)
        return any(same_word(single, word) for word in many)
    if sorted(words) == sorted(others):
        return True
    return same_word(words[-1], others[-1]) and _same_given(words[0], others[0])


@lru_cache(maxsize=65536)
def same_name_respelled(one: str, other: str) -> bool:
    """Tell whether two names can be of one person, also where a language writes sounds its own way."""
    return same_name(one, other) or same_name(_respelled(one), _respelled(other))


@lru_cache(maxsize=65536)
def _respelled(name: str) -> str:
    word = fold(name)
    for spelling, sound in _RESPELLED:
        word = word.replace(spelling, sound)
    return word


def like_name(one: str, other: str) -> bool:
    """Tell whether two names can be transcriptions of one, where something else says that they are.

    Their last words begin alike, by sound, and have more letters in common than not.
    """
    words, others = fold(one).split(), fold(other).split()
    if not words or not others or consonants(words[-1])[:1] != consonants(others[-1])[:1]:
        return False
    return Levenshtein.normalized_similarity(words[-1], others[-1]) >= LEAST_LIKENESS


def _same_given(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return same_word(one, other)
