"""Finds acts: verbs and nouns of action in their frames, under the operators that govern them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from verbale.reading.events.act import Act
from verbale.reading.events.adjectives import AdjectiveActs
from verbale.reading.events.fitting import is_no_blame, is_of_matters, is_wound_up
from verbale.reading.events.framed import FramedActs
from verbale.reading.events.governed import GovernedActs
from verbale.reading.events.lexicon import Entry, EventLexicon
from verbale.reading.events.matching import beside, carrying, companions
from verbale.reading.events.modality import FINITE_CLAUSES, disowned, standing, supposed, under_modals
from verbale.reading.events.nouns import NounActs
from verbale.reading.events.operated import OperatedActs
from verbale.reading.events.roles import inside, patients, prepositional, retained
from verbale.reading.events.verdicts import verdict
from verbale.reading.syntax import VERB_TAGS
from verbale.reading.wordforms import numbers

_DEEPEST = 4
_NOUN_TAGS = numbers(("NN", "NNS"))


class ActFinder:
    """Finds the acts of a sentence by the word lists."""

    def __init__(self, words: EventLexicon) -> None:
        self._words = words
        self._nouns = NounActs(words)
        self._framed = FramedActs(words, self._nouns, self._by_verb)
        governed = GovernedActs(words, self._nouns, self._by_verb)
        self._operated = OperatedActs(words, self._nouns, governed, self._by_verb)
        self._adjectives = AdjectiveActs(words, governed, self._by_verb)

    def acts(self, sentence: Span, tags: Sequence[int]) -> Iterator[Act]:
        """Yield the acts that verbs tell, then those that nouns do; subordinate ones are background.

        `tags` are the numbers of the tags of its words.
        """
        used: set[int] = set()
        for token in _of_tags(sentence, tags, VERB_TAGS):
            if token.i in used or token.dep_ in ("aux", "auxpass"):
                continue
            clause = standing(token)
            if clause is None and token.dep_ not in FINITE_CLAUSES:
                continue
            act = self._by_verb(token, 0)
            if act is not None:
                used |= act.used | {token.i}
            act = under_modals(act, token, self._words)
            if act is None or clause is None or act.inner:
                continue
            if act.status in ("held", "planned") and supposed(token, self._words):
                denied = disowned(token, self._words)
                act = replace(act, status="denied" if denied else "possible")
            yield replace(act, background=clause == "background")

        for token in _of_tags(sentence, tags, _NOUN_TAGS):
            if token.i not in used and token.dep_ not in ("compound", "ROOT"):
                frame = self._nouns.frame(token)
                none = any(child.lower_ == "no" for child in token.lefts)
                sources = () if frame is None or none else (*prepositional(token, "by"), *inside(token))
                if frame is not None and sources:
                    yield replace(
                        self._nouns.nominal(token, frame, (token,), sources), background=True, nominal=True
                    )

    def _by_verb(self, verb: Token, depth: int) -> Act | None:
        if depth > _DEEPEST or is_wound_up(verb) or is_no_blame(verb) or is_of_matters(verb):
            return None
        entries = self._words.verbs.get(verb.lower_, ())
        near = companions(verb) if any(entry.beside for entry in entries) else ()
        objects = carrying((*patients(verb), *retained(verb))) if any(map(_looks_at_objects, entries)) else ()
        for entry in entries:
            words = beside(verb, entry, near)
            if words is None:
                continue
            act = (
                self._framed.read(verb, entry.frame, words, objects)
                if entry.frame is not None
                else self._operated.read(verb, entry.operator or "", words, depth)
            )
            if act is not None:
                return act
        return verdict(verb) or self._nouns.existing(verb) or self._adjectives.read(verb, depth)


def _looks_at_objects(entry: Entry) -> bool:
    return entry.frame is not None and bool(entry.frame.theme) and entry.frame.at in ("obj", "object")


def _of_tags(sentence: Span, tags: Sequence[int], wanted: frozenset[int]) -> Iterator[Token]:
    return (sentence[place] for place, tag in enumerate(tags) if tag in wanted)
