"""Mentions of agreements: the paper named, and what the words around it tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from verbale.account import AgreementStatus, TimeExpression
from verbale.account import Span as Offsets
from verbale.reading.actors.index import ActorIndex
from verbale.reading.agreements.lexicon import AgreementLexicon
from verbale.reading.findings import token_span
from verbale.reading.placed import sentences
from verbale.reading.syntax import conjuncts, is_passive, is_verb, passive_agents, subjects
from verbale.reading.wordforms import forms

_NAMES = frozenset({"NNP", "NNPS"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_BETWEEN = frozenset({"between", "with", "among", "by", "of"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SIGNED: AgreementStatus = "signed"
_MAX_WORDS = 80


@dataclass(slots=True)
class AgreementMention:
    """One place where a paper is named."""

    head: Token
    noun: str
    start: Token
    named: bool
    definite: bool
    modifiers: frozenset[str]
    parties: list[str] = field(default_factory=list)
    status: AgreementStatus | None = None
    date: str | None = None
    terms: list[Offsets] = field(default_factory=list)

    @property
    def span(self) -> Offsets:
        """The words of the name, articles left out."""
        return self.start.idx, self.head.idx + len(self.head)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the noun names it: "the agreement"."""
        return not self.modifiers and not self.named


class AgreementFinder:
    """Finds the mentions of agreements in a document."""

    def __init__(
        self, doc: Doc, index: ActorIndex, times: Iterable[TimeExpression], words: AgreementLexicon
    ) -> None:
        self._doc = doc
        self._index = index
        self._words = words
        self._dates = {
            token.i: time
            for time in times
            if time.edtf and time.type == "DATE"
            for token in token_span(doc, time.span)
        }

    def mentions(self) -> Iterator[AgreementMention]:
        """Yield the mentions in text order."""
        telling, words = self._words.numbers, forms(self._doc)
        spans = ((sentence.start, sentence.end) for sentence in sentences(self._doc))
        places = (i for start, end in spans for i in range(start, end) if words[i] in telling)
        for token in map(self._doc.__getitem__, places):
            if token.tag_[:2] != "NN":
                continue
            noun = self._words.heads.get(token.lower_) or self._weak(token)
            if noun is None or self._is_part(token):
                continue
            yield self._mention(token, noun)

    def _weak(self, token: Token) -> str | None:
        noun = self._words.weak_heads.get(token.lower_)
        if noun is None:
            return None
        before = [child for child in token.children if child.dep_ in _MODIFIERS and child.i < token.i]
        joint = any(child.lower_ in self._words.joint for child in before)
        named = token.tag_ in _NAMES and any(child.tag_ in _NAMES for child in before)
        return noun if joint or named else None

    def _is_part(self, token: Token) -> bool:
        """Tell whether the noun only describes another one: "ceasefire line", "treaty bodies"."""
        following = token.head
        return (
            token.dep_ == "compound" and following.i > token.i and not self._words.heads.get(following.lower_)
        )

    def _mention(self, head: Token, noun: str) -> AgreementMention:
        before = [child for child in head.children if child.dep_ in _MODIFIERS and child.i < head.i]
        kept = [child for child in before if child.i not in self._dates and child.dep_ != "poss"]
        start = min((child.left_edge for child in kept), key=lambda t: t.i, default=head)
        while start.i < head.i and (start.tag_ in ("DT", "PRP$", "POS", "CD") or start.i in self._dates):
            start = start.nbor()
        mention = AgreementMention(
            head, noun, start,
            named=head.tag_ in _NAMES and start.tag_ in _NAMES and start.i < head.i,
            definite=any(child.lower_ in _DEFINITE for child in head.children if child.dep_ == "det"),
            modifiers=frozenset(child.lower_ for child in kept),
        )  # fmt: skip
        verb = self._governing(head)
        mention.status = self._status(head, verb)
        mention.parties = self._parties(head, verb, before)
        mention.date = self._date(head, verb)
        mention.terms = list(self._terms(head))
        return mention

    def _governing(self, head: Token) -> Token | None:
        """Return the verb that the paper is subject or object of, or that describes it: "signed by"."""
        for child in head.children:
            if child.dep_ in ("relcl", "acl") and child.lower_ in self._words.verbs:
                return child
        token = head
        for _ in range(3):
            parent = token.head
            if is_verb(parent):
                return parent
            if (
                token.dep_ not in ("pobj", "prep", "conj", "dobj", "nsubj", "nsubjpass", "compound")
                or parent is token
            ):
                return None
            token = parent
        return None

    def _status(self, head: Token, verb: Token | None) -> AgreementStatus | None:
        token = head
        for _ in range(3):
            if token.head.lower_ in self._words.nouns:
                return self._words.nouns[token.head.lower_]
            token = token.head
        if verb is None or verb.lower_ not in self._words.verbs:
            return None
        status = self._words.verbs[verb.lower_]
        ahead = any(c.tag_ == "MD" or (c.lower_ == "to" and c.dep_ == "aux") for c in verb.children)
        return "proposed" if ahead and status in ("signed", "ratified") else status

    def _parties(self, head: Token, verb: Token | None, before: list[Token]) -> list[str]:
        places: list[Token] = [t for child in before for t in (child, *child.children)]
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _BETWEEN:
                places += [t for noun in child.children if noun.dep_ == "pobj" for t in conjuncts(noun)]
        if verb is not None and self._words.verbs.get(verb.lower_) == _SIGNED:
            places += passive_agents(verb) if is_passive(verb) else subjects(verb)
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ == "with":
                    places += [t for noun in child.children if noun.dep_ == "pobj" for t in conjuncts(noun)]
        return self._codes(places)

    def _codes(self, places: Iterable[Token]) -> list[str]:
        """Return the parties of the words, "the presidents of Russia and Armenia" included."""
        found: dict[str, None] = {}
        for token in places:
            last = min(token.right_edge.i + 1, token.i + _MAX_WORDS)
            inside = (each for t in self._doc[token.left_edge.i : last] for each in self._index.covering(t))
            found.update({each.actor.party: None for each in inside if each.actor.party})
        return list(found)

    def _date(self, head: Token, verb: Token | None) -> str | None:
        first, last = head.left_edge.i, min(head.right_edge.i + 1, head.i + _MAX_WORDS)
        signed = verb is not None and self._words.verbs.get(verb.lower_) == _SIGNED
        if verb is not None and signed:
            first, last = (
                min(first, verb.left_edge.i),
                max(last, min(verb.right_edge.i + 1, verb.i + _MAX_WORDS)),
            )
        near = [self._dates[i] for i in range(max(0, first), last) if i in self._dates]
        own = [t for t in near if self._under(t.span, head)] or (near if signed else [])
        return min(own, key=lambda t: abs(t.span[0] - head.idx)).edtf if own else None

    def _under(self, span: Offsets, head: Token) -> bool:
        token = token_span(self._doc, span).root
        return token.head is head or (token.dep_ == "pobj" and token.head.head is head)

    def _terms(self, head: Token) -> Iterator[Offsets]:
        """Yield what the paper binds to: the clause after "under which", or what it provides for."""
        for child in head.children:
            if child.dep_ == "relcl" and any(c.lower_ == "under" for c in child.children):
                yield _clause(child)
        verb = head.head
        if head.dep_ == "nsubj" and verb.lower_ in self._words.binding:
            yield _clause(verb, verb.i + 1)


def _clause(verb: Token, first: int | None = None) -> Offsets:
    doc = verb.doc
    start = doc[first if first is not None and first < len(doc) else verb.left_edge.i]
    end = doc[min(verb.right_edge.i, verb.i + _MAX_WORDS)]
    return start.idx, max(end.idx + len(end), start.idx + len(start))
