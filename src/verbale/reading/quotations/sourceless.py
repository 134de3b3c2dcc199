"""Speech beside which nobody is named as its speaker, taken from the sentences around it."""

from spacy.tokens import Token

from verbale.reading.quotations.clauses import own_subject, source_pieces
from verbale.reading.quotations.drafting import drafted_direct
from verbale.reading.quotations.lexicon import Lexicon, spoken
from verbale.reading.quotations.namers import noun_beside, sentence_stop
from verbale.reading.quotations.page import Block, Draft, Page, Quote

_SO = frozenset({"so", "thus"})


def sourceless(page: Page, lexicon: Lexicon, quote: Quote, block: Block) -> Draft:
    """Take whom the next sentence names, or the subject of the sentence before, in the same paragraph."""
    signed = _so_said(page, lexicon, quote, block)
    if signed is not None:
        return signed
    number = quote.start - 1
    while number >= block.start and (page.doc[number].is_space or page.doc[number].is_punct):
        number -= 1
    who: Token | None = None
    if number >= block.start:
        root = page.root(number)
        found = own_subject(root) if root.tag_[0] in "VM" else None
        if found is not None and found.i < quote.start and _may_speak(found):
            who = found
    pieces = source_pieces(page.doc, who, page.doc[quote.start]) if who is not None else []
    content = [(quote.start, quote.end)]
    return Draft(content, pieces, [], "speech", "uncued", speaker=who, direct=True)


def _so_said(page: Page, lexicon: Lexicon, quote: Quote, block: Block) -> Draft | None:
    """'"...." So said the minister.'."""
    start = quote.end
    if start + 2 >= block.end or page.lower[start] not in _SO:
        return None
    verb = page.doc[start + 1]
    cue = spoken(verb, lexicon) if verb.tag_[0] == "V" else None
    if cue is None:
        return None
    who = noun_beside(page.doc, verb, start, sentence_stop(page.doc, start, block.end))
    if who is None:
        return None
    return drafted_direct(quote, verb, who, source_pieces(page.doc, who, verb), cue, "so")


def _may_speak(noun: Token) -> bool:
    return noun.tag_ in ("NNP", "PRP") and noun.lower_ != "it"
