"""Texts into tokens, in time that grows with their length whatever they hold.

spaCy's tokenizer takes affixes off a run without white space one by one and looks at the whole rest
each time, so a page of brackets would take it an hour. Longer runs than any language writes are cut
into pieces first; everything else is tokenised as ever.

A line end inside a paragraph is read as the space that it stands for, so that hard-wrapped text reads as
the same text unwrapped: a line end of its own would part names and bend the parse. Each takes the
place of one character, and all spans stay those of the text. So do the letters of titles in capitals, which
are written as a sentence would be, and apostrophes that stand for a letter.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from verbale.errors import SkipInput
from verbale.reading.ayns import with_ayns
from verbale.reading.casing import recased
from verbale.reading.findings import findings
from verbale.reading.layout.blocks import blocks, broken_ends

# Long addresses stay under it.
_LONGEST_RUN = 400
_OVERLONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")


def make_doc(nlp: Language, text: str) -> Doc:
    """Return the tokens of `text`. Raises SkipInput when it is longer than the pipeline can hold."""
    if len(text) > nlp.max_length:
        raise SkipInput(f"a report of {len(text):,} characters is longer than {nlp.max_length:,}: split it")
    text = with_ayns(unwrapped(text))
    text = recased(text, blocks(text))
    doc = tokens_of(nlp, text)
    if not _OVERLONG_RUN.search(text):
        findings(doc).text = text  # spaCy's tokens hold every character, and joining them anew takes time
    return doc


def tokens_of(nlp: Language, text: str) -> Doc:
    """Return the tokens of `text` as it stands."""
    runs = _OVERLONG_RUN.finditer(text)
    cuts = [cut for run in runs for cut in range(run.start(), run.end(), _LONGEST_RUN) if cut]
    if not cuts:
        return nlp.make_doc(text)
    ends = [*cuts, len(text)]
    pieces = [nlp.tokenizer(text[start:end]) for start, end in zip([0, *cuts], ends, strict=True)]
    tokens = [token for piece in pieces for token in piece]
    return Doc(nlp.vocab, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])


def unwrapped(text: str) -> str:
    """Return the text, no character longer or shorter, with spaces for the line ends inside paragraphs."""
    pieces: list[str] = []
    at = 0
    for start, end in broken_ends(text):
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join(pieces) + text[at:] if pieces else text
