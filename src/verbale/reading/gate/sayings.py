"""Whether a word that reports what is said stands so that an official can be who says it."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from verbale.account import Span
from verbale.reading.gate.dictionary import CLEAR, LEADING, SPEECH
from verbale.reading.gate.words import Flags, Places, Words

# Characters between an official and the word that reports: where it follows and is clear, follows and is not,
# or stands before.
_CLEAR_AFTER, _AFTER, _BEFORE = 110, 25, 40
# What begins another sentence, or somebody else's words.
_BREAK = re.compile(r"[.?!;][\"']*\s+[A-Z\"']|\"|''|``")
# Somebody else, named before the word that reports: "Obama was wrong, Smith said".
_SOMEBODY_ELSE = re.compile(r", (?:[A-Z][\w.'-]* )+$")
_SAID_BY = re.compile(r" (?:(?:by|from|of|for|to|the|a|an|[A-Z][\w.'-]*),? )*$")
_OF_SPEAKER = (" by ", " from ", " of ", " to ", " for ")
_END_OF_WORDS = re.compile(r"[\"',?!-] $")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he) (?:\w+ ){0,2}$")
_LONGEST_PRONOUN = 25  # a pronoun and two words after it
_OPENINGS = ('"', "''", "``", "He ", "She ", "'He ", "'She ", "And he ", "And she ", "But he ", "But she ")
_BEGIN_OPENINGS = frozenset(opening[0] for opening in _OPENINGS)
_INVERTED = (" he ", " she ", " he.", " she.", " he,", " she,")
# Somebody else who says something: "a voter said". A name before the verb may be an official's whose office
# is told nowhere.
_SOMEBODY = re.compile(r"\b(?!also|has|had|who|and|but|then)[a-z]{3,20}(?<!ly),? $")
_LONGEST_SOMEBODY = 22
# Somebody by name: officials who are named in a paragraph have been looked for there before.
_NAMED = re.compile(r"\b(?!I |He |She |They |We |It |But |And |Who )[A-Z][\w'.-]+ $")
_ENDS_OF_QUOTES = "\"'"
_LOWER = ord("a")


def is_by_pronoun(text: str, start: int, cues: Iterable[int]) -> bool:
    """Tell whether she or he, who is named before `start`, says something by one of the clear words."""
    return any(_is_behind_pronoun(text, max(start, cue - _LONGEST_PRONOUN), cue) for cue in cues)


def _is_behind_pronoun(text: str, start: int, cue: int) -> bool:
    # Most words stand behind no pronoun, which is told sooner by its letters.
    may_be = text.find("he ", start, cue) >= 0 or text.find("He ", start, cue) >= 0
    return may_be and _PRONOUN.search(text, start, cue) is not None


@dataclass(frozen=True, slots=True)
class Sayings:
    """The words for sayings in many texts: where they begin and end, and what they tell of, as bits."""

    starts: Places
    ends: Places
    # Where those begin that can stand behind who says it, and which of them are clear.
    _behind: Places
    _is_clear: Flags
    # Where those of them begin that are clear.
    _clear: Places
    # Where those begin that a paragraph can lead on with, and where they end.
    _leading: list[int]
    _leading_ends: list[int]

    @classmethod
    def of(cls, words: Words, which: Places, bits: Places) -> "Sayings":
        """Take those that report what is said from cue words."""
        says = np.flatnonzero(bits & SPEECH)
        places = which[says]
        starts, ends, told = words.starts.take(places), words.ends.take(places), bits.take(says)
        leading = np.flatnonzero(told & LEADING)
        leading = leading[words.raw.take(starts.take(leading)) >= _LOWER]
        # Inside a sentence a word with a capital is a part of a name: "the United States"; but for texts that
        # are written in capitals.
        is_word = (words.raw.take(starts) >= _LOWER) | (words.raw.take(starts + 1) < _LOWER)
        behind, is_clear = starts[is_word], told[is_word] & CLEAR > 0
        return cls(
            starts,
            ends,
            behind,
            is_clear,
            behind[is_clear],
            starts.take(leading).tolist(),
            ends.take(leading).tolist(),
        )

    def beside(self, starts: Places, ends: Places) -> tuple[Places, Places, Places, Places]:
        """Return the first and the last words for sayings that stand near behind each place, and before it.

        The last are one too far.
        """
        behind, beyond = self._behind.searchsorted(ends), self._behind.searchsorted(ends + _CLEAR_AFTER + 1)
        return behind, beyond, self.ends.searchsorted(starts - _BEFORE), self.ends.searchsorted(starts)

    def is_by(self, text: str, place: Span, paragraph: Span, behind: range, before: range) -> bool:
        """Tell whether an official who is named there can be who says something in a paragraph.

        `behind` and `before` are the words for sayings that stand near.
        """
        start, end = place
        for at in behind:
            cue = self._behind.item(at)
            if cue >= paragraph[1]:
                break
            if cue - end <= _AFTER or self._is_clear.item(at):
                if _BREAK.search(text, end, cue):
                    break
                if not _SOMEBODY_ELSE.search(text, end, cue):
                    return True
        for at in reversed(before):
            cue, stop = self.starts.item(at), self.ends.item(at)
            if cue < paragraph[0]:
                break
            if _SAID_BY.match(text, stop, start) and (
                text.startswith(_OF_SPEAKER, stop) or _END_OF_WORDS.search(text, max(0, cue - 2), cue)
            ):
                return True
        return False

    def clear_between(self, starts: Places, ends: Places) -> list[list[int]]:
        """Return where clear words for sayings begin behind each of some places and before others."""
        firsts = self._clear.searchsorted(starts, side="right").tolist()
        lasts = self._clear.searchsorted(ends).tolist()
        return [self._clear[first:last].tolist() for first, last in zip(firsts, lasts, strict=True)]

    def lead_on(self, text: str, start: int, end: int) -> bool:
        """Tell whether a paragraph goes on with what somebody says in the one before."""
        starts = self._leading
        for number in range(bisect_left(starts, start), len(starts)):
            at = starts[number]
            if at >= end:
                break
            stop = self._leading_ends[number]
            if text.startswith(_INVERTED, stop):
                return True
            if _is_behind_pronoun(text, max(start, at - _LONGEST_PRONOUN), at):
                return True
            if text[at - 2] in _ENDS_OF_QUOTES:
                return False
            before = max(start, at - _LONGEST_SOMEBODY)
            if _SOMEBODY.search(text, before, at) or _NAMED.search(text, before, at):
                return False
        return text[start] in _BEGIN_OPENINGS and text.startswith(_OPENINGS, start)
