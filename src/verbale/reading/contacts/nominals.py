"""What a noun of the text stands for: actors, places, organisations."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from verbale.account import Actor
from verbale.knowledge.states import states
from verbale.reading.actors.index import ActorIndex
from verbale.reading.contacts.mentions import Where
from verbale.reading.findings import findings, token_span

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_REPRESENT = frozenset({"of", "from"})


class Nominals:
    """Answers for one document; reads the actors and places found before."""

    def __init__(self, doc: Doc, home: Where | None) -> None:
        found = findings(doc)
        self.index = ActorIndex(found.actors, doc)
        self.home = home
        self._places: dict[int, Where] = {}
        for place in found.places:
            for offsets in place.spans:
                for token in token_span(doc, offsets):
                    self._places[token.i] = Where(place.name, place.state)

    def actors(self, head: Token) -> tuple[Actor, ...]:
        """Return the actors that the noun phrase of `head` stands for; by its modifiers if not by itself."""
        own = self.index.at(head)
        if own:
            return own
        if head.tag_ in ("CD", "DT", "WDT", "WP", "PRP", "IN") or head.lower_ in ("sides", "parties"):
            return ()
        found: dict[str, Actor] = {}
        for child in head.children:
            if child.dep_ in _MODIFIERS:
                self._collect(child, found)
            elif child.dep_ == "prep" and child.lower_ in _REPRESENT:
                for noun in child.children:
                    if noun.dep_ == "pobj":
                        self._collect(noun, found)
        return tuple(actor for actor in found.values() if actor.kind != "person")

    def _collect(self, token: Token, found: dict[str, Actor]) -> None:
        for actor in self.index.at(token):
            found.setdefault(actor.id, actor)
        for child in token.children:
            if child.dep_ in ("conj", "amod", "compound", "nmod") and child.i != token.i:
                self._collect(child, found)

    def parties(self, heads: Iterable[Token]) -> frozenset[str]:
        """Return the parties' codes of several noun phrases."""
        return frozenset(a.party for head in heads for a in self.actors(head) if a.party)

    def place(self, head: Token) -> Where | None:
        """Return the place that the noun stands for, "here" and states among them."""
        if head.lower_ == "here":
            return self.home
        if head.i in self._places:
            return self._places[head.i]
        for actor in self.index.at(head):
            if actor.kind == "state" and head.tag_.startswith("NN"):
                return Where(actor.name, actor.party, city=False)
        return None

    def organisation(self, token: Token) -> Actor | None:
        """Return the international organisation or format that the word stands for."""
        found: dict[str, Actor] = {}
        self._collect(token, found)
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _REPRESENT:
                for noun in child.children:
                    self._collect(noun, found)
        for actor in found.values():
            if actor.kind == "organisation" and actor.party and actor.party not in states():
                return actor
        return None
