"""The paragraphs of reports, and the text that is left when some are not read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from verbale.account import Gate, Span
from verbale.reading.gate.words import Flags, Places, Words

# Lines of blanks alone.
_BLANKS = re.compile(r"\n[ \t\r\f\v\x85\xa0]+\n")


_LINE, _BLANK = ord("\n"), ord(" ")
# What may be a blank at the beginning of a line; "?" stands for characters beyond Latin-1.
_MAY_BE_BLANK = np.array(
    [chr(code) != "\n" and (chr(code).isspace() or chr(code) in "\0?") for code in range(256)]
)
# Longer paragraphs than the first are judged in parts as long as the second, or a sentence longer.
_LONG, _PART = 1000, 300


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of many texts, in order."""

    starts: Places
    ends: Places
    # Of which text each is, and the first of each text with, at the end, the number of all.
    texts: Places
    firsts: Places

    @classmethod
    def of(cls, words: Words, texts: Sequence[str]) -> "Paragraphs":
        """Part texts, whose words are given."""
        raw, offsets, beyond, lines = words.raw, words.offsets, words.beyond, words.lines
        text_of = np.searchsorted(offsets, lines, side="right") - 1
        is_last = lines + 1 == beyond[text_of]
        before, after = raw[lines - 1], raw[lines + 1]
        # Lines that begin with blanks may be nothing else: their texts are parted one by one.
        is_odd = _MAY_BE_BLANK[raw[offsets]]
        is_odd[text_of[_MAY_BE_BLANK[after] & ~is_last]] = True
        by_line = np.ones(len(texts), dtype=np.bool_)
        by_line[text_of[after == _LINE]] = False
        is_parted = by_line[text_of]
        is_first = lines == offsets[text_of]
        starts = lines[(after != _LINE) & ~is_last & (is_parted | (before == _LINE) | is_first)] + 1
        ends = lines[(before != _LINE) & ~is_first & (is_parted | (after == _LINE))]
        at_start = offsets[(beyond > offsets) & (raw[offsets] != _LINE)]
        # A line that ends with its text belongs to it where paragraphs stand between blank lines.
        is_open = raw[beyond - 1] != _LINE
        is_open |= ~by_line & (raw[beyond - 2] != _LINE)
        at_end = beyond[(beyond > offsets) & is_open]
        starts = _without(np.concatenate((at_start, starts)), is_odd, offsets)
        ends = _without(np.concatenate((at_end, ends)), is_odd, offsets)
        odd = [
            (offset + start, offset + end)
            for number in np.flatnonzero(is_odd).tolist()
            for offset in (offsets.item(number),)
            for start, end in paragraphs(texts[number])
        ]
        if odd:
            of_odd = np.array(odd, dtype=np.int64)
            starts, ends = np.concatenate((starts, of_odd[:, 0])), np.concatenate((ends, of_odd[:, 1]))
        starts.sort()
        ends.sort()
        return cls._of(starts, ends, offsets)

    @classmethod
    def _of(cls, starts: Places, ends: Places, offsets: Places) -> "Paragraphs":
        texts = np.searchsorted(offsets, starts, side="right") - 1
        return cls(starts, ends, texts, np.searchsorted(texts, np.arange(len(offsets) + 1)))

    def in_parts(self, words: Words, beginnings: Places) -> "Paragraphs":
        """Return the same with long paragraphs in parts of some sentences, which begin at `beginnings`."""
        is_long = self.ends - self.starts > _LONG
        if not is_long.any():
            return self
        cuts: list[int] = []
        starts, ends = self.starts[is_long], self.ends[is_long]
        firsts, lasts = beginnings.searchsorted(starts + _PART), beginnings.searchsorted(ends - _PART)
        for last, first, beyond in zip(starts.tolist(), firsts.tolist(), lasts.tolist(), strict=True):
            for at in beginnings[first:beyond].tolist():
                if at - last >= _PART:
                    cuts.append(at)
                    last = at
        at_cuts = np.array(cuts, dtype=np.int64)
        after = at_cuts + (words.raw[at_cuts] <= _BLANK)
        starts = np.sort(np.concatenate((self.starts, after)))
        ends = np.sort(np.concatenate((self.ends, at_cuts)))
        return self._of(starts, ends, words.offsets)


def _without(places: Places, is_odd: Flags, offsets: Places) -> Places:
    return places[~is_odd[np.searchsorted(offsets, places, side="right") - 1]]


def paragraphs(text: str) -> list[Span]:
    """Return the stretches between blank lines, or, where there are none, the lines."""
    pieces = text.split("\n\n")
    if len(pieces) == 1 or _BLANKS.search(text):
        return _by_lines(text)
    found: list[Span] = []
    at = 0
    for piece in pieces:
        length = len(piece)
        if length and not piece.isspace():
            start = at if piece[0] > " " else at + length - len(piece.lstrip())
            found.append((start, at + length))
        at += length + 2
    return found


def _by_lines(text: str) -> list[Span]:
    lines = text.split("\n")
    is_blank = [not line or line.isspace() for line in lines]
    by_line = not any(is_blank[1:-1])
    found: list[Span] = []
    start = end = -1
    at = 0
    for line, blank in zip(lines, is_blank, strict=True):
        if start >= 0 and (blank or by_line):
            found.append((start, end))
            start = -1
        if not blank and start < 0:
            start = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        end = at - 1
    if start >= 0:
        found.append((start, end))
    return found


def readable(text: str, gate: Gate, blank: str = " ") -> str:
    """Return the text with a blank line for each stretch that need not be read; all keeps its place.

    The line is filled with `blank`, one character. Blanks cost reading less than many lines do.
    """
    pieces: list[str] = []
    at = 0
    for start, end in gate.unread:
        pieces += (text[at:start], "\n" + blank * (end - start - 2) + "\n" if end - start > 1 else "\n")
        at = end
    return "".join(pieces) + text[at:] if pieces else text
