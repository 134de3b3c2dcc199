"""Mentions of agreements: the paper named, and what the words around it tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from verbale.account import AgreementStatus, Place, TimeExpression
from verbale.account import Span as Offsets
from verbale.knowledge.states import organisations
from verbale.reading.actors.index import ActorIndex
from verbale.reading.agreements.lexicon import AgreementLexicon
from verbale.reading.agreements.naming import known_as, last_of_title
from verbale.reading.agreements.terms import is_denied, terms
from verbale.reading.findings import token_span
from verbale.reading.placed import sentences
from verbale.reading.syntax import conjuncts, is_passive, is_verb, passive_agents, subjects
from verbale.reading.wordforms import forms

_NAMES = frozenset({"NNP", "NNPS"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_BETWEEN = frozenset({"between", "with", "among", "by", "of"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SIGNED: AgreementStatus = "signed"
_RATIFIED: AgreementStatus = "ratified"  # by its parties, or approved by an organisation that is none of them
_ENDED: AgreementStatus = "ended"
_BY_MEANS_OF = frozenset({"with", "by", "through"})
_BY_PARTIES = (_SIGNED, _RATIFIED, _ENDED)
_MAX_WORDS = 80
_DAY_LENGTH = len("2017-11-20")


@dataclass(slots=True)
class AgreementMention:
    """One place where a paper is named."""

    head: Token
    noun: str
    start: Token
    last: Token
    named: bool
    weak: bool
    definite: bool
    modifiers: frozenset[str]
    parties: list[str] = field(default_factory=list)
    status: AgreementStatus | None = None
    date: str | None = None
    place: str | None = None
    terms: list[Offsets] = field(default_factory=list)
    known_as: list[str] = field(default_factory=list)

    @property
    def span(self) -> Offsets:
        """The words of the name, articles left out."""
        return self.start.idx, self.last.idx + len(self.last)

    @property
    def words(self) -> str:
        """The name as the report has it."""
        return self.head.doc[self.start.i : self.last.i + 1].text

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the noun names it: "the agreement"."""
        return not self.modifiers and not self.named


