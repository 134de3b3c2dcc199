"""Titles in capitals, written as a sentence would be: "Wang Yi Holds Talks With Envoy" is no name.

Taggers and parsers are trained on sentences and take a row of capitals for one long name. A word of such a
title is written small where the report itself writes it small, or, where the report has no other use of it,
where a list of general words has it; what the report or the lexicon knows as a name keeps its capital. The
idea, forms seen elsewhere in one document as evidence, is that of Mikheev (1999), "A knowledge-free method
for capitalized word disambiguation". No character is added or taken away: all spans stay those of the text.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from verbale.knowledge.lexicon import find_names
from verbale.knowledge.plurals import noun_forms
from verbale.reading.inflection import verb_forms
from verbale.reading.layout.blocks import Block

_LONGEST = 30  # words of a title
_SHORTEST = 3
_LONGEST_TEXT = 360  # characters of a title
# Longer words that even titles in capitals write small.
_BETWEEN = frozenset(
    {"about", "after", "against", "amid", "among", "before", "between", "during", "from", "into", "over"}
    | {"than", "that", "their", "through", "toward", "towards", "under", "upon", "when", "with", "without"}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# What a sentence starts after: the capital of the next word says nothing.
_STARTS = re.compile(r"(?:^|[.!?:;…\"“”‘«»(\[\n•–—-])\s*$")
_LOOK_BACK = 4  # characters
_LONG_WORD = 4


def recased(text: str, parts: Sequence[Block]) -> str:
    """Return `text`, no character longer or shorter, with the titles among its blocks as sentences."""
    titles = [block for block in parts if _in_capitals(block)]
    if not titles:
        return text
    seen = _Seen(block for block in parts if not _in_capitals(block))
    pieces: list[str] = []
    at = 0
    for title in titles:
        pieces += (text[at : title.start], _as_sentence(title.text, seen))
        at = title.end
    return "".join(pieces) + text[at:]


def _in_capitals(block: Block) -> bool:
    """Whether a block is a title: no sentence by its end, and all of its longer words begin with capitals."""
    if len(block.text) > _LONGEST_TEXT or (block.text[-1] == "." and not block.text.isupper()):
        return False
    words = [word.group() for word in _WORD.finditer(block.text)]
    longer = [word for word in words if len(word) >= _LONG_WORD and word not in _BETWEEN]
    return _SHORTEST <= len(words) <= _LONGEST and len(longer) > 1 and all(w[0].isupper() for w in longer)


class _Seen:
    """How the words of the report are written inside its sentences."""

    def __init__(self, parts: Iterator[Block]) -> None:
        self._forms: dict[str, Counter[str]] = {}
        for block in parts:
            for word in _WORD.finditer(block.text):
                if len(word.group().lower()) != len(word.group()):
                    continue
                before = block.text[max(0, word.start() - _LOOK_BACK) : word.start()]
                if word.group()[0].islower() or not _STARTS.search(before):
                    self._forms.setdefault(word.group().lower(), Counter())[word.group()] += 1

    def form(self, word: str) -> str | None:
        """Return how the report writes a word most often, with a capital where it does so as often."""
        forms = self._forms.get(word.lower())
        if not forms:
            return None
        return max(sorted(forms), key=lambda form: (forms[form], form[0].isupper()))


def _as_sentence(title: str, seen: _Seen) -> str:
    shouted = title.isupper()
    names = {i for hit in find_names(title) for i in range(hit.start, hit.end)}
    words = list(_WORD.finditer(title))
    pieces: list[str] = []
    at = 0
    for word in words:
        form = _form(word.group(), seen, shouted=shouted, name=word.start() in names)
        if _STARTS.search(title[max(0, word.start() - _LOOK_BACK) : word.start()]):
            form = word.group()[0] + form[1:]  # a title's or a quotation's first word
        pieces += (title[at : word.start()], form)
        at = word.end()
    return "".join(pieces) + title[at:]


def _form(word: str, seen: _Seen, *, shouted: bool, name: bool) -> str:
    small = word.lower()
    if len(small) != len(word):
        return word
    plain = small.split("'")[0].split("’")[0]
    if not shouted and (name or (word.isupper() and len(word) > 1)):
        return word
    form = seen.form(word) or seen.form(plain)
    if form is not None:
        if form[0].islower():
            return small
        return form + word[len(form) :].lower() if shouted else word
    if plain in general_words() and not name:
        return small
    if not shouted:
        return word
    return word if name and len(word) <= _LONG_WORD else word[0] + small[1:]


@cache
def general_words() -> frozenset[str]:
    """Return words that are no names, in small letters, with their forms."""
    lists = tomllib.loads(files("verbale.reading").joinpath("casing.toml").read_text(encoding="utf-8"))
    found = set(lists["others"].split())
    for verb in lists["verbs"].split():
        found.update(verb_forms(verb))
    for noun in lists["nouns"].split():
        found.update(noun_forms(noun))
    return frozenset(found)
