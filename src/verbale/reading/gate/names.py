"""Finds the names of parties, offices and office-holders in many texts at once.

Names are looked up by their words, folded, and count if they are written as a name is; names of offices of
several words however they are capitalised.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from verbale.account import Span
from verbale.knowledge.lexicon import plain
from verbale.knowledge.tenures import Tenure
from verbale.reading.gate.words import FOLDED, Phrases, Words


@dataclass(frozen=True, slots=True)
class Actor:
    """What a name stands for; `held` where it is an office-holder's full name."""

    # The party as a number, 0 where it stands for none.
    party: int = 0
    is_office: bool = False
    is_weighty: bool = False
    held: tuple[Tenure, ...] = ()


# Where an actor stands in the text: start, end, and who or what it is.
type Found = tuple[int, int, Actor]

# Numbers of words that a name can have, as bits, each with these numbers, the greatest first.
_MOST_WORDS = 16
type _Lengths = tuple[int, ...]


class Names:
    """A dictionary that finds names as they are written, each with its actor."""

    def __init__(self, names: Mapping[str, Actor], offices: Mapping[str, Actor]) -> None:
        """Take names as they are written, and offices of several words in lower case."""
        self._names: dict[str, Actor] = {}
        self._offices: dict[str, Actor] = {}
        # Names that begin or end with what folding takes for no letter, by what is left of them: where the
        # rest begins, the name, and its actor.
        self._ragged: dict[str, list[tuple[int, str, Actor]]] = {}
        # Names in scripts of which folding leaves nothing: a user's own, if any.
        self._others: dict[str, Actor] = {}
        lengths: dict[str, int] = {}
        in_capitals: set[str] = set()
        for known, into in ((names, self._names), (offices, self._offices)):
            for name, actor in known.items():
                folded = name.encode("latin-1", "replace").translate(FOLDED)
                start, end = len(folded) - len(folded.lstrip()), len(folded.rstrip())
                if start >= end:
                    self._others[name] = actor
                    continue
                lengths[name] = 1 << min(len(folded.split()), _MOST_WORDS) - 1
                if into is self._names and name[0].isupper() and not start:
                    in_capitals.add(name)
                if end - start < len(name):
                    self._ragged.setdefault(name[start:end], []).append((start, name, actor))
                else:
                    into[name] = actor
        self._phrases = Phrases(lengths, in_capitals)
        self._lengths_of: dict[int, _Lengths] = {}

    def find(self, words: Words) -> list[Found]:
        """Return (start, end, actor) in order, the longest at each place."""
        text, raw, names = words.text, words.raw, self._names
        places, lengths = self._phrases.find(words)
        following = np.minimum(places + 1, len(words.ends) - 1)
        candidates = zip(
            places.tolist(), lengths.tolist(), words.starts[places].tolist(), words.ends[places].tolist(),
            words.ends[following].tolist(), strict=True,
        )  # fmt: skip
        found: list[Found] = []
        beyond = 0
        for place, bits, start, end, end_of_two in candidates:
            if start < beyond:
                continue
            for length in _ALONE if bits == 1 else _TWO if bits == 2 else self._lengths(bits):
                stop = end if length == 1 else end_of_two if length == 2 else _end(words, place, length)
                actor = names.get(text[start:stop])
                each = self._otherwise(text, start, stop) if actor is None else (start, stop, actor)
                if each is not None and (
                    _BEYOND not in (raw[each[0] - 1], raw[each[1]]) or _is_whole(text, each[0], each[1])
                ):
                    found.append(each)
                    beyond = each[1]
                    break
        if self._others and not text.isascii():
            others = [
                (*place, actor) for name, actor in self._others.items() for place in places_of(text, name)
            ]
            found = _longest((*found, *others))
        return found

    def _otherwise(self, text: str, start: int, end: int) -> Found | None:
        """Return who is named there by a name that is not written as it is known."""
        written = text[start:end]
        actor = self._offices.get(written.lower())
        if actor is None and not written.isascii():
            actor = self._names.get(plain(written))
        if actor is not None:
            return start, end, actor
        for before, name, of_name in self._ragged.get(written, ()):
            if text.startswith(name, start - before):
                return start - before, start - before + len(name), of_name
        return None

    def _lengths(self, bits: int) -> _Lengths:
        found = self._lengths_of.get(bits)
        if found is None:
            found = tuple(length for length in range(_MOST_WORDS, 0, -1) if bits >> length - 1 & 1)
            self._lengths_of[bits] = found
        return found


_ALONE, _TWO = (1,), (2,)
_BEYOND = ord("?")  # also what stands for letters beyond Latin-1


def _end(words: Words, place: int, length: int) -> int:
    return words.ends.item(min(place + length, len(words.ends)) - 1)


def _longest(found: Iterable[Found]) -> list[Found]:
    """Return what is found in order, without what a longer one or an earlier one overlaps."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def places_of(text: str, name: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield where a name stands in the text, or between two places of it, as a whole word."""
    end = len(text) if end is None else end
    at = text.find(name, start, end)
    while at >= 0:
        after = at + len(name)
        if _is_whole(text, at, after):
            yield at, after
        at = text.find(name, after, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))
