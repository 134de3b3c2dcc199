"""Speech that a colon leads to without a reporting verb: "Minister Lee:", "the letter reads:"."""

from verbale.reading.quotations.attributions import attributed
from verbale.reading.quotations.clauses import own_subject, source_pieces
from verbale.reading.quotations.drafting import drafted_direct
from verbale.reading.quotations.lexicon import Cue, Lexicon
from verbale.reading.quotations.page import Draft, Page, Quote, Range

_COLON = Cue(":", "speech")
_BEFORE_NAMES = frozenset({"-", "–", "—", "--", "to", "from", "."})
_LONGEST_NAME = 8  # tokens


def before_colon(page: Page, lexicon: Lexicon, quote: Quote, start: int, colon: int) -> Draft | None:
    """Minister Lee: '...' or the letter reads: '...': whoever is the subject before the colon."""
    named = name_before(page, start, colon)
    if named is not None:
        return drafted_direct(quote, page.doc[colon], page.doc[named[1] - 1], [named], _COLON, "colon")
    first = max(start, page.sentence(colon)[0])
    for number in range(first, colon):
        if page.lower[number] in lexicon.attributions:
            according = attributed(page, lexicon, quote, page.doc[number])
            if according is not None:
                return according
    root = page.root(colon)
    who = own_subject(root) if root.tag_[0] in "VM" else root
    if who is None or not first <= who.i < colon:
        who = next((page.doc[n] for n in range(first, colon) if page.doc[n].dep_ == "nsubj"), None)
    if who is None:
        return None
    pieces = source_pieces(page.doc, who, page.doc[colon])
    return drafted_direct(quote, page.doc[colon], who, pieces, _COLON, "colon")


def name_before(page: Page, start: int, colon: int) -> Range | None:
    """Return the name that alone stands between a dash, "to", or the start, and the colon."""
    number = colon
    while number > start and colon - number < _LONGEST_NAME and _is_of_name(page, number - 1):
        number -= 1
    while number < colon and page.doc[number].tag_ not in ("NNP", "NNPS"):
        number += 1
    if number == colon:
        return None
    opens = number == start or page.lower[number - 1] in _BEFORE_NAMES
    return (number, colon) if opens else None


def _is_of_name(page: Page, number: int) -> bool:
    return page.doc[number].tag_ in ("NNP", "NNPS") or page.lower[number] in ("and", "of", ".")
