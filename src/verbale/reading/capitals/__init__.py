"""Reports that stand all in capitals, read as if they were written in usual case.

Telexes, old wires and monitored broadcasts were printed so. A tagger that was trained on usual text tells
names from other words even where all letters are small, by the words beside them; what the lexicon knows is a
name besides, and what no dictionary has, and what is one at most of its places in the report. No character is
added or taken away: all spans stay those of the text.
"""

from spacy.language import Language

from verbale.reading.capitals.dictionary import dictionary
from verbale.reading.capitals.lettering import lettered
from verbale.reading.capitals.stretches import shouted
from verbale.reading.capitals.tagging import tagged_words
from verbale.reading.tokenizing import unwrapped

__all__ = ["in_usual_case"]


def in_usual_case(nlp: Language, text: str) -> str:
    """Return `text`, no character longer or shorter, with what stands in capitals written as usual."""
    stretches = shouted(text)
    if not stretches or len(text) > nlp.max_length:
        return text
    even = unwrapped(text)
    words = tagged_words(nlp, even, stretches)
    pieces: list[str] = []
    at = 0
    for word, form in zip(words, lettered(even, words, dictionary(nlp.path)), strict=True):
        pieces += (text[at : word.start], form)
        at = word.end
    return "".join(pieces) + text[at:]
