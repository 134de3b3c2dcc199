"""Words of a list looked for by spaCy's numbers of their forms: quick, as no token or string is made."""

from collections.abc import Iterable

from spacy.strings import get_string_id
from spacy.tokens import Doc


def numbers(words: Iterable[str]) -> frozenset[int]:
    """Return the numbers of words, tags or labels, the same in every vocabulary."""
    return frozenset(map(get_string_id, words))


def number(word: str) -> int:
    """Return the number of a word, tag or label, the same in every vocabulary."""
    found: int = get_string_id(word)
    return found


def forms(doc: Doc) -> list[int]:
    """Return the number of each word of a document in lower case."""
    found: list[int] = doc.to_array("LOWER").tolist()
    return found


def tags(doc: Doc) -> list[int]:
    """Return the number of each word's tag."""
    found: list[int] = doc.to_array("TAG").tolist()
    return found


def labels(doc: Doc) -> list[int]:
    """Return the number of each word's label in the parse."""
    found: list[int] = doc.to_array("DEP").tolist()
    return found
