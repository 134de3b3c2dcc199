"""From a cue word, its content and its source to the draft of a quotation."""

from spacy.tokens import Doc, Token

from verbale.reading.quotations.clauses import children, source_pieces, trimmed, without, without_aside
from verbale.reading.quotations.lexicon import Cue
from verbale.reading.quotations.page import Draft, Quote, Range


def drafted(
    doc: Doc, cue_word: Token, content: list[Range], who: Token | None, cue: Cue, rule: str
) -> Draft | None:
    """Return what a cue reports: the content without its asides and its source, None when nothing is left."""
    told = (trimmed(doc, without_aside(doc, piece)) for piece in content)
    pieces = [piece for piece in told if piece is not None]
    source = source_pieces(doc, who, cue_word) if who is not None else []
    for named in source:
        pieces = [rest for piece in pieces for rest in without(piece, named)]
    if not pieces:
        return None
    if any(start <= cue_word.i < end for start, end in pieces):
        pieces = [p for piece in pieces for p in without(piece, (cue_word.i, cue_word.i + 1))]
    cues = [(cue_word.i, cue_word.i + 1)]
    cues += [(c.i, c.i + 1) for c in children(cue_word) if c.dep_ in ("prt", "neg")]
    return Draft(sorted(pieces), source, sorted(cues), cue.kind, rule, speaker=who)


def drafted_direct(
    quote: Quote, verb: Token, who: Token | None, pieces: list[Range], cue: Cue, where: str
) -> Draft:
    """Return a quoted stretch with its cue and source; `where` tells on which side these stand."""
    return Draft(
        [(quote.start, quote.end)],
        pieces,
        [(verb.i, verb.i + 1)],
        cue.kind,
        f"{where}:{cue.lemma}",
        speaker=who,
        direct=True,
    )
