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
_BREAK = re.compile(r"[.?!;][\"”']*\s+[A-Z“\"']|[\"“”]|''|``")
# Somebody else, named before the word that reports: "Obama was wrong, Smith said".
_SOMEBODY_ELSE = re.compile(r", (?:[A-Z][\w.'-]* )+$")
_SAID_BY = re.compile(r" (?:(?:by|from|of|for|to|the|a|an|[A-Z][\w.'-]*),? )*$")
_OF_SPEAKER = (" by ", " from ", " of ", " to ", " for ")
_END_OF_WORDS = re.compile(r"[\"”',?!-] $")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he) (?:\w+ ){0,2}$")
_LONGEST_PRONOUN = 25  # a pronoun and two words after it
_SPEAKER_GOES_ON = re.compile(r"[\"“”']*(?:He|She)\b|[\"“]|''")
_PRONOUNS = (" he ", " she ", " He ", " She ")
_SAYING = frozenset(
    {"said", "added", "told", "asked", "wrote", "continued", "says", "noted", "warned", "urged", "declared",
     "insisted", "announced"}
)  # fmt: skip
_LONGEST_SAYING = 20  # characters after a pronoun in which it stands, an adverb before it
_INVERTED = ("said he", "said she", "added he", "added she")


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


def leads_on(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph goes on with what somebody says in the one before."""
    if _SPEAKER_GOES_ON.match(text, start, end):
        return True
    for pronoun in _PRONOUNS:
        at = text.find(pronoun, start, end)
        while at >= 0:
            after = at + len(pronoun)
            if not _SAYING.isdisjoint(text[after : after + _LONGEST_SAYING].split()[:2]):
                return True
            at = text.find(pronoun, after - 1, end)
    return any(text.find(words, start, end) >= 0 for words in _INVERTED)
