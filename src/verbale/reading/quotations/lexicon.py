"""The words that report, loaded once."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from verbale.account import QuotationKind
from verbale.reading.inflection import form_table, noun_forms, verb_forms

_SPOKEN = frozenset({"clause", "quote"})


@dataclass(slots=True)
class Cue:
    """What one lemma reports, and how: the frames and prepositions that lead to the content."""

    lemma: str
    kind: QuotationKind
    frames: set[str] = field(default_factory=set)
    prepositions: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word forms in lower case, each with its cue; verbs with a particle as 'form particle'."""

    verbs: Mapping[str, Cue]
    particles: frozenset[str]
    with_particles: frozenset[str]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    light: Mapping[str, str]
    light_prepositions: frozenset[str]
    speaking: frozenset[str]
    attributions: Mapping[str, tuple[tuple[str, ...], ...]]
    documents: frozenset[str]
    occasions: frozenset[str]
    raising: Mapping[str, frozenset[str]]
    seeming: Mapping[str, str]
    hearsay_adverbs: frozenset[str]
    modality: Mapping[str, frozenset[str]]
    addressing: frozenset[str]
    speaking_to: frozenset[str]
    audiences: frozenset[str]
    exchanges: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    data = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    verbs = _cues(data["verbs"])
    verb_table: dict[str, Cue] = {}
    for lemma, cue in verbs.items():
        head, _, particle = lemma.partition("_")
        for form in verb_forms(head):
            verb_table.setdefault(f"{form} {particle}" if particle else form, cue)
    nouns = _cues(data["nouns"])
    adjectives = _cues(data["adjectives"])
    light = data["light"]
    hearsay = data["hearsay"]
    return Lexicon(
        verbs=verb_table,
        with_particles=frozenset(form.partition(" ")[0] for form in verb_table if " " in form),
        particles=frozenset(lemma.partition("_")[2] for lemma in verbs if "_" in lemma),
        nouns={form: cue for lemma, cue in nouns.items() for form in noun_forms(lemma)},
        adjectives=adjectives,
        light=form_table(verbs=light["verbs"].split()),
        light_prepositions=frozenset(light["prepositions"].split()),
        speaking=frozenset(light["speaking"].split()),
        attributions=_by_last_word(data["attribution"]["according"]),
        documents=_forms(data["documents"]["nouns"], noun_forms),
        occasions=_forms(data["occasions"]["nouns"], noun_forms),
        raising={
            lemma: frozenset(group["prepositions"].split())
            for group in hearsay["passive"]
            for lemma in group["lemmas"].split()
        },
        seeming=form_table(verbs=hearsay["seeming"].split()),
        hearsay_adverbs=frozenset(hearsay["adverbs"].split()),
        modality=_modality(data["modality"]),
        addressing=_forms(data["addressees"]["verbs"], verb_forms),
        speaking_to=_forms(data["addressees"]["speaking"], verb_forms),
        audiences=_forms(data["addressees"]["audiences"], noun_forms),
        exchanges=_forms(data["addressees"]["exchanges"], noun_forms),
    )


def _forms(lemmas: str, forms: Callable[[str], frozenset[str]]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in forms(lemma))


_VERBS_OF_MODALITY = ("refusing", "pending", "asking")


def _modality(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {
        name: _forms(words, verb_forms) if name in _VERBS_OF_MODALITY else frozenset(words.split())
        for name, words in lists.items()
    }


def attribution_length(lower: Sequence[str], last: int, words: Lexicon) -> int:
    """Return how many words the attribution has that ends in the word `last`; 0 when none does."""
    for phrase in words.attributions.get(lower[last], ()):
        if tuple(lower[max(0, last - len(phrase) + 1) : last + 1]) == phrase:
            return len(phrase)
    return 0


def spoken(verb: Token, words: Lexicon) -> Cue | None:
    """Return the entry of a verb that may stand beside quotation marks."""
    if verb.dep_ in ("aux", "auxpass"):
        return None
    if verb.i + 1 < len(verb.doc):
        phrasal = words.verbs.get(f"{verb.lower_} {verb.doc[verb.i + 1].lower_}")
        if phrasal is not None and phrasal.frames & _SPOKEN:
            return phrasal
    cue = words.verbs.get(verb.lower_)
    return cue if cue is not None and cue.frames & _SPOKEN else None


def _by_last_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table[words[-1]] = (*table.get(words[-1], ()), words)
    return table


def _cues(groups: list[dict[str, Any]]) -> dict[str, Cue]:
    cues: dict[str, Cue] = {}
    for group in groups:
        for lemma in group["lemmas"].split():
            cue = cues.setdefault(lemma, Cue(lemma, group["kind"]))
            cue.frames.update(group.get("frames", ()))
            cue.prepositions.update(group.get("prepositions", "").split())
    return cues
