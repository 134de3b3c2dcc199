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

    `interchangeable` are nouns that may stand for any paper ("the deal", of a ceasefire); `unnaming`
    words are no part of a name; `acts` tell those of parties from a parliament's; `parts` are what a paper
    consists of; what a verb of `pledging` takes on is a term; a paper of which a verb of `failing` is told
    was never made. `truces` are nouns for the same thing; one whose `partaking` is told of is a party, as is
    who is out of a paper by a verb of `leaving`. `numbers` are spaCy's numbers of the forms of both kinds
    of heads.
    """

    heads: Mapping[str, str]
    weak_heads: Mapping[str, str]
    joint: frozenset[str]
    acts: frozenset[str]
    interchangeable: frozenset[str]
    unnaming: frozenset[str]
    parts: frozenset[str]
    binding: frozenset[str]
    unbinding: frozenset[str]
    pledging: frozenset[str]
    mediating: frozenset[str]
    failing: frozenset[str]
    leaving: frozenset[str]
    accusing: frozenset[str]
    truces: frozenset[str]
    partaking: frozenset[str]
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
    joint, telling, truces = frozenset(lists["joint"]), numbers((*heads, *weak)), frozenset(lists["truces"])
    interchangeable, unnaming = frozenset(lists["interchangeable"]), frozenset(lists["unnaming"])
    parts = frozenset(form for noun in lists["parts"] for form in noun_forms(noun))
    partaking = frozenset(form for noun in lists["partaking"] for form in noun_forms(noun))
    binding, unbinding, pledging, mediating, failing, leaving, accusing = (
        frozenset(form for verb in lists[key] for form in verb_forms(verb))
        for key in ("binding", "unbinding", "pledging", "mediating", "failing", "leaving", "accusing")
    )
    return AgreementLexicon(
        heads, weak, joint, frozenset(lists["acts"]), interchangeable, unnaming, parts,
        binding, unbinding, pledging, mediating, failing, leaving, accusing, truces, partaking,
        verbs, nouns, telling,
    )  # fmt: skip
