"""Headlines that give their words to somebody before a colon: 'Minister: talks will go on'."""

from verbale.reading.quotations.page import Block, Draft, Page

_LONGEST_SOURCE = 8  # tokens
_NO_SOURCE = frozenset({
    "exclusive", "breaking", "update", "updated", "urgent", "video", "watch", "photos", "look", "live",
    "opinion", "analysis", "interview", "correction", "roundup", "focus", "factbox"})


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
            return Draft([(number + 1, end)], [source], [(number, number + 1)], "speech", "headline",
                         speaker=doc[number - 1])
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None
