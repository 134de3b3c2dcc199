"""Words of a list looked for by spaCy's numbers of their forms: quick, as no token or string is made."""

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from spacy.strings import get_string_id
from spacy.tokens import Doc


def numbers(words: Iterable[str]) -> frozenset[int]:
    """Return the numbers of words, tags or labels, the same in every vocabulary."""
    return frozenset(map(get_string_id, words))


def number(word: str) -> int:
    """Return the number of a word, tag or label, the same in every vocabulary."""
    found: int = get_string_id(word)
    return found


# 20 MB: more words than a month of news has often.
_MOST_STRINGS = 131_072


class Strings:
    """The strings of spaCy's numbers, or what `made` makes of them, remembered: to ask spaCy takes longer."""

    def __init__(self, made: Callable[[str], str] = str) -> None:
        self._made = made
        self._known: dict[int, str] = {0: made("")}

    def of(self, doc: Doc, keys: Sequence[int]) -> list[str]:
        """Return the strings of the numbers, which the vocabulary of `doc` knows."""
        known = self._known
        found = list(map(known.get, keys))
        if None not in found:
            return cast("list[str]", found)
        new = set(keys).difference(known)
        if len(known) + len(new) > _MOST_STRINGS:
            known.clear()
            new = set(keys)
        string = doc.vocab.strings.__getitem__
        known.update((key, self._made(string(key))) for key in new)
        return list(map(known.__getitem__, keys))


strings = Strings()


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


def starts(doc: Doc) -> list[int]:
    """Return the character at which each word begins."""
    found: list[int] = doc.to_array("IDX").tolist()
    return found
