"""Finds the names of parties, offices and office-holders in many texts at once.

Names are looked up by their words, folded, and count if they are written as a name is; names of offices of
several words however they are capitalised.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from verbale.account import Span
from verbale.knowledge.lexicon import plain
from verbale.knowledge.tenures import Tenure
from verbale.reading.gate.phrases import Begins, Phrases, Written
from verbale.reading.gate.terms import ANYWHERE, EVER, Terms
from verbale.reading.gate.words import FOLDED, Flags, Places, Words


@dataclass(frozen=True, slots=True)
class Leader:
    """One who led a state or a ministry, known by the family name alone."""

    tenure: Tenure
    # The party as a number: that it is named in the text is asked for, unless nobody else bears the name.
    party: int
    is_only: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """What a name stands for; `held` where it is a full name, `leaders` where it is a family name."""

    # The party as a number, 0 where it stands for none.
    party: int = 0
    is_office: bool = False
    is_weighty: bool = False
    is_body: bool = False
    held: tuple[Tenure, ...] = ()
    leaders: tuple[Leader, ...] = ()


def _terms(actor: Actor) -> list[tuple[Tenure, int]]:
    led = ((each.tenure, ANYWHERE if each.is_only else each.party) for each in actor.leaders)
    return [*led, *((tenure, EVER) for tenure in actor.held)]


# Where a name starts and ends, and which it is; and the same of many.
type _Place = tuple[int, int, int]
type _Columns = tuple[Places, Places, Places]


@dataclass(frozen=True, slots=True)
class Found:
    """Where names stand, in order."""

    starts: Places
    ends: Places
    # Of each: its actor's number, its party, and whether it is an office, or an organisation of states.
    which: Places
    parties: Places
    is_office: Flags
    is_body: Flags
    # Offices, and names of those who held one.
    may_speak: Places
    actors: Sequence[Actor]
    terms: Terms

    def __len__(self) -> int:
        return len(self.starts)


# Numbers of words that a name can have, as bits, each with these numbers, the greatest first.
_MOST_WORDS = 16
type _Lengths = tuple[int, ...]


class Names:
    """A dictionary that finds names as they are written, each with its actor."""

    def __init__(self, names: Mapping[str, Actor], offices: Mapping[str, Actor]) -> None:
        """Take names as they are written, and offices of several words in lower case."""
        self.actors = [*names.values(), *offices.values()]
        self._parties = np.array([actor.party for actor in self.actors], dtype=np.int64)
        self._is_office = np.array([actor.is_office for actor in self.actors], dtype=np.bool_)
        self._is_body = np.array([actor.is_body for actor in self.actors], dtype=np.bool_)
        self._may_speak = np.array(
            [actor.is_office or bool(actor.held or actor.leaders) for actor in self.actors]
        )
        self._terms = Terms([_terms(actor) for actor in self.actors])
        self._names: dict[str, int] = {}
        self._offices: dict[str, int] = {}
        # Names that begin or end with what folding takes for no letter, by what is left of them: where the
        # rest begins, the name, and its actor.
        self._ragged: dict[str, list[tuple[int, str, int]]] = {}
        # Names in scripts of which folding leaves nothing: a user's own, if any.
        self._others: dict[str, int] = {}
        lengths: dict[str, int] = {}
        in_capitals: set[str] = set()
        intos = [self._names] * len(names) + [self._offices] * len(offices)
        for number, (name, into) in enumerate(zip((*names, *offices), intos, strict=True)):
            folded = name.encode("latin-1", "replace").translate(FOLDED)
            start, end = len(folded) - len(folded.lstrip()), len(folded.rstrip())
            if start >= end:
                self._others[name] = number
                continue
            lengths[name] = 1 << min(len(folded.split()), _MOST_WORDS) - 1
            if into is self._names and name[0].isupper() and not start:
                in_capitals.add(name)
            if end - start < len(name):
                self._ragged.setdefault(name[start:end], []).append((start, name, number))
            else:
                into[name] = number
        self.phrases = Phrases(lengths, in_capitals)
        written = {name: which for name, which in self._names.items() if max(name) <= _LATIN}
        for name, which in self._offices.items():
            for cased in (name, name.capitalize(), name.title(), name.upper()):
                written.setdefault(cased, which)
        self._written = Written(written)
        self._lengths_of: dict[int, _Lengths] = {}

    def find(self, words: Words, begins: Begins | None = None) -> Found:
        """Return where names stand, the longest at each place; `begins` are words that may begin one."""
        text, raw = words.text, words.raw
        places, lengths = self._places(words, begins)
        starts = words.starts.take(places)
        ends = words.ends.take(np.minimum(places + (lengths > 1), len(words.ends) - 1))
        is_plain = (lengths <= _BITS_OF_TWO) & (raw.take(starts - 1) != _BEYOND) & (raw.take(ends) != _BEYOND)
        # Names of a word or two, as they are written, are known by their keys; others one by one.
        alone, pairs = (np.flatnonzero(is_plain & (lengths == bits)) for bits in (1, _BITS_OF_TWO))
        known, which = self._written.find(words, places.take(alone))
        known = alone.take(known)
        in_pairs, of_pairs = self._written.find_pairs(words, places.take(pairs))
        in_pairs = pairs.take(in_pairs)
        is_other = np.ones(len(places), dtype=np.bool_)
        is_other[known] = is_other[in_pairs] = False
        others = np.flatnonzero(is_other)
        columns = (each.take(others).tolist() for each in (starts, places, lengths))
        found = [
            place for each in zip(*columns, strict=True) if (place := self._at(words, *each)) is not None
        ]
        several = _apart(starts.take(in_pairs), ends.take(in_pairs), of_pairs, found)
        if self._others and not text.isascii():
            named = [
                (*place, actor) for name, actor in self._others.items() for place in places_of(text, name)
            ]
            found = _longest((*zip(*(column.tolist() for column in several), strict=True), *named))
            several = _columns(found)
        return self._found(several, starts.take(known), ends.take(known), which)

    def _places(self, words: Words, begins: Begins | None) -> tuple[Places, Places]:
        """Return which words may begin names, in order, and the numbers of words these may have, as bits."""
        places, lengths = self.phrases.find(words, begins)
        many = np.flatnonzero(lengths > _BITS_OF_TWO)
        if len(many):
            lengths[many[~self.phrases.go_on(words, places.take(many))]] &= _ONE_OR_TWO
            is_any = lengths > 0
            places, lengths = places[is_any], lengths[is_any]
        return places, lengths

    def _found(self, several: _Columns, starts: Places, ends: Places, which: Places) -> Found:
        """Put what is found together with names of one word, but for those that are a part of it."""
        if len(several[0]):
            at = np.searchsorted(several[0], starts, side="right") - 1
            is_apart = np.flatnonzero((at < 0) | (several[1].take(at) <= starts))
            starts = np.concatenate((starts.take(is_apart), several[0]))
            order = np.argsort(starts, kind="stable")
            starts = starts.take(order)
            ends = np.concatenate((ends.take(is_apart), several[1])).take(order)
            which = np.concatenate((which.take(is_apart), several[2])).take(order)
        return Found(
            starts,
            ends,
            which,
            self._parties.take(which),
            self._is_office.take(which),
            self._is_body.take(which),
            np.flatnonzero(self._may_speak.take(which)),
            self.actors,
            self._terms,
        )

    def _at(self, words: Words, start: int, place: int, bits: int) -> _Place | None:
        """Return the longest name that begins with the word at `place`."""
        text = words.text
        lengths = self._lengths(bits)
        ends: list[int] = words.ends[place : place + lengths[0]].tolist()
        for length in lengths:
            end = ends[min(length, len(ends)) - 1]
            written = text[start:end]
            which = self._names.get(written)
            if which is None:
                which = self._offices.get(written.lower())
            if which is not None:
                each: _Place | None = (start, end, which)
            elif written in self._ragged or not written.isascii():
                each = self._otherwise(text, start, written)
            else:
                continue
            if each is not None and not _is_cut(text, each[0], each[1]):
                return each
        return None

    def _otherwise(self, text: str, start: int, written: str) -> _Place | None:
        """Return who is named there by a name that is not written as it is known."""
        which = self._names.get(plain(written))
        if which is not None:
            return start, start + len(written), which
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


_BITS_OF_TWO, _ONE_OR_TWO = 2, 3
_BEYOND = ord("?")  # also what stands for letters beyond Latin-1
_LATIN = "\xff"


def _columns(found: Sequence[_Place]) -> _Columns:
    starts, ends, which = np.fromiter(chain.from_iterable(found), np.int64).reshape(-1, 3).T
    return starts, ends, which


def _apart(starts: Places, ends: Places, which: Places, others: Sequence[_Place]) -> _Columns:
    """Return names together with others, in order, without what an earlier one overlaps."""
    if others:
        more = _columns(others)
        starts = np.concatenate((starts, more[0]))
        order = np.argsort(starts, kind="stable")
        starts = starts.take(order)
        ends, which = (
            np.concatenate((ends, more[1])).take(order),
            np.concatenate((which, more[2])).take(order),
        )
    is_kept = np.ones(len(starts), dtype=np.bool_)
    for at in (np.flatnonzero(starts[1:] < np.maximum.accumulate(ends)[:-1]) + 1).tolist():
        before = at - 1
        while not is_kept[before]:
            before -= 1
        is_kept[at] = starts[at] >= ends[before]
    return starts[is_kept], ends[is_kept], which[is_kept]


def _longest(found: Iterable[_Place]) -> list[_Place]:
    """Return what is found in order, without what a longer one or an earlier one overlaps."""
    kept: list[_Place] = []
    for each in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def places_of(text: str, name: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return where a name stands in the text, or between two places of it, as a whole word."""
    end = len(text) if end is None else end
    found: list[Span] = []
    at = text.find(name, start, end)
    while at >= 0:
        after = at + len(name)
        if not (text[after : after + 1].isalnum() or (at and text[at - 1].isalnum())):
            found.append((at, after))
        at = text.find(name, after, end)
    return found


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether a word goes on beyond its letters of Latin-1."""
    before, after = text[start - 1], text[end]
    return (before > _LATIN and before.isalnum()) or (after > _LATIN and after.isalnum())
