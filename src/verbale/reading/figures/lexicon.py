"""The word lists of figures: what is measured, and how it moves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from verbale.reading.figures.quantities import Bound
from verbale.reading.inflection import noun_forms, verb_forms


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """All word lists, by word form in lower case."""

    measures: Mapping[str, str]
    general: frozenset[str]
    moves: Mapping[str, str]
    moved: Mapping[str, str]
    counted: Mapping[str, str]
    suffered: Mapping[str, str]
    states: Mapping[str, str]
    changes: Mapping[str, str]
    bounds: Mapping[str, Bound]


@lru_cache(maxsize=1)
def lexicon() -> FigureLexicon:
    """Return the word lists, read once."""
    lists = tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf-8"))

    def nouns(key: str) -> dict[str, str]:
        return {
            form: name
            for name, words in lists[key].items()
            for word in words
            for form in sorted(noun_forms(word))
        }

    def verbs(key: str) -> dict[str, str]:
        return {
            form: name
            for name, words in lists[key].items()
            for word in words
            for form in sorted(verb_forms(word))
        }

    alone = {word: name for name, words in lists["measures_in_singular"].items() for word in words}
    general = frozenset(form for word in lists["general"] for form in noun_forms(word))
    bounds = {word: name for name, words in lists["bounds"].items() for word in words}
    return FigureLexicon(
        nouns("measures") | alone, general,
        verbs("moves"), verbs("moved"), verbs("counted"), verbs("suffered"),
        {word: name for name, words in lists["states"].items() for word in words}, nouns("changes"), bounds,
    )  # fmt: skip
