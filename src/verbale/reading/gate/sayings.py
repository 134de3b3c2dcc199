"""Whether a word that reports what is said stands so that an official can be who says it."""

import re
from collections.abc import Sequence

from verbale.account import Span
from verbale.reading.gate.dictionary import CLEAR, SPEECH

# Where a cue word begins and ends, and what it tells of, as bits.
type Cue = tuple[int, int, int]

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
_OPENINGS = ('"', "''", "``", "He ", "She ", "'He ", "'She ")
_SAYING = frozenset(
    {"said", "says", "added", "told", "asked", "wrote", "continued", "noted", "warned", "urged", "declared",
     "insisted", "announced", "tweeted", "replied", "explained", "argued", "stressed"}
)  # fmt: skip
_INVERTED = (" he ", " she ", " he.", " she.", " he,", " she,")
# Somebody else who says something: "a voter said". A name before the verb may be an official's whose office
# is told nowhere.
_SOMEBODY = re.compile(r"\b(?!also|has|had|who|and|but|then)[a-z]{3,20}(?<!ly),? $")
_LONGEST_SOMEBODY = 22
# Somebody by name: officials who are named in a paragraph have been looked for there before.
_NAMED = re.compile(r"\b(?!I |He |She |They |We |It |But |And |Who )[A-Z][\w'.-]+ $")
_ENDS_OF_QUOTES = "\"'"


def is_said(text: str, cues: Sequence[Cue], speakers: Sequence[Span]) -> bool:
    """Tell whether one of the officials named in a paragraph can be who says something there."""
    said = [cue for cue in cues if cue[2] & SPEECH]
    for start, end in speakers:
        if text.startswith(":", end) or any(_is_by(text, start, end, cue) for cue in said):
            return True
    first = min(speakers)[1]
    return any(
        bits & CLEAR and at > first and _PRONOUN.search(text, max(first, at - _LONGEST_PRONOUN), at)
        for at, _, bits in said
    )


def _is_by(text: str, start: int, end: int, cue: Cue) -> bool:
    at, stop, bits = cue
    if at >= end:
        if at - end > (_CLEAR_AFTER if bits & CLEAR else _AFTER):
            return False
        return not (_BREAK.search(text, end, at) or _SOMEBODY_ELSE.search(text, end, at))
    if not 0 < start - stop <= _BEFORE or not _SAID_BY.match(text, stop, start):
        return False
    return text.startswith(_OF_SPEAKER, stop) or _END_OF_WORDS.search(text, max(0, at - 2), at) is not None


def leads_on(text: str, start: int, end: int, cues: Sequence[Cue]) -> bool:
    """Tell whether a paragraph goes on with what somebody says in the one before."""
    for at, stop, bits in cues:
        if bits & CLEAR and text[at:stop] in _SAYING:
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
