"""Whether a word that reports what is said stands so that an official can be who says it."""

import re
from bisect import bisect_left, bisect_right
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
_INVERTED = (" he ", " she ", " he.", " she.", " he,", " she,")
# Somebody else who says something: "a voter said". A name before the verb may be an official's whose office
# is told nowhere.
_SOMEBODY = re.compile(r"\b(?!also|has|had|who|and|but|then)[a-z]{3,20}(?<!ly),? $")
_LONGEST_SOMEBODY = 22
# Somebody by name: officials who are named in a paragraph have been looked for there before.
_NAMED = re.compile(r"\b(?!I |He |She |They |We |It |But |And |Who )[A-Z][\w'.-]+ $")
_ENDS_OF_QUOTES = "\"'"
_LOWER = ord("a")


@dataclass(frozen=True, slots=True)
class Sayings:
    """The words for sayings in many texts: where they begin and end, and what they tell of, as bits."""

    starts: list[int]
    ends: list[int]
    bits: list[int]
    # Where those begin that a paragraph can lead on with, and which they are.
    _leading_starts: list[int]
    _leading: list[int]
    # The first two as arrays.
    _starts: Places
    _ends: Places

    @classmethod
    def of(cls, words: Words, which: Places, bits: Places) -> "Sayings":
        """Take those that report what is said from cue words."""
        says = np.flatnonzero(bits & SPEECH)
        places = which[says]
        starts, ends, told = words.starts.take(places), words.ends.take(places), bits.take(says)
        leading = np.flatnonzero(told & LEADING)
        leading = leading[words.raw.take(starts.take(leading)) >= _LOWER]
        return cls(
            starts.tolist(),
            ends.tolist(),
            told.tolist(),
            starts.take(leading).tolist(),
            leading.tolist(),
            starts,
            ends,
        )

    def are_near(self, places: Places) -> Flags:
        """Tell of each place, a row of start and end, whether a word for sayings stands near enough."""
        starts, ends = places.T
        follows = np.searchsorted(self._starts, ends + _CLEAR_AFTER + 1) > np.searchsorted(self._starts, ends)
        stands_before = np.searchsorted(self._ends, starts) > np.searchsorted(self._ends, starts - _BEFORE)
        near: Flags = follows | stands_before
        return near

    def is_by(self, text: str, place: Span, paragraph: Span) -> bool:
        """Tell whether an official who is named there can be who says something in a paragraph."""
        start, end = place
        at = bisect_left(self.starts, end)
        beyond = min(end + _CLEAR_AFTER + 1, paragraph[1])
        while at < len(self.starts) and (cue := self.starts[at]) < beyond:
            if cue - end <= _AFTER or self.bits[at] & CLEAR:
                if _BREAK.search(text, end, cue):
                    break
                if not _SOMEBODY_ELSE.search(text, end, cue):
                    return True
            at += 1
        least = max(start - _BEFORE, paragraph[0])
        at = bisect_left(self.ends, start) - 1
        while at >= 0 and self.ends[at] >= least:
            cue, stop = self.starts[at], self.ends[at]
            if (
                cue >= paragraph[0]
                and _SAID_BY.match(text, stop, start)
                and (text.startswith(_OF_SPEAKER, stop) or _END_OF_WORDS.search(text, max(0, cue - 2), cue))
            ):
                return True
            at -= 1
        return False

    def is_by_pronoun(self, text: str, start: int, end: int) -> bool:
        """Tell whether she or he, who is named before `start`, says something before `end`."""
        for at in range(bisect_right(self.starts, start), bisect_left(self.starts, end)):
            cue = self.starts[at]
            if self.bits[at] & CLEAR and _PRONOUN.search(text, max(start, cue - _LONGEST_PRONOUN), cue):
                return True
        return False

    def lead_on(self, text: str, start: int, end: int) -> bool:
        """Tell whether a paragraph goes on with what somebody says in the one before."""
        starts = self._leading_starts
        for number in range(bisect_left(starts, start), len(starts)):
            at = starts[number]
            if at >= end:
                break
            stop = self.ends[self._leading[number]]
            if text.startswith(_INVERTED, stop):
                return True
            if _PRONOUN.search(text, max(start, at - _LONGEST_PRONOUN), at):
                return True
            if text[at - 2] in _ENDS_OF_QUOTES:
                return False
            before = max(start, at - _LONGEST_SOMEBODY)
            if _SOMEBODY.search(text, before, at) or _NAMED.search(text, before, at):
                return False
        return text.startswith(_OPENINGS, start)
