"""Forms that name the speaker without a verb: headlines, labels and signatures.

'Minister: talks will go on' as a heading, '"KRAL: We agree."' in a transcript set in marks, and
'"We agree." - Jan Kral, envoy'.
"""

import re

from verbale.reading.quotations.page import Block, Draft, Page, Quote, Range

_SIGNATURE = re.compile(
    r"\s{0,3}(?:[-–—―~]|--)\s{0,2}(?P<name>[^\W\d_][^\n,;:.]{1,60}(?:\.\s?[^\n,;:.]{1,40}){0,2})"
)
_LABEL = re.compile(r"\s?(?P<name>[A-Z][A-Z.'’ -]{1,30}):\s")
_LONGEST_SIGNATURE = 120  # characters

_LONGEST_SOURCE = 8  # tokens
_NO_SOURCE = frozenset(
    {
        "exclusive",
        "breaking",
        "update",
        "updated",
        "urgent",
        "video",
        "watch",
        "photos",
        "look",
        "live",
        "opinion",
        "analysis",
        "interview",
        "correction",
        "roundup",
        "focus",
        "factbox",
    }
)


_ASKING = frozenset({"q", "question"})
_ANSWERING = frozenset({"a", "answer"})


def is_asked(page: Page, draft: Draft) -> bool:
    """Tell whether a draft is a turn under "Q" or "Question"."""
    return draft.rule == "turn" and page.lower[draft.source[0][0]].rstrip(".:") in _ASKING


def is_answer(page: Page, draft: Draft) -> bool:
    """Tell whether a draft is a turn under "A" or "Answer"."""
    return draft.rule == "turn" and page.lower[draft.source[0][0]].rstrip(".:") in _ANSWERING


def headline(page: Page, block: Block) -> Draft | None:
    """Return what a heading of the form 'source: content' says."""
    if not block.is_heading:
        return None
    doc = page.doc
    for number in range(block.start + 1, min(block.end - 2, block.start + _LONGEST_SOURCE + 1)):
        token = doc[number]
        if token.text == ":":
            first = doc[block.start]
            if first.lower_ in _NO_SOURCE or not first.text[0].isupper():
                return None
            end = block.end
            while end > number + 2 and doc[end - 1].text == ".":
                end -= 1
            source = (block.start, number)
            return Draft(
                [(number + 1, end)],
                [source],
                [(number, number + 1)],
                "speech",
                "headline",
                speaker=doc[number - 1],
            )
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def signature(page: Page, start: int, block: Block) -> Range | None:
    """Return the name that a dash leads to at the token `start`, when nothing else follows in the block."""
    if start >= block.end:
        return None
    at, end = page.starts[start], page.offsets((block.start, block.end))[1]
    if end - at > _LONGEST_SIGNATURE:
        return None
    found = _SIGNATURE.match(page.text, at, end)
    if found is None or not all(word[0].isupper() for word in found["name"].split() if len(word) > 3):
        return None
    return page.range(found.span("name"))


def label(page: Page, quote: Quote) -> Range | None:
    """Return the speaker's name in capitals that a quoted stretch begins with."""
    found = _LABEL.match(page.text, quote.stretch.inner[0], quote.stretch.inner[1])
    return page.range(found.span("name")) if found else None
