"""Mentions of agreements: the paper named, and what the words around it tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from verbale.account import AgreementStatus, Place, TimeExpression
from verbale.account import Span as Offsets
from verbale.reading.actors.index import ActorIndex
from verbale.reading.agreements.between import Between
from verbale.reading.agreements.lexicon import AgreementLexicon
from verbale.reading.agreements.naming import known_as, last_of_title
from verbale.reading.agreements.standing import SIGNED, Standing
from verbale.reading.agreements.terms import terms
from verbale.reading.findings import token_span
from verbale.reading.placed import sentences
from verbale.reading.wordforms import forms

_NAMES = frozenset({"NNP", "NNPS"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FIRMS = frozenset({"ORG", "PERSON"})
_OF = frozenset({"of", "from"})
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
    aside: bool  # what is told of it comes behind a comma, and does not part it from others
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
        self._between = Between(doc, index, words)
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
            standing = Standing(token, self._words)
            mention = self._mention(token, noun, standing)
            if mention.named or not standing.is_not_made():
                yield mention

    def _weak(self, token: Token) -> str | None:
        noun = self._words.weak_heads.get(token.lower_)
        if noun is None:
            return None
        before = [child for child in token.children if child.dep_ in _MODIFIERS and child.i < token.i]
        if noun == "act" and not any(child.lower_ in self._words.acts for child in before):
            return None  # "the Public Order Act" is a law
        joint = any(child.lower_ in self._words.joint for child in before)
        named = token.tag_ in _NAMES and any(child.tag_ in _NAMES for child in before)
        if joint or named or _binds(token):
            return noun
        if noun not in self._words.interchangeable:
            return None
        verb = Standing(token, self._words).verb
        made = verb is not None and self._words.verbs.get(verb.lower_) == SIGNED
        meant = not before and any(child.lower_ in _DEFINITE for child in token.children)
        meant = meant and not any(
            child.lower_ == "of" for child in token.children
        )  # "the settlement of a dispute"
        return noun if made or meant else None

    def _is_part(self, token: Token) -> bool:
        """Tell whether the noun only describes another one: "ceasefire line", but "ceasefire violations"."""
        following = token.head
        telling = following.lower_ in self._words.heads or following.lower_ in self._words.nouns
        return token.dep_ == "compound" and following.i > token.i and not telling

    def _mention(self, head: Token, noun: str, standing: Standing) -> AgreementMention:
        before = [child for child in head.children if child.dep_ in _MODIFIERS and child.i < head.i]
        kept = [
            child
            for child in before
            if (
                child.i not in self._dates or (child.dep_ == "compound" and {child.tag_, head.tag_} <= _NAMES)
            )
            and child.dep_ != "poss"
            and (child.lower_ not in self._words.unnaming or noun == "act")
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
            named=self._is_named(head, start, last, kept),
            weak=head.lower_ not in self._words.heads,
            definite=any(child.lower_ in _DEFINITE for child in head.children if child.dep_ == "det"),
            modifiers=frozenset(each.lower_ for each in (*kept, *title)),
            aside=head.i + 1 < len(self._doc) and self._doc[head.i + 1].lower_ == ",",
        )  # fmt: skip
        mention.status = standing.status()
        mention.parties = self._between.parties(head, noun, standing)
        mention.date = self._date(head, standing.verb)
        mention.place = self._place(head, standing.verb)
        mention.terms = list(terms(head, self._words))
        mention.known_as = list(known_as(head))
        return mention

    def _is_named(self, head: Token, start: Token, last: Token, kept: list[Token]) -> bool:
        """Tell whether a paper has a name of its own: "Barents Treaty", "Oslo accords", no "EU pact"."""
        if head.tag_ in _NAMES and start.tag_ in _NAMES and (start.i < head.i or head.i < last.i):
            return True
        names = [child for child in kept if child.dep_ == "compound" and child.tag_ in _NAMES]
        return head.lower_ in self._words.heads and any(
            child.ent_type_ not in _FIRMS and not self._index.covering(child) for child in names
        )

    def _date(self, head: Token, verb: Token | None) -> str | None:
        first, last = head.left_edge.i, min(head.right_edge.i + 1, head.i + _MAX_WORDS)
        signed = verb is not None and self._words.verbs.get(verb.lower_) == SIGNED
        if verb is not None and signed:
            first, last = (
                min(first, verb.left_edge.i),
                max(last, min(verb.right_edge.i + 1, verb.i + _MAX_WORDS)),
            )
        near = [self._dates[i] for i in range(max(0, first), last) if i in self._dates]
        told = verb is not None and not signed and verb.lower_ in self._words.verbs
        own = [t for t in near if self._under(t.span, head, told=told)] or (near if signed else [])
        return min(own, key=lambda t: abs(t.span[0] - head.idx)).edtf if own else None

    def _place(self, head: Token, verb: Token | None) -> str | None:
        """Return where a paper was made: "signed in Doha", "the accord reached at Dayton"."""
        made = verb if verb is not None and self._words.verbs.get(verb.lower_) == SIGNED else None
        if made is None:
            return None
        preps = (
            child
            for holder in (made, head)
            for child in holder.children
            if child.dep_ == "prep" and child.lower_ in ("in", "at")
        )
        nouns = (noun for prep in preps for noun in prep.children if noun.dep_ == "pobj")
        told = next((self._places[noun.i] for noun in nouns if noun.i in self._places), None)
        return told or self._place_by_day(made)

    def _place_by_day(self, verb: Token) -> str | None:
        """Return the place beside the day, which the parser hung elsewhere: "on trade in Doha on Sunday"."""
        for i in range(verb.i, min(verb.right_edge.i + 1, verb.i + _MAX_WORDS)):
            place = self._doc[i]
            if i not in self._places or place.dep_ != "pobj" or place.head.lower_ not in ("in", "at"):
                continue
            if i + 2 in self._dates or (place.head.i - 1) in self._dates:
                return self._places[i]
        return None

    def _under(self, span: Offsets, head: Token, *, told: bool) -> bool:
        """Tell whether a time hangs on a paper; where something else is told of it, "on" is when that was."""
        token = token_span(self._doc, span).root
        if token.dep_ == "pobj" and token.head.head == head:
            return not told or token.head.lower_ in _OF
        return token.head == head


def _binds(head: Token) -> bool:
    """Tell whether a clause says what parties shall do under the paper."""
    return any(
        child.dep_ == "relcl" and any(prep.lower_ == "under" for prep in child.children)
        for child in head.children
    )
