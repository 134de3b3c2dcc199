"""What "according to ..." gives to somebody."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.quotations.clauses import child, phrase, source_pieces, trimmed, without
from verbale.reading.quotations.lexicon import Lexicon, attribution_length
from verbale.reading.quotations.page import Draft, Page, Quote


def attributions(page: Page, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield what "according to ..." gives to somebody: the rest of its clause."""
    for number, word in enumerate(page.lower):
        length = attribution_length(page.lower, number, lexicon) if word in lexicon.attributions else 0
        draft = _according(page, number, length) if length else None
        if draft is not None:
            yield draft


def _according(page: Page, last: int, length: int) -> Draft | None:
    preposition = page.doc[last]
    noun = child(preposition, "pobj", "pcomp")
    if noun is None:
        return None
    top = preposition
    while top.head != top and top.dep_ in ("prep", "pcomp", "amod", "advmod"):
        top = top.head
        if top.tag_[0] in "VM":
            break
    first = last - length + 1
    own = (first, noun.right_edge.i + 1)
    sentence = page.sentence(last)
    limits = phrase(top) if top.tag_[0] in "VMN" else sentence
    if limits[0] >= own[0] and limits[1] <= own[1]:
        limits = sentence
    pieces = [p for p in (trimmed(page.doc, piece) for piece in without(limits, own)) if p is not None]
    if not pieces:
        return None
    cue = [(first, last + 1)]
    source = source_pieces(page.doc, noun, preposition)
    return Draft(pieces, source, cue, "speech", "according to", speaker=noun)


def attributed(page: Page, lexicon: Lexicon, quote: Quote, last: Token) -> Draft | None:
    """'...', according to the ministry: `last` is the last word of such a phrase."""
    length = attribution_length(page.lower, last.i, lexicon)
    who = child(last, "pobj", "pcomp")
    if not length or who is None:
        return None
    cue = (last.i - length + 1, last.i + 1)
    return Draft(
        [(quote.start, quote.end)],
        source_pieces(page.doc, who, last),
        [cue],
        "speech",
        "according to",
        speaker=who,
        direct=True,
    )