class AgreementFinder:
    """Finds the mentions of agreements in a document."""

    def __init__(
        self,
        doc: Doc,
        index: ActorIndex,
        times: Iterable[TimeExpression],
        places: Iterable[Place],
        words: AgreementLexicon,
    ) -> None:
        self._doc = doc
        self._index = index
        self._words = words
        self._places = {
            token.i: place.name for place in places for span in place.spans for token in token_span(doc, span)
        }
        self._dates = {
            token.i: time
            for time in times
            if time.edtf and (time.type == "DATE" or (time.type == "TIME" and len(time.edtf) == _DAY_LENGTH))
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
            mention = self._mention(token, noun)
            if mention.named or not self._is_not_made(self._governing(token)):
                yield mention

    def _weak(self, token: Token) -> str | None:
        noun = self._words.weak_heads.get(token.lower_)
        if noun is None:
            return None
        before = [child for child in token.children if child.dep_ in _MODIFIERS and child.i < token.i]
        joint = any(child.lower_ in self._words.joint for child in before)
        named = token.tag_ in _NAMES and any(child.tag_ in _NAMES for child in before)
        if joint or named or _binds(token):
            return noun
        if noun not in self._words.interchangeable:
            return None
        verb = self._governing(token)
        made = verb is not None and self._words.verbs.get(verb.lower_) == _SIGNED
        meant = not before and any(child.lower_ in _DEFINITE for child in token.children)
        meant = meant and not any(
            child.lower_ == "of" for child in token.children
        )  # "the settlement of a dispute"
        return noun if made or meant else None

    def _is_part(self, token: Token) -> bool:
        """Tell whether the noun only describes another one: "ceasefire line", "treaty bodies"."""
        following = token.head
        return (
            token.dep_ == "compound" and following.i > token.i and not self._words.heads.get(following.lower_)
        )

    def _mention(self, head: Token, noun: str) -> AgreementMention:
        before = [child for child in head.children if child.dep_ in _MODIFIERS and child.i < head.i]
        kept = [
            child
            for child in before
            if (
                child.i not in self._dates or (child.dep_ == "compound" and {child.tag_, head.tag_} <= _NAMES)
            )
            and child.dep_ != "poss"
            and child.lower_ not in self._words.unnaming
        ]
        start = min((child.left_edge for child in kept), key=lambda t: t.i, default=head)
        while start.i < head.i and (
            start.tag_ in ("DT", "PRP$", "POS")
            or (start.tag_ == "CD" and start.nbor().tag_ != "HYPH")  # but "30-year deal"
            or (
                start.i in self._dates and not {start.tag_, head.tag_} <= _NAMES
            )  # but "Good Friday Agreement"
        ):
            start = start.nbor()
        last = last_of_title(head, self._dates)
        title = (token for token in self._doc[head.i + 1 : last.i + 1] if token.tag_ in _NAMES)
        mention = AgreementMention(
            head, noun, start, last,
            named=head.tag_ in _NAMES and start.tag_ in _NAMES and (start.i < head.i or head.i < last.i),
            weak=head.lower_ not in self._words.heads,
            definite=any(child.lower_ in _DEFINITE for child in head.children if child.dep_ == "det"),
            modifiers=frozenset(each.lower_ for each in (*kept, *title)),
        )  # fmt: skip
        verb = self._governing(head)
        mention.status = self._status(head, verb)
        mention.parties = self._parties(head, verb, before)
        mention.date = self._date(head, verb)
        mention.place = self._place(head, verb)
        mention.terms = list(terms(head, self._words))
        mention.known_as = list(known_as(head))
        return mention

    def _governing(self, head: Token) -> Token | None:
        """Return the verb that the paper is subject or object of, or that describes it: "signed by"."""
        described = [
            child
            for child in head.children
            if child.dep_ in ("relcl", "acl") and child.lower_ in self._words.verbs
        ]
        made = next((verb for verb in described if verb.lower_ not in self._words.mediating), None)
        above = self._above(head)
        if made is None and described and (above is None or above.lower_ not in self._words.verbs):
            return described[0]
        return made or above

    def _above(self, head: Token) -> Token | None:
        token = head
        for _ in range(3):
            parent = token.head
            if is_verb(parent):
                return self._agreeing(parent)
            if (
                token.dep_ not in ("pobj", "prep", "conj", "dobj", "nsubj", "nsubjpass", "compound")
                or parent is token
            ):
                return None
            token = parent
        return None

    def _agreeing(self, verb: Token) -> Token:
        """Return the verb of a paper, or the one above it that agrees: "agreed to reopen under"."""
        above = verb
        for _ in range(2):
            if above.dep_ not in ("xcomp", "conj") or verb.lower_ in self._words.verbs:
                break
            above = above.head
            if self._words.verbs.get(above.lower_) == _SIGNED:
                return above
        return verb

    def _status(self, head: Token, verb: Token | None) -> AgreementStatus | None:
        token = head
        for _ in range(3):
            if token.head.lower_ in self._words.nouns:
                return self._words.nouns[token.head.lower_]
            token = token.head
        told = verb is not None and verb.lower_ in self._words.verbs
        if (
            verb is None
            or not told
            or is_denied(verb)
            or (head.dep_ == "pobj" and head.head.lower_ == "under")
        ):
            return None
        status = self._words.verbs[verb.lower_]
        if status == _ENDED and head.dep_ == "pobj" and head.head.lower_ in _BY_MEANS_OF:
            return _SIGNED  # "ended the war with an accord"
        ahead = any(c.tag_ == "MD" or (c.lower_ == "to" and c.dep_ == "aux") for c in verb.children)
        return "proposed" if ahead and status in ("signed", "ratified") else status

    def _is_not_made(self, verb: Token | None) -> bool:
        """Tell whether a paper came to nothing: "failed to reach an agreement", "no accord was signed"."""
        if verb is None or self._words.verbs.get(verb.lower_) != _SIGNED:
            return False
        above = verb.head if verb.dep_ == "xcomp" else verb
        return above.lower_ in self._words.failing or is_denied(above)

    def _parties(self, head: Token, verb: Token | None, before: list[Token]) -> list[str]:
        places: list[Token] = [t for child in before for t in (child, *child.children)]
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _BETWEEN:
                places += [t for noun in child.children if noun.dep_ == "pobj" for t in conjuncts(noun)]
        status = self._words.verbs.get(verb.lower_) if verb is not None else None
        if verb is not None and status in _BY_PARTIES and verb.lower_ not in self._words.mediating:
            places += passive_agents(verb) if is_passive(verb) else subjects(verb)
        if verb is not None and status == _SIGNED:
            for child in verb.children:
                if child.dep_ == "prep" and child.lower_ == "with":
                    places += [t for noun in child.children if noun.dep_ == "pobj" for t in conjuncts(noun)]
        codes = self._codes(places)
        return (
            [code for code in codes if code not in organisations()]
            if status in (_RATIFIED, _ENDED)
            else codes
        )

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

    def _place(self, head: Token, verb: Token | None) -> str | None:
        """Return where a paper was made: "signed in Doha", "the accord reached at Dayton"."""
        made = verb if verb is not None and self._words.verbs.get(verb.lower_) == _SIGNED else None
        preps = (
            child
            for holder in (made, *(() if made is None else (head,)))
            if holder is not None
            for child in holder.children
            if child.dep_ == "prep" and child.lower_ in ("in", "at")
        )
        nouns = (noun for prep in preps for noun in prep.children if noun.dep_ == "pobj")
        return next((self._places[noun.i] for noun in nouns if noun.i in self._places), None)

    def _under(self, span: Offsets, head: Token) -> bool:
        token = token_span(self._doc, span).root
        return token.head is head or (token.dep_ == "pobj" and token.head.head is head)


def _binds(head: Token) -> bool:
    """Tell whether a clause says what parties shall do under the paper."""
    return any(
        child.dep_ == "relcl" and any(prep.lower_ == "under" for prep in child.children)
        for child in head.children
    )
