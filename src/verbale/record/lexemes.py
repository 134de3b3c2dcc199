"""The words of a text as PostgreSQL's full-text index keeps them: lexemes with their places, and marks.

Marks are numbers: one for the month of the text, and one for each two words that follow each other.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from verbale.record.fulltext import words_of
from verbale.record.names import fold

# The places of the first words of a text are kept, of each of them so many, and no more.
_MAX_PLACE = 16_383
_MAX_PLACES_OF_WORD = 255
_MAX_BYTES_OF_WORD = 2_046
_MAX_BYTES = 900_000
_BYTES_OF_LEXEME, _BYTES_OF_PLACE = 8, 2
_SHORT = 4_000  # characters: too few for these bounds, but for one word that the database itself cuts short

# Two words in a row are told by one of so many marks; those of months follow.
_PAIRS, _SPREAD = 1 << 16, 31
_MONTHS_IN_YEAR = 12


def indexed(day: str, words: str) -> tuple[str, str]:
    """Return the words of a text with their places, and its marks."""
    lexemes = folded(words_of(words))
    places = _places_of_some(lexemes) if len(words) > _SHORT else _places(lexemes)
    told = " ".join([f"'{word}':{','.join(map(str, known))}" for word, known in places.items()])
    # Written here, for the driver takes longer over a list than all the rest takes.
    return told, f"{{{','.join(map(str, (*pairs_of(lexemes), month_of(day))))}}}"


def _places(lexemes: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(lexemes, start=1):
        places[word].append(place)
    return places


def _places_of_some(lexemes: Sequence[str]) -> dict[str, list[int]]:
    """Return the places of words, of a text too long to be indexed those of the first ones."""
    places: dict[str, list[int]] = {}
    size = 0
    for place, word in enumerate(lexemes, start=1):
        if size > _MAX_BYTES:
            break
        if word not in places:
            size += len(word.encode()) + _BYTES_OF_LEXEME
        known = places.setdefault(word, [])
        if len(known) < _MAX_PLACES_OF_WORD and known[-1:] != [_MAX_PLACE]:
            known.append(min(place, _MAX_PLACE))
            size += _BYTES_OF_PLACE
    return places


def pairs_of(lexemes: Sequence[str]) -> set[int]:
    """Return the marks of the words that follow each other; two pairs may share a mark."""
    codes = map(_code, lexemes)
    return {(_SPREAD * one + other) % _PAIRS for one, other in pairwise(codes)}


@lru_cache(maxsize=65_536)
def _code(lexeme: str) -> int:
    """Return a number for a word, the same everywhere."""
    return crc32(lexeme.encode())


def month_of(day: str) -> int:
    """Return the mark of the month of an ISO day."""
    return _PAIRS + int(day[:4]) * _MONTHS_IN_YEAR + int(day[5:7])


def folded(words: Sequence[str]) -> list[str]:
    """Return folded words; one that folds to several, or to none, stays a single word all the same."""
    return [_lexeme(word) for word in words]


# Texts repeat their words, and to fold one takes longer than to know it again.
@lru_cache(maxsize=65_536)
def _lexeme(word: str) -> str:
    return fold(word).replace(" ", "").encode()[:_MAX_BYTES_OF_WORD].decode(errors="ignore")
