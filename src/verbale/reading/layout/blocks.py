"""Blocks: the stretches of text that blank lines, or line ends, set apart from each other.

Text that was hard-wrapped keeps its line ends inside paragraphs; there only blank lines part blocks.
Elsewhere a line end that plainly falls inside a sentence parts none either.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

LONGEST_HEADING = 15  # words
LONGEST_OPENING_HEADING = 30  # words; titles and subtitles run longer than headings between paragraphs
_LONGEST_TITLE = 21  # words of a title that ends in a full stop
_WRAP_SHORTEST, _WRAP_LONGEST = 45, 100  # characters in a line of wrapped text
_SHORTEST_BROKEN = 30  # characters in a line that a sentence can be seen to run over
_FINAL = ".!?:;,…"
_CLOSERS = "\"'”’»)]"
_QUOTES = "\"“”«»„‟″'‘"
_DASHES = "-–—•*"
ASKED = re.compile(r"(?P<speaker>Q|A|QUESTION|ANSWER|Question|Answer)(?:[.:](?=\s)|\s[–—-](?=\s))")
_COLUMNS = re.compile(r"\S(?: {3}|\t)")
# No line that stands for itself ends in one of these.
_LEADING_ON = re.compile(
    r"(?i)\s(?:an?|the|of|and|or|but|nor|to|in|on|at|by|for|from|with|into|between|that|which|whose?|than|as"
    r"|his|her|its|their|(?:mr|mrs|ms|dr|gen|sen)\.?)$|,$"
)
_LONGEST_LEADING = 9  # characters of what leads on, with the blank before it


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text without surrounding white space."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """The block's words, as white space parts them."""
        return self.text.split()


def blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order."""
    return [Block(run[0][0], run[-1][1], text[run[0][0] : run[-1][1]]) for run in _runs(text)]


def broken_ends(text: str) -> list[tuple[int, int]]:
    """Return the white space, with its line end, that only breaks a line inside of a block, in order."""
    return [(end, start) for run in _runs(text) for (_, end), (start, _) in pairwise(run)]


# A text is asked for its blocks, then for the line ends inside of them.
@lru_cache(maxsize=4)
def _runs(text: str) -> list[list[tuple[int, int]]]:
    """Return the lines of each block: where each starts and ends."""
    lines = _lines(text)
    wrapped = _is_wrapped(text, lines)
    found: list[list[tuple[int, int]]] = []
    before: tuple[int, int] | None = None
    for start, end in lines:
        if start == end:
            before = None
            continue
        if before is not None and (wrapped or _runs_on(text, before, (start, end))):
            found[-1].append((start, end))
        else:
            found.append([(start, end)])
        before = start, end
    return found


def _is_ended(text: str, start: int, end: int) -> bool:
    """Tell whether a line ends in a mark that closes a sentence or opens a list, quotation marks aside."""
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return end > start and text[end - 1] in _FINAL.replace(",", "")


def _runs_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Tell whether a sentence plainly goes on from a line to the following one."""
    start, end = line
    if end - start < _SHORTEST_BROKEN or _is_ended(text, start, end):
        return False
    return text[following[0]].islower() or _LEADING_ON.search(text, end - _LONGEST_LEADING, end) is not None


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where each line starts and ends without its surrounding white space."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        start = at + len(line) - len(line.lstrip()) if bare else at
        found.append((start, start + len(bare)))
        at += len(line)
    return found


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether most line ends between two filled lines fall inside a sentence."""
    inside = pairs = 0
    for (start, end), (next_start, next_end) in pairwise(lines):
        if start == end or next_start == next_end:
            continue
        pairs += 1
        is_full = _WRAP_SHORTEST <= end - start <= _WRAP_LONGEST
        inside += is_full and not _is_ended(text, start, end)
    return pairs > 1 and inside > 0.6 * pairs


def is_heading(block: Block, following: Block | None, *, is_opening: bool, is_first: bool) -> bool:
    """Tell whether a block is a heading: short, one phrase or sentence, without a final mark.

    `following` is the next block, for a heading always heads something. Opening blocks stand before
    the first paragraph, where titles and subtitles may be longer. The first block of all may end in
    a full stop when its words begin with capitals like a title's.
    """
    if following is None or block.text[0] in _DASHES or _COLUMNS.search(block.text):
        return False
    if ASKED.match(block.text):
        return False
    words = block.words
    if len(words) > (LONGEST_OPENING_HEADING if is_opening else LONGEST_HEADING):
        return False
    if not (block.text[0].isupper() or block.text[0].isdigit() or block.text[0] in _QUOTES):
        return False
    bare = block.text.rstrip(_CLOSERS)
    if not bare or ". " in bare:
        return bool(bare) and is_first and _is_title_case(words) and bare[-1] not in ",:;"
    if bare[-1] not in _FINAL:
        return True
    if bare[-1] not in ".!?…" or _is_quoted(block):
        return False
    return (is_first or block.text.isupper()) and _is_title_case(words)


def _is_quoted(block: Block) -> bool:
    return block.text[0] in _QUOTES and block.text[-1] in _CLOSERS


def _is_title_case(words: list[str]) -> bool:
    """Tell whether the line is in capitals, or at least three in four of its longer words begin with one."""
    longer = [word.lstrip(_QUOTES) for word in words if len(word) > 3]
    capital = sum(1 for word in longer if word[:1].isupper() or word[:1].isdigit())
    return len(words) < _LONGEST_TITLE and bool(longer) and 4 * capital >= 3 * len(longer)


_SIGNATURE = re.compile(r"(?:^|[.!?…][\"'”’»)]?\s+)([(/]?[A-Z][A-Z./ -]{0,9}[A-Z][)/]?|#+|-{2,}|/end/)\s*$")


def signature(block: Block) -> tuple[int, int] | None:
    """Return where a closing agency signature stands in the last block ("... he said. AA")."""
    tail = max(0, len(block.text) - 24)
    found = _SIGNATURE.search(block.text[tail:])
    if found is None:
        return None
    return block.start + tail + found.start(1), block.start + tail + found.end(1)
