"""Words in capitals with the tags that they get in small letters, among their neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from verbale.knowledge.lexicon import lowered
from verbale.reading.capitals.stretches import Stretch
from verbale.reading.tokenizing import tokens_of

_WORD = re.compile(r"[^\W\d_]+")
_TAGGING = ("tok2vec", "tagger")


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a gap; `tag` is that of the Penn treebank, empty where there is no tagger.

    `opens`: whether a stretch begins with it.
    """

    start: int
    end: int
    small: str
    tag: str
    opens: bool


def tagged_words(nlp: Language, text: str, stretches: Sequence[Stretch]) -> list[Word]:
    """Return the words of the stretches, in order."""
    found: list[Word] = []
    for start, end in stretches:
        small = lowered(text[start:end])
        tags = _tags(nlp, small)
        found += [
            Word(
                start + word.start(), start + word.end(), word.group(), tags.get(word.start(), ""), not place
            )
            for place, word in enumerate(_WORD.finditer(small))
        ]
    return found


def _tags(nlp: Language, small: str) -> dict[int, str]:
    """Return the tags of the tokens by each of their characters' offsets."""
    if not all(nlp.has_pipe(name) for name in _TAGGING):
        return {}
    doc: Doc = tokens_of(nlp, small)
    for name in _TAGGING:
        doc = nlp.get_pipe(name)(doc)
    return {at: token.tag_ for token in doc for at in range(token.idx, token.idx + len(token))}
