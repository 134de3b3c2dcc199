"""The paragraphs of a report, and the text that is left when some are not read."""

import re

from verbale.account import Gate, Span

# Lines of blanks alone.
_BLANKS = re.compile(r"\n[ \t\r\f\v\x85\xa0]+\n")


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
