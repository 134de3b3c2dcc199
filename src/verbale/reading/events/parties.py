"""Who the words in an act's roles stand for: the party and the sector, or nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from verbale.account import Actor, Mention, Place
from verbale.account import Span as Offsets
from verbale.knowledge.sector_phrases import sector_of
from verbale.knowledge.states import organisations, parties
from verbale.reading.actors.index import ActorIndex
from verbale.reading.actors.parties import OWN_NAME
from verbale.reading.events.roles import inside, prepositional_heads
from verbale.reading.findings import token_span
from verbale.reading.syntax import conjuncts, subjects

_HOLDING = frozenset({"of", "in", "from", "throughout", "across", "based", "near", "outside", "around"})
_REBELS = "REB"
_LONGEST_PHRASE = 30  # words
_MOST_WORDS = 30  # that are looked at for one role


@dataclass(frozen=True, slots=True)
class Coded:
    """One who acts or is acted upon: the party's code, the sector, and where the words stand."""

    party: str
    sector: str | None
    actor: Actor | None
    span: Offsets


class Parties:
    """Looks up whom tokens stand for."""

    def __init__(self, index: ActorIndex, doc: Doc, places: Iterable[Place]) -> None:
        self._index = index
        self._places = {
            token.i: place.state
            for place in places
            if place.state
            for span in place.spans
            for token in token_span(doc, span)
        }

    def all_of(self, tokens: Iterable[Token]) -> tuple[Coded, ...]:
        """Return everybody whom the tokens stand for, each party and sector once."""
        found: dict[tuple[str, str | None], Coded] = {}
        for token in islice(tokens, _MOST_WORDS):
            for coded in self.of(token):
                found.setdefault((coded.party, coded.sector), coded)
        return tuple(found.values())

    def first_of(self, slots: Iterable[Iterable[Token]], without: Iterable[Coded]) -> tuple[Coded, ...]:
        """Return whom the first word stands for that stands for anybody, with what is coordinated with it.

        Those in `without` are passed over: whoever acts is not the one acted upon.
        """
        spans = {coded.span for coded in without}
        actors = {coded.actor.id for coded in without if coded.actor is not None}
        for slot in slots:
            for token in islice(slot, _MOST_WORDS):
                found = [
                    coded
                    for other in conjuncts(token)
                    for coded in self.of(other)
                    if coded.span not in spans and (coded.actor is None or coded.actor.id not in actors)
                ]
                if found:
                    return tuple({(c.party, c.sector): c for c in found}.values())
        return ()

    def where(self, tokens: Iterable[Token]) -> tuple[Coded, ...]:
        """Return the state in which the first place among the tokens lies."""
        for token in tokens:
            state = self._places.get(token.i)
            if state is not None:
                return (Coded(state, None, None, _phrase(token)),)
        return ()

    def of(self, token: Token) -> list[Coded]:
        """Return whom a token stands for, as the head of a name or phrase."""
        if token.tag_ in ("PRP", "WP", "WDT", "PRP$"):
            return self._of_pronoun(token)
        named = self._named(token)
        if named:
            return named
        if token.i in self._places and token.tag_ in ("NNP", "NNPS"):
            return list(self.where([token]))
        if token.tag_[:2] != "NN" and token.tag_ not in ("CD", "JJ"):
            return []
        sector = _phrase_sector(token)
        modifiers = [c for t in inside(token) for c in self._named(t)]
        if not modifiers:
            modifiers = [
                coded
                for child in token.children
                if child.dep_ in ("prep", "acl") and child.lower_ in _HOLDING
                for head in (prepositional_heads(child) if child.dep_ == "prep" else ())
                for coded in self._named(head) or [c for t in inside(head) for c in self._named(t)]
            ]
        if not modifiers:
            modifiers = next(([c] for t in _behind(token) for c in (*self._named(t), *self.where([t]))), [])
        return [Coded(c.party, sector or c.sector, c.actor, _phrase(token)) for c in modifiers]

    def _named(self, token: Token) -> list[Coded]:
        actors = self._index.at(token)
        found = self._index.covering(token)
        if not actors and found and found[0].span.root.head == token.head:
            actors = (found[0].actor,)
        span = found[0].mention.span if found else (token.idx, token.idx + len(token))
        mention = found[0].mention if found else None
        return [
            Coded(actor.party, _actor_sector(actor, token, mention), actor, span)
            for actor in actors
            if actor.party
        ]

    def _of_pronoun(self, token: Token) -> list[Coded]:
        """Return whom a pronoun stands for: as the actors say, else whoever says what it stands in."""
        named = self._named(token)
        if named:
            return named
        if token.tag_ == "PRP$":
            return self._of_fronted(token)
        verb = token.head
        for _ in range(4):
            if verb.dep_ == "ccomp":
                speakers = subjects(verb.head)
                return [
                    c
                    for speaker in speakers
                    if speaker != token and speaker.tag_ != "PRP"
                    for c in self.of(speaker)
                ]
            verb = verb.head
        return []

    def _of_fronted(self, token: Token) -> list[Coded]:
        """Return whom "its" stands for before the subject that it points to: "With its attack, X ..."."""
        verb = token.head
        for _ in range(4):
            subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i > token.i), None)
            if subject is not None:
                return self._named(subject)
            verb = verb.head
        return []


def _actor_sector(actor: Actor, token: Token, mention: Mention | None) -> str | None:
    if mention is not None and mention.rule.startswith(OWN_NAME) and actor.sector:
        return actor.sector
    if actor.kind == "state":
        return "GOV" if mention is not None and mention.kind == "metonym" else None
    if actor.party in parties():
        return _REBELS
    if actor.party in organisations():
        return None
    if actor.office:
        reading = sector_of(actor.office)
        return reading.sector if reading else "GOV"
    return _phrase_sector(token)


def _phrase_sector(token: Token) -> str | None:
    reading = sector_of(_phrase_span(token).text)
    return reading.sector if reading else None


def _behind(token: Token) -> Iterator[Token]:
    """Yield the names behind a noun in its own phrase: "refugees fleeing the war in Liberia"."""
    last = min(token.right_edge.i + 1, token.i + _LONGEST_PHRASE)
    for other in token.doc[token.i + 1 : last]:
        if other.tag_ in ("NNP", "NNPS", "JJ"):
            yield other


def _phrase(token: Token) -> Offsets:
    """Return where a noun phrase stands, in characters."""
    span = _phrase_span(token)
    return span.start_char, span.end_char


def _phrase_span(token: Token) -> Span:
    """Return a noun phrase, relative clauses and what is coordinated left out."""
    first = max(token.left_edge.i, token.i - _LONGEST_PHRASE)
    last = token.i
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep":
            last = min(child.right_edge.i, token.i + _LONGEST_PHRASE)
    return token.doc[first : last + 1]
