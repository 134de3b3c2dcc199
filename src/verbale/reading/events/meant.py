"""Whom a word stands for: by the actors of the report, by the words of its phrase, or by the place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from verbale.account import Actor, Mention, Place
from verbale.knowledge.states import organisations, parties
from verbale.reading.actors.index import ActorIndex, Found
from verbale.reading.actors.parties import OWN_NAME
from verbale.reading.events.bare import (
    is_deed,
    is_ethnic,
    is_family,
    is_private,
    is_related,
    is_trader,
    known_sector,
    place_around,
    sector_at_home,
)
from verbale.reading.events.bodies import body_of
from verbale.reading.events.coded import Coded, phrase_offsets
from verbale.reading.events.nearby import (
    HOLDING,
    is_against,
    is_behind_border,
    is_currency,
    names_behind,
    speakers,
)
from verbale.reading.events.roles import inside, is_by_border, phrase_span, prepositional_heads
from verbale.reading.findings import token_span
from verbale.reading.syntax import conjuncts
from verbale.reading.wordforms import forms, number

_HALVES = {"north": "PRK", "south": "KOR"}
_CAPITAL = number("capital")
_REBELS, _ARMY = "REB", "MIL"
_ANYBODY, _FIRM = "CVL", "BUS"
# Those whom one party sends to deal with another, whose name may follow its own.
_ENVOYS = frozenset({
    "envoy", "diplomat", "ambassador", "mediator", "negotiator", "representative", "coordinator",
    "rapporteur", "mission", "spokesman", "spokeswoman", "delegate", "official", "administrator", "chief",
})  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_STATE = frozenset({None, "GOV", "LEG", "MIL"})  # whose people are those of the state


class Meant:
    """Tells whom the words of one document stand for."""

    def __init__(
        self,
        index: ActorIndex,
        doc: Doc,
        places: Iterable[Place],
        home: str | None = None,
        day: date | None = None,
    ) -> None:
        self._index = index
        self.home = home
        self._day = day
        self._told = frozenset(actor.party for actor in index.actors if actor.party)
        self._places = {
            token.i: place.state
            for place in places
            if place.state
            for span in place.spans
            for token in token_span(doc, span)
        }
        self._places.update(self._capitals(doc))

    def _capitals(self, doc: Doc) -> Iterator[tuple[int, str]]:
        """Yield the places at which a capital is told by its state alone: "the Danish capital"."""
        for place in (i for i, form in enumerate(forms(doc)) if form == _CAPITAL):
            for child in doc[place].lefts:
                for found in self._index.covering(child) if child.dep_ == "amod" else ():
                    if found.actor.kind == "state" and found.actor.party:
                        yield place, found.actor.party

    def bare(self, token: Token, *, acting: bool = False) -> list[Coded]:
        """Return people without a party's name as those of the place where they are.

        Those who act are at home, in the state of the dateline, where their sentence tells of no other one.
        """
        placed = place_around(token, self._places, self.home, acting=acting)
        if placed is None and acting and self.home is not None:
            sector = sector_at_home(token)
            if sector is not None and (self._is_set_at_home(token) or not self._tells_of_others(token.sent)):
                placed = (self.home, sector)
        return [Coded(*placed, None, phrase_offsets(token))] if placed is not None else []

    def _is_set_at_home(self, token: Token) -> bool:
        """Tell whether the sentence of people names a place in the state that the report comes from."""
        return any(self._places.get(t.i) == self.home and t.dep_ == "pobj" for t in token.sent)

    def names_others(self, sentence: Span, speaking: Iterable[Coded]) -> bool:
        """Tell whether a sentence names another state than that of the dateline and of those who speak."""
        return self._tells_of_others(sentence, frozenset(coded.party for coded in speaking))

    def _tells_of_others(self, sentence: Span, known: frozenset[str] = frozenset()) -> bool:
        """Tell whether a sentence names a place, a people or a party: who acts may be of it.

        Those `known` not to be meant are passed over.
        """
        for token in sentence:
            told = [found.actor.party for found in self._index.covering(token)]
            if token.i in self._places:
                told.append(self._places[token.i])
            other = any(p != self.home and p not in known and not self._is_at_home(p) for p in told) or (
                not told and token.ent_type_ in ("GPE", "NORP")
            )
            if other and not is_behind_border(token):
                return True
        return False

    def _is_at_home(self, party: str | None) -> bool:
        """Tell whether a party is a movement in the state of the dateline."""
        movement = parties().get(party) if party is not None else None
        return movement is not None and movement.within == self.home

    def where(self, tokens: Iterable[Token]) -> tuple[Coded, ...]:
        """Return the state in which the first place among the tokens lies."""
        for token in tokens:
            state = self._places.get(token.i)
            if state is not None:
                return (Coded(state, None, None, phrase_offsets(token)),)
        return ()

    def of(self, token: Token) -> list[Coded]:
        """Return whom a token stands for, as the head of a name or phrase."""
        if token.tag_ in ("PRP", "WP", "WDT", "PRP$"):
            return self._of_pronoun(token)
        if is_ethnic(token) and (dwellers := self.bare(token)):
            return dwellers
        named = self._named(token)
        if named:
            return named
        if token.i in self._places and token.tag_ in ("NNP", "NNPS"):
            return list(self.where([token]))
        if is_related(token):
            named = [c for name in token.rights if name.dep_ == "appos" for c in self.of(name)]
            if named or any(child.tag_ == "NNP" and child.dep_ == "poss" for child in token.lefts):
                return named
        if (token.tag_[:2] != "NN" and token.tag_ not in ("CD", "JJ")) or is_family(token):
            return []
        modifiers = (
            self._sent_by(token)
            or [c for t in inside(token) for c in self._named(t)]
            or self._owner_of(token)
        )
        if not modifiers:
            modifiers = [
                coded
                for child in token.children
                if child.dep_ in ("prep", "acl") and child.lower_ in HOLDING and not is_by_border(child)
                for head in (prepositional_heads(child) if child.dep_ == "prep" else ())
                for coded in self._named(head) or [c for t in inside(head) for c in self._named(t)]
            ]
        if not modifiers:
            modifiers = next(
                (
                    found
                    for first in names_behind(token)
                    if (
                        found := [c for t in self._joined(first) for c in (self._named(t) or self.where([t]))]
                    )
                ),
                [],
            )
        if not modifiers:
            return []
        span = phrase_span(token)
        sector, offsets = known_sector(span.text), (span.start_char, span.end_char)
        if is_deed(token):
            sector = None  # "Chad's arrest of activists" is Chad's
        if sector is None and is_private(token):
            sector = _ANYBODY  # "a French woman" is not France
        if sector is None and is_trader(token):
            sector = _FIRM
        return [Coded(c.party, _in_phrase(c, sector), c.actor, offsets) for c in modifiers]

    def _sent_by(self, token: Token) -> list[Coded]:
        """Return for whom an envoy acts where two names stand before him: "the UN Libya envoy"."""
        if token.lower_ not in _ENVOYS:
            return []
        names = [child for child in token.lefts if child.tag_ in ("NNP", "JJ") and self._named(child)]
        beside = len(names) > 1 and names[1].i == names[0].i + 1
        return self._named(names[0]) if beside else []

    def _owner_of(self, token: Token) -> list[Coded]:
        """Return whose people act in what somebody says of his own: "Chad said its troops had left"."""
        if token.dep_ not in _SUBJECTS or is_related(token) or not any(c.tag_ == "PRP$" for c in token.lefts):
            return []
        found = [c for speaker in speakers(token.head) for c in self._named(speaker) or self.of(speaker)]
        return [replace(coded, sector=None, actor=None) for coded in found if coded.sector in _OF_STATE]

    def _joined(self, token: Token) -> list[Token]:
        """Return what is coordinated with the name that a token belongs to."""
        found = self._index.covering(token)
        return conjuncts(found[0].span.root if found else token)

    def _named(self, token: Token) -> list[Coded]:
        if (half := _HALVES.get(token.lower_)) is not None and self._is_half(token):
            return [Coded(half, None, None, phrase_offsets(token))]
        found = self._index.covering(token)
        unknown = not found or (found[0].actor.kind == "person" and found[0].actor.office is None)
        if unknown and (body := self._of_body(token)):
            return body
        if not found or is_currency(token) or is_against(token):
            return []
        actors = self._index.at(token)
        if not actors and found[0].span.root.head == token.head:
            actors = (found[0].actor,)
        mention = found[0].mention
        if self._is_posting(token, found[0]):
            return list(self.where([token]))
        return [
            Coded(actor.party, _actor_sector(actor, token, mention), actor, mention.span)
            for actor in actors
            if actor.party
        ]

    def _is_half(self, token: Token) -> bool:
        """Tell whether "the North" is one of the Koreas: where a report tells of either."""
        alone = token.tag_ == "NNP" and token.dep_ != "compound" and token.i > 0
        return alone and token.nbor(-1).lower_ == "the" and not self._told.isdisjoint(_HALVES.values())

    def _of_body(self, token: Token) -> list[Coded]:
        """Return the body that a name is known as where no actor of the report bears it."""
        body = body_of(token, self._day, self.home, self._told)
        return [Coded(body.country, body.sector, None, phrase_offsets(token))] if body is not None else []

    def _is_posting(self, token: Token, found: Found) -> bool:
        """Tell whether a name in that of an office is where its holder is sent: "Chad's envoy to Mali"."""
        state = self._places.get(token.i)
        held = found.actor.office is not None and state not in (None, found.actor.party)
        return held and token.dep_ == "pobj" and token.head.lower_ in ("to", "in")

    def _of_pronoun(self, token: Token) -> list[Coded]:
        """Return whom a pronoun stands for: as the actors say, else whoever says what it stands in."""
        named = self._named(token)
        if named:
            return named
        if token.tag_ == "PRP$":
            return self._of_fronted(token)
        return [
            c
            for speaker in speakers(token.head)
            if speaker != token and speaker.tag_ != "PRP"
            for c in self.of(speaker)
        ]

    def _of_fronted(self, token: Token) -> list[Coded]:
        """Return whom "its" stands for before the subject that it points to: "With its attack, X ..."."""
        verb = token.head
        for _ in range(4):
            subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i > token.i), None)
            if subject is not None:
                return self._named(subject)
            verb = verb.head
        return []


def _in_phrase(named: Coded, sector: str | None) -> str | None:
    """Return the sector of one who is named in a phrase that shows `sector`."""
    if named.party in organisations():
        return named.sector  # "a European Union statement" is of no trade union
    if sector == _ARMY and named.sector == _REBELS:
        return _REBELS  # "Khmer Rouge soldiers"
    return sector or named.sector


def _actor_sector(actor: Actor, token: Token, mention: Mention) -> str | None:
    if mention.rule.startswith(OWN_NAME) and actor.sector:
        return actor.sector
    if actor.kind == "state":
        return "GOV" if mention.kind == "metonym" else None
    if actor.party in parties():
        return _REBELS
    if actor.party in organisations():
        return None
    if actor.office:
        if known_sector(phrase_span(token).text) == _ARMY:
            return _ARMY  # an army chief is one by the words, whatever his office is called
        return known_sector(actor.office) or "GOV"
    return known_sector(phrase_span(token).text)
