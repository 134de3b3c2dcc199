"""Marks the paragraphs of many texts with what they can tell of."""

from collections.abc import Container, Sequence
from itertools import pairwise

import numpy as np

from verbale.account import Span
from verbale.reading.gate.acts import Acts
from verbale.reading.gate.dictionary import CONTACT, SPEECH
from verbale.reading.gate.paragraphs import Paragraphs
from verbale.reading.gate.sayings import Sayings, is_by_pronoun
from verbale.reading.gate.words import Flags, Places, Words

# So many paragraphs may stand between a statement and what leads on from it.
_BETWEEN = 1
_COLON = ord(":")


def mark(
    paragraphs: Paragraphs, words: Words, told: Acts, speakers: Sequence[Span], sayings: Sayings
) -> Places:
    """Return what each paragraph can tell of, as bits; `speakers` are where officials are named, in order."""
    kinds = np.zeros(len(paragraphs.starts), dtype=np.int64)
    if len(told.names):
        np.bitwise_or.at(kinds, _numbers(paragraphs, told.names), told.kinds)
    if speakers:
        places = np.array(speakers, dtype=np.int64)
        numbers = _numbers(paragraphs, places[:, 0])
        kinds[numbers[told.wants(places[:, 0])]] |= CONTACT
        kinds[_said(paragraphs, words, places, numbers, sayings)] |= SPEECH
    return kinds


def wanting(paragraphs: Paragraphs, told: Acts, kinds: Places) -> Flags:
    """Tell in which paragraphs that are read a sentence tells of a contact of who may be named elsewhere."""
    wants = np.zeros(len(kinds), dtype=np.bool_)
    if len(told.wanting_to):
        wants[_numbers(paragraphs, told.wanting_to - 1)] = True
    return wants & (kinds > 0)


def _numbers(paragraphs: Paragraphs, places: Places) -> Places:
    """Return in which paragraphs places are."""
    return np.searchsorted(paragraphs.starts, places, side="right") - 1


def _said(
    paragraphs: Paragraphs, words: Words, speakers: Places, numbers: Places, sayings: Sayings
) -> list[int]:
    """Return the paragraphs in which officials can say something, or what leads on from it stands."""
    text = words.text
    starts, ends = paragraphs.starts.item, paragraphs.ends.item
    said = set(numbers[words.raw[speakers[:, 1]] == _COLON].tolist())
    # Paragraphs with officials, and where the first of them ends.
    every, first = np.unique(numbers, return_index=True)
    named = every.tolist()
    behind, beyond, before, until = sayings.beside(speakers[:, 0], speakers[:, 1])
    near = np.flatnonzero((behind < beyond) | (before < until))
    columns = (each.take(near).tolist() for each in (numbers, behind, beyond, before, until))
    for (start, end), number, *at in zip(speakers[near].tolist(), *columns, strict=True):
        if number not in said and sayings.is_by(
            text, (start, end), (starts(number), ends(number)), range(*at[:2]), range(*at[2:])
        ):
            said.add(number)
    last = speakers[first, 1]
    cues = sayings.clear_between(last, paragraphs.ends.take(every))
    for number, end, clear in zip(named, last.tolist(), cues, strict=True):
        if clear and number not in said and is_by_pronoun(text, end, clear):
            said.add(number)
    return _with_what_follows(said, named, paragraphs, text, sayings)


def _with_what_follows(
    said: Container[int],
    named: Sequence[int],
    paragraphs: Paragraphs,
    text: str,
    sayings: Sayings,
) -> list[int]:
    """Return the paragraphs in which something is said, and those that lead on from it.

    `said` and `named` are those in which officials speak or are named.
    """
    marked: list[int] = []
    # In so many paragraphs more may what leads on from a statement, or from an official's name, stand.
    left, beyond = 0, 0
    starts, ends = paragraphs.starts.item, paragraphs.ends.item
    for place, following in pairwise((*named, len(paragraphs.starts))):
        if place >= beyond:  # of the next text
            left, beyond = 0, paragraphs.firsts.item(paragraphs.texts.item(place) + 1)
        number = place
        while number == place or (left and number < min(following, beyond)):
            is_marked = number in said or (left > 0 and sayings.lead_on(text, starts(number), ends(number)))
            if is_marked:
                if number > place and place not in said and (not marked or marked[-1] < place):
                    marked.append(place)  # who speaks is told there
                marked.append(number)
            left = 1 + _BETWEEN if is_marked else max(left - 1, int(number == place))
            number += 1
    return marked
