"""Which stretches of a report stand in capitals, but for titles and datelines, which often do."""

import re

from verbale.knowledge.gazetteer import gazetteer
from verbale.knowledge.lexicon import lexicon
from verbale.reading.layout.blocks import Block, blocks
from verbale.reading.layout.opening import byline_end, dateline, header_end

type Stretch = tuple[int, int]

# Longer than titles and headings are.
_LONG = 31  # words
_SMALL = 0.03  # the share of small letters in what is in capitals nevertheless: "10th", "McDONALD"
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*$")
# A quick look, without which each report would be parted into blocks and its letters counted.
_CAPITALS = re.compile(r"[^a-z]{40}")


def shouted(text: str) -> list[Stretch]:
    """Return the stretches of `text` in capitals, in order.

    A long block is one by itself; a shorter one, which is no title, only where there is hardly anything in
    usual case.
    """
    if not _CAPITALS.search(text):
        return []
    parts = blocks(text)
    found = [block for block in parts if _is_shouted(block)]
    is_all = sum(len(b.text) for b in found) >= (1 - _SMALL) * sum(len(b.text) for b in parts)
    running = [b for b in found if len(b.words) >= _LONG or (is_all and _SENTENCE_END.search(b.text))]
    return [(_beginning(text, block), block.end) for block in running]


def _is_shouted(block: Block) -> bool:
    capitals = sum(map(str.isupper, block.text))
    # Many scripts have no capitals, but hold acronyms in Latin letters.
    letters = sum(map(str.isalpha, block.text))
    return 2 * capitals > letters and sum(map(str.islower, block.text)) <= _SMALL * capitals


def _beginning(text: str, block: Block) -> int:
    """Return where a block goes on behind its date, its byline and its dateline."""
    start = block.start
    for end in (header_end(text, start), byline_end(text, start)):
        if end is not None and end < block.end:
            return end
    found = dateline(text, start, block.end)
    if found is not None and found.end < block.end and _is_place(found.place):
        return found.end
    return start


def _is_place(name: str) -> bool:
    return bool(lexicon().get(name) or gazetteer().get(name))
