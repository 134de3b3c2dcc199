"""Layout: paragraphs, headings, header, dateline, byline, turns of a transcript, and furniture.

`verbale_layout` runs on the merely tokenised document, first in the pipeline, and sets a sentence
start at the head of every block, so that the parser never builds a sentence across two of them.
After a parser it leaves the sentences as they are.
"""

from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Span as Offsets
from verbale.reading.findings import Layout, assigned, findings, set_group, text_of
from verbale.reading.layout.blocks import Block, blocks, is_heading, signature
from verbale.reading.layout.furniture import furniture
from verbale.reading.layout.opening import byline_end, dateline, header_end
from verbale.reading.layout.turns import find_turns

__all__ = ["LayoutComponent", "read_layout"]

_OPENING_BLOCKS = 6


@dataclass(slots=True)
class _Opening:
    """What stands before the first paragraph."""

    header: Offsets | None = None
    byline: Offsets | None = None
    dateline: Offsets | None = None
    place: str | None = None


def read_layout(text: str) -> Layout:
    """Return how `text` is laid out; all spans are characters of `text`."""
    opening = _Opening()
    parts = _without_opening(text, blocks(text), opening)
    kinds = [furniture(block) for block in parts]
    boilerplate = [(block.start, block.end) for block, kind in zip(parts, kinds, strict=True) if kind]
    parts = [block for block, kind in zip(parts, kinds, strict=True) if not kind]
    if parts:
        closing = signature(parts[-1])
        if closing is not None:
            boilerplate.append(closing)
            last = parts.pop()
            bare = text[last.start : closing[0]].rstrip()
            if bare:
                parts.append(Block(last.start, last.start + len(bare), bare))
    headings = _headings(parts, opening.dateline)
    return Layout(
        paragraphs=tuple((b.start, b.end) for number, b in enumerate(parts) if number not in headings),
        headings=tuple((parts[number].start, parts[number].end) for number in sorted(headings)),
        header=opening.header,
        byline=opening.byline,
        dateline=opening.dateline,
        dateline_place=opening.place,
        turns=find_turns(parts, headings),
        boilerplate=tuple(boilerplate),
    )


def _without_opening(text: str, parts: list[Block], opening: _Opening) -> list[Block]:
    """Take header, byline and dateline off the first blocks; what is left of each block stays."""
    left: list[Block] = []
    for number, block in enumerate(parts):
        if number >= _OPENING_BLOCKS or opening.dateline is not None:
            left.extend(parts[number:])
            break
        at = block.start
        is_taking = True
        while is_taking and at < block.end:
            at += len(text[at : block.end]) - len(text[at : block.end].lstrip())
            is_taking = False
            if opening.header is None and (end := header_end(text, at)) is not None and end <= block.end:
                opening.header = (at, end)
            elif opening.byline is None and (end := byline_end(text, at)) is not None and end <= block.end:
                opening.byline = (at, end)
            elif (found := dateline(text, at, block.end)) is not None:
                opening.dateline, opening.place, end = (at, found.end), found.place, found.end
            else:
                break
            at, is_taking = end, opening.dateline is None
        bare = text[at : block.end].lstrip(" \t\xa0|;,") if at > block.start else block.text
        if bare:
            at = text.index(bare, at)
            left.append(Block(at, at + len(bare), bare))
    return left


def _headings(parts: list[Block], dateline: Offsets | None) -> frozenset[int]:
    found: set[int] = set()
    is_opening = True
    for number, block in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        heads_dateline = dateline is not None and block.end <= dateline[0] and following is not None
        if heads_dateline or is_heading(block, following, is_opening=is_opening, is_first=number == 0):
            found.add(number)
        else:
            is_opening = False
    return frozenset(found)


def sentence_starts(layout: Layout) -> list[int]:
    """Return the offsets at which a sentence must start, in order."""
    starts = {start for start, _ in (*layout.paragraphs, *layout.headings, *layout.boilerplate)}
    starts.update(turn.content[0][0] for turn in layout.turns)
    starts.update(span[0] for span in (layout.header, layout.byline, layout.dateline) if span is not None)
    return sorted(starts)


class LayoutComponent:
    """Writes the layout onto a document, and its blocks as sentence starts onto the tokens."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `findings(doc).layout` and the span groups; set sentence starts on an unparsed document."""
        found = findings(doc)
        # The report's own text: the tokens' may have been put right for the parser.
        found.layout = layout = read_layout(found.report.text if found.report is not None else text_of(doc))
        if not doc.has_annotation("DEP"):
            _set_sentence_starts(doc, sentence_starts(layout))
        set_group(doc, "paragraphs", list(layout.paragraphs))
        set_group(doc, "headings", list(layout.headings))
        set_group(doc, "turns", [piece for turn in layout.turns for piece in turn.content])
        set_group(doc, "boilerplate", list(layout.boilerplate))
        set_group(doc, "datelines", [layout.dateline] if layout.dateline else [])
        return doc


def _set_sentence_starts(doc: Doc, starts: list[int]) -> None:
    """Set a sentence start at the first word at or after each offset, and bar some of the others.

    White space before a block stays with the sentence before it, as the parser does it. Inside a block no
    sentence starts with a capital right behind a word or a comma: the parser takes the name in "Presidents
    Uhuru Kenyatta and" for the beginning of one, and what belongs together is torn apart.
    """
    text = text_of(doc)
    # Arrays, for a Python token for each word costs more than all else here.
    begins, lengths, is_space = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).astype(np.int64).T
    words = np.flatnonzero(is_space == 0)
    begin = begins[words]
    end = begin + lengths[words]
    opening = np.searchsorted(end, starts, side="right")
    begun = set(opening[opening < len(words)].tolist())
    for place in sorted(begun):
        doc[words.item(place)].is_sent_start = True
    ends = end.tolist()
    for place, start in enumerate(begin.tolist()):
        if text[start].isupper() and place and place not in begun:
            last = text[ends[place - 1] - 1]
            if last.isalnum() or (last == "," and lengths[words[place - 1]] == 1):
                doc[words.item(place)].is_sent_start = False


@Language.factory("verbale_layout", assigns=[*assigned("layout"), "token.is_sent_start"])
def make_layout(nlp: Language, name: str) -> LayoutComponent:
    """Make the component; it has no settings."""
    return LayoutComponent()
