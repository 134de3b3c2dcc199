"""The word lists of agreements."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from verbale.account import AgreementStatus
from verbale.reading.inflection import noun_forms, verb_forms
from verbale.reading.wordforms import numbers


@dataclass(frozen=True, slots=True)
class AgreementLexicon:
    """All word lists, by word form in lower case; heads map to their singular.

    `numbers` are spaCy's numbers of the forms of both kinds of heads.
    """

    heads: Mapping[str, str]
    weak_heads: Mapping[str, str]
    joint: frozenset[str]
    binding: frozenset[str]
    verbs: Mapping[str, AgreementStatus]
    nouns: Mapping[str, AgreementStatus]
    numbers: frozenset[int]


@lru_cache(maxsize=1)
def lexicon() -> AgreementLexicon:
    """Return the word lists, read once."""
    lists = tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf-8"))
    heads, weak = (
        {form: noun for noun in lists[key] for form in sorted(noun_forms(noun))}
        for key in ("heads", "weak_heads")
    )
    verbs, nouns = (
        {
            form: cast(AgreementStatus, status)
            for status, words in lists[key].items()
            for word in words
            for form in sorted(forms(word))
        }
        for key, forms in (("status", verb_forms), ("status_nouns", noun_forms))
    )
    binding = frozenset(form for verb in lists["binding"] for form in verb_forms(verb))
    joint, telling = frozenset(lists["joint"]), numbers((*heads, *weak))
    return AgreementLexicon(heads, weak, joint, binding, verbs, nouns, telling)
