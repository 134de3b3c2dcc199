"""Finds who is named as the speaker beside a reporting verb."""

from spacy.tokens import Doc, Token

from verbale.reading.quotations.clauses import source_pieces, subject, trimmed
from verbale.reading.quotations.page import FINAL, Page, Range


def sentence_stop(doc: Doc, number: int, limit: int) -> int:
    """Return where the sentence that goes on at token `number` ends, `limit` at the latest."""
    while number < limit and doc[number].text not in FINAL:
        number += 1
    return number


def named(page: Page, verb: Token, start: int, stop: int) -> tuple[Token, list[Range]] | None:
    """Return who speaks, inside the given range: the subject, or the noun beside the verb."""
    who = subject(verb)
    if who is not None and start <= who.i < stop and not _inside_quote(page, who):
        pieces = [(max(a, start), min(b, stop)) for a, b in source_pieces(page.doc, who, verb)]
        return who, [p for p in pieces if p[0] < p[1]]
    shares = verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "acl")
    if who is not None and shares and not _inside_quote(page, who):
        return who, source_pieces(page.doc, who, verb)
    beside = noun_beside(page.doc, verb, start, stop)
    if beside is None:
        return None
    left, right = beside.left_edge.i, beside.right_edge.i + 1
    if beside.i > verb.i:
        piece = trimmed(page.doc, (max(left, verb.i + 1), min(right, stop)))
    else:
        piece = trimmed(page.doc, (max(left, start), min(right, verb.i)))
    return beside, [piece] if piece else []


def noun_beside(doc: Doc, verb: Token, start: int, stop: int) -> Token | None:
    """Return the head of the noun phrase that stands right before or after a reporting verb."""
    for number in range(verb.i - 1, start - 1, -1):
        token = doc[number]
        if token.tag_ in ("NNP", "NN", "NNS", "NNPS", "PRP", "WP"):
            return _top(token, start, verb.i)
        if token.tag_ not in ("RB", "MD", ",", "VBD", "VBZ", "VBP", "VBN", "CD", "-RRB-", "-LRB-"):
            break
    for number in range(verb.i + 1, min(stop, verb.i + 6)):
        token = doc[number]
        if token.tag_ in ("NNP", "NN", "NNS", "NNPS", "PRP"):
            return _top(token, verb.i + 1, stop)
        if token.text in ",;:" or token.tag_ in ("IN", "TO"):
            break
    return None


def _top(token: Token, start: int, stop: int) -> Token:
    """Return the highest noun of the phrase that holds a token."""
    while token.head != token and token.head.tag_[0] == "N" and start <= token.head.i < stop:
        token = token.head
    return token


def _inside_quote(page: Page, token: Token) -> bool:
    quote = page.quote_at[token.i]
    return quote is not None and quote.is_clause and token.left_edge.i >= quote.start
