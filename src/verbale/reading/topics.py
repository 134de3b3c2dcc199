"""Topics: what a stretch of text speaks of, by the contexts of PLOVER.

The words that show a context are data (`topics.toml`). Contexts are those of the PLOVER manual of 2021.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from verbale.account import Span
from verbale.reading.inflection import noun_forms

_SHORTEST_BEGINNING = 4  # letters
_TOKEN = re.compile(r"[^\W_]+|-|'s")  # as spaCy parts words


@dataclass(frozen=True, slots=True)
class _Words:
    """What shows a context: phrases by their first word, and beginnings of words by their first letters."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    beginnings: dict[str, tuple[tuple[str, str], ...]]


class Topics:
    """Where a text speaks of which context.

    `words` are the tokens of the text in lower case, `starts` the characters at which they begin.
    """

    def __init__(self, words: Sequence[str], starts: Sequence[int]) -> None:
        self._starts: list[int] = []
        self._contexts: list[str] = []
        for place, word in enumerate(words):
            for phrase, context in _shown_by(word):
                if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase:
                    self._starts.append(starts[place])
                    self._contexts.append(context)

    def within(self, spans: Sequence[Span], without: Sequence[Span] = ()) -> tuple[str, ...]:
        """Return the contexts shown inside `spans` and outside of `without`, in alphabetical order."""
        found: set[str] = set()
        for start, end in spans:
            first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
            for place in range(first, last):
                if not any(left <= self._starts[place] < right for left, right in without):
                    found.add(self._contexts[place])
        return tuple(sorted(found))


def topics_of(text: str) -> Topics:
    """Return where a text speaks of which context, without a pipeline that parts its words."""
    tokens = list(_TOKEN.finditer(text))
    return Topics([token[0].lower() for token in tokens], [token.start() for token in tokens])


@lru_cache(maxsize=65536)
def _shown_by(word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the contexts that phrases with this first word can show, with these phrases."""
    lexicon = _lexicon()
    beginnings = lexicon.beginnings.get(word[:_SHORTEST_BEGINNING], ())
    own = tuple(((word,), context) for beginning, context in beginnings if word.startswith(beginning))
    return (*lexicon.phrases.get(word, ()), *own)


@cache
def _lexicon() -> _Words:
    source = files(__package__).joinpath("topics.toml").read_text(encoding="utf-8")
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    beginnings: dict[str, tuple[tuple[str, str], ...]] = {}
    for context, listed in tomllib.loads(source)["contexts"].items():
        for entry in listed.split():
            if entry.endswith("*"):
                key = entry[:_SHORTEST_BEGINNING]
                beginnings[key] = (*beginnings.get(key, ()), (entry[:-1], context))
                continue
            *before, last = _TOKEN.findall(entry)
            for form in sorted(noun_forms(last)):
                phrase = (*before, form)
                phrases[phrase[0]] = (*phrases.get(phrase[0], ()), (phrase, context))
    return _Words(phrases, beginnings)
