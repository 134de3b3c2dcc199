"""What a noun of the text stands for: actors, places, organisations."""

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from verbale.account import Actor, Quotation
from verbale.knowledge.formats import find_formats
from verbale.knowledge.states import states
from verbale.reading.actors.index import ActorIndex
from verbale.reading.contacts import groups, naming, phrases, public_bodies, speaking, unnamed
from verbale.reading.contacts.acting import acting_now
from verbale.reading.contacts.antecedents import Antecedents
from verbale.reading.contacts.buildings import town_of
from verbale.reading.contacts.datelines import Homes
from verbale.reading.contacts.delegations import led_by
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import Where
from verbale.reading.contacts.organisations import Organisations
from verbale.reading.contacts.quoted import Quoted
from verbale.reading.findings import findings, text_of, token_span
from verbale.reading.syntax import conjuncts

_BARE_SIDES = frozenset({"sides", "parties"})
_NATIONS = frozenset({"countries", "nations", "states", "powers", "parties", "neighbours", "neighbors"})
_DONE_TO = frozenset({"him", "her"})
_COMERS = frozenset({"visitor", "guest"})
_STYLES = frozenset({"highness", "majesty"})
_ADDRESSES = frozenset({"h.e.", "excellency"})  # before offices: "received H.E. the Ambassador of Utopia"
_FIRST = frozenset({"i", "me", "my", "myself"})


class Nominals:
    """Answers for one document; reads the actors and places found before."""

    def __init__(self, doc: Doc, home: Where | None, words: Lexicon) -> None:
        found = findings(doc)
        self.index = ActorIndex.of(doc)
        self.home = home
        self._homes = Homes(doc, home)
        self.words = words
        self._quoted = Quoted(found.quotations)
        self._states = {each.actor.party: each.actor for each in self.index if each.actor.kind == "state"}
        people = (each.actor for each in self.index if each.actor.kind in ("person", "office"))
        self._people: dict[str | None, Actor] = {actor.id: actor for actor in people}
        self.antecedents = Antecedents(self.index, words)
        self.organisations = Organisations(self.index, words, self.antecedents)
        self._acting = acting_now(self.index)
        self.states_told = Counter(str(each.actor.party) for each in self.index if _is_state(each.actor))
        self.rebels = unnamed.most_told(self.index)
        self._formats: dict[int, tuple[str, ...]] = {}
        for start, end, parties in find_formats(text_of(doc), self.organisations.day):
            for token in token_span(doc, (start, end)):
                self._formats[token.i] = parties
        self._places: dict[int, Where] = {}
        for place in found.places:
            for offsets in place.spans:
                for token in token_span(doc, offsets):
                    town = town_of(place.name) if place.kind == "site" else None
                    self._places[token.i] = Where(town or place.name, place.state, city=place.kind != "state")
        self._told = {*self._states, *(place.state for place in found.places)}

    def at(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors of the mentions headed by the word; "visiting" before a title is no head."""
        own = self.index.at(token)
        if not own and token.lower_ in _FIRST:
            own = self._speaking(token)
        if self._acting and any(actor.id in self._acting for actor in own):
            own = tuple(self._acting.get(actor.id, actor) for actor in own)
        if own or token.i == 0:
            return own
        return tuple(
            f.actor
            for f in self.index.covering(token)
            if f.span[-1] == token and (f.span.root.lower_ == "visiting" or f.span.root.dep_ == "det")
        )

    def _speaking(self, me: Token) -> tuple[Actor, ...]:
        """Return who says "I" or "my" of himself: the one whose words they are, in a quotation or a turn."""
        said = self.quotation(me)
        speaker = self._people.get(said.speaker) if said is not None and said.form != "indirect" else None
        return (speaker,) if speaker is not None else ()

    def _named(self, head: Token) -> tuple[Actor, ...]:
        """Return the actors of the word, or of the name beside it: "the President of Kenya, A B"."""
        own = self.at(head)
        if any(actor.kind == "office" for actor in own) and self._acting:
            named = (t for c in head.children if c.dep_ == "appos" for t in self.at(c))
            own = tuple(actor for actor in named if actor.id in self._acting) or own
        if own or head.lower_ not in self.words.people:
            return own
        beside = [t for c in head.children if c.dep_ == "appos" for t in conjuncts(c)]
        beside += [t for noun in beside for c in noun.children if c.dep_ == "appos" for t in conjuncts(c)]
        kinds = ("person", "office") if head.lower_ in _ADDRESSES else ("person",)
        return tuple(actor for t in beside for actor in self.at(t) if actor.kind in kinds)

    def actors(self, head: Token) -> tuple[Actor, ...]:
        """Return the actors that the noun phrase of `head` stands for; by its modifiers if not by itself."""
        own = self._named(head)
        if own:
            if any(c.tag_ == "PRP$" for c in head.children):
                own = tuple(actor for actor in own if actor.kind != "organisation")
            return (*self._shared(head, names=any(a.kind == "party" for a in own)), *own)
        if group := groups.group_before(head, self):
            return group
        if head.lower_ in ("they", "them") and (speakers := groups.who_say_it(head)) is not None:
            return self.actors(speakers)
        if head.lower_ == "they" and (both := self.antecedents.both(head)):
            return both
        if head.lower_ == "you":
            said = self.quotation(head)
            return self.antecedents.addressee(head, said) if said is not None else ()
        if head.lower_ in _STYLES:
            return self.antecedents.styled(head)
        if head.lower_ in _DONE_TO or (head.lower_ in _COMERS and phrases.is_definite(head)):
            return self.antecedents.done_to(head)
        if (meant := phrases.referent(head)) is not None:
            return self.actors(meant)
        if self.antecedents.is_pair(head):
            same = self.antecedents.pair_before(head)
            return self.actors(same) if same is not None else self.antecedents.pair(head)
        before = (c for c in head.children if c.i < head.i)
        if head.lower_ in self.words.rebels or any(c.lower_ in self.words.rebels for c in before):
            return self._fighters(head)
        if head.lower_ in _NATIONS and (each := self._each_of(head)):
            return each
        if head.tag_ in ("CD", "DT", "WDT", "WP", "PRP", "IN") or head.lower_ in _BARE_SIDES:
            return ()
        found: dict[str, Actor] = {}
        if head.lower_ in self.words.people:
            for leader in led_by(head):
                found.update({actor.id: actor for actor in self._named(leader)})
        leaders = self._sent_by(head, tuple(found.values()))
        found = {actor.id: actor for actor in leaders}
        for child in head.children:
            if child.dep_ == "poss" and child.lower_ == "its":
                owner = self.antecedents.owner(child)
                if owner is not None:
                    found.setdefault(owner.id, owner)
        self._collect(head, found)
        told = tuple(actor for actor in found.values() if actor in leaders or actor.kind != "person")
        if not told and head.tag_ == "NNP" and len(found) == 1:
            told = tuple(found.values())  # "the Custodian of the Two Holy Mosques, King X"
        if not told and head.lower_ in self.words.people:
            told = speaking.spoken_for(head, self.actors, self._states)
        if not told and (senders := phrases.torn_off(head)) is not None and head.lower_ in self.words.people:
            self._collect(senders, found)
            told = tuple(actor for actor in found.values() if actor.kind != "person")
        if not told and head.lower_ in self.words.people:
            told = self._of_public_body(head)
        if told and all(actor.kind == "state" for actor in told):
            told = self._sent_by_rebels(head) or told
        if not told and (same := self.organisations.same_people(head)) is not None:
            told = tuple(actor for actor in self.actors(same) if actor.kind == "organisation")
        if not told and (meant_band := unnamed.band(head, self.index)) is not None:
            return (meant_band,) if meant_band.kind == "party" else ()
        if not told and (body := self.antecedents.body(head)) is not None:
            return self.actors(body)
        if not told and phrases.is_of_both(head, self.words):
            return self.antecedents.parties_of(head)
        return told

    def _each_of(self, nations: Token) -> tuple[Actor, ...]:
        """Return the states that are named beside their number: "four countries, A, B, C and D"."""
        beside = [t for c in nations.children if c.dep_ == "appos" for t in conjuncts(c)]
        named = {a.id: a for t in beside for a in self.at(t) if a.kind in ("state", "party", "organisation")}
        return tuple(named.values()) if len(named) > 1 else ()

    def _of_public_body(self, people: Token) -> tuple[Actor, ...]:
        """Return the state for whose government or chamber people act: "State Department officials"."""
        home = self.home_at(people)
        code = public_bodies.state_of(people, self.at, self._told, home.state if home else None)
        return (self._states.get(code) or public_bodies.actor_of(code),) if code else ()

    def _fighters(self, rebels: Token) -> tuple[Actor, ...]:
        """Return the party told for those who fight or oppose a state: "rebels of the ABC", "ABC rebels"."""
        found: dict[str, Actor] = {}
        self._collect(rebels, found)
        named = tuple(actor for actor in found.values() if actor.kind == "party")
        before = [c for c in rebels.children if c.i < rebels.i]
        armed = any(token.lower_ in unnamed.REBELS for token in (rebels, *before))
        known = named or ((self.rebels,) if armed and self.rebels else ())
        called = unnamed.fighters(rebels)
        fighting = known or ((called,) if called is not None else ())
        return (*self._shared(rebels, names=False), *fighting) if fighting else ()

    def _sent_by_rebels(self, people: Token) -> tuple[Actor, ...]:
        """Return the fighters whose people they are: "representatives of two Utopian rebel groups"."""
        nouns = [n for c in people.children if c.lower_ in phrases.REPRESENT for n in c.children]
        armed = (n for n in nouns if any(t.lower_ in unnamed.REBELS for t in (n, *n.children)))
        fighting = (self._fighters(n) for n in armed)
        return next((told for told in fighting if any(a.kind == "party" for a in told)), ())

    def _sent_by(self, body: Token, leaders: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Let those who lead an organisation's delegation act for it: "an ABC team led by President X"."""
        own: dict[str, Actor] = {}
        if leaders:
            self._collect(body, own)
        senders = [actor for actor in own.values() if actor.kind == "organisation" and actor.party]
        if len(senders) != 1 or senders[0].party in states():
            return leaders
        return tuple(leader.model_copy(update={"party": senders[0].party}) for leader in leaders)

    def _shared(self, head: Token, *, names: bool) -> tuple[Actor, ...]:
        """Return the first of two that the parser made one noun: "the Utopian government and XYZ rebels"."""
        for child in head.children:
            half = child.i + 1 < head.i and any(actor.kind == "state" for actor in self.at(child))
            noun = child.tag_ in ("NN", "NNS") or (child.tag_ == "NNP" and (names or half))
            first = child.dep_ in ("nmod", "compound") and noun and child.i < head.i
            if first and any(c.dep_ == "cc" for c in child.children):
                owners = [
                    c
                    for c in head.children
                    if c.i < child.i
                    and (c.dep_ == "poss" or (c.i == child.i - 1 and c.dep_ in naming.MODIFIERS))
                ]
                found = self.actors(child) or tuple(a for owner in owners for a in self.at(owner))
                return tuple(actor for actor in found if actor.kind != "person")
        return ()

    def fixed_parties(self, noun: Token) -> tuple[str, ...]:
        """Return the parties of the format that the noun, its modifiers or its "of" phrase name."""
        near = [noun, *(c for c in noun.children if c.i < noun.i and c.dep_ in naming.MODIFIERS)]
        near += [n for c in noun.children if c.lower_ in ("of", "between", "from") for n in c.children]
        return next((self._formats[token.i] for token in near if token.i in self._formats), ())

    def quotation(self, token: Token) -> Quotation | None:
        """Return the innermost quotation in whose content the word stands."""
        return self._quoted.around(token.idx)

    def deals(self, head: Token) -> bool:
        """Tell whether the noun can deal with others: people, actors by name, or words for them."""
        if self.people(head) or self.at(head) or self.antecedents.is_pair(head) or head.tag_ in ("PRP", "WP"):
            return True
        return phrases.referent(head) is not None

    def people(self, head: Token) -> bool:
        """Tell whether the noun stands for people, who can be met, and not for an act or a thing."""
        if any(actor.kind in ("person", "office") for actor in self.at(head)):
            return True
        return (
            head.lower_ in self.words.people
            or head.lower_ in _COMERS
            or bool(groups.group_before(head, self))
        )

    def _collect(self, top: Token, found: dict[str, Actor]) -> None:
        naming.collect(top, found, self, self.words)

    def parties(self, heads: Iterable[Token]) -> frozenset[str]:
        """Return the parties' codes of several noun phrases."""
        return frozenset(a.party for head in heads for a in self.actors(head) if a.party)

    def organisation(self, token: Token) -> str | None:
        """Return the code of the international organisation or format that the word stands for."""
        return self.organisations.meant(token, self._collect)

    def states_around(self, token: Token, reach: int) -> list[str]:
        """Return the states named in the sentence and as many as `reach` to either side, each once."""
        first, last = token.sent.start, token.sent.end
        for _ in range(reach):
            first = token.doc[first - 1].sent.start if first else first
            last = token.doc[last].sent.end if last < len(token.doc) else last
        around = self.index.within(token.doc[first].idx, token.doc[last - 1].idx + 1)
        return list(dict.fromkeys(str(f.actor.party) for f in around if _is_state(f.actor)))

    def learn(self, person: Actor) -> None:
        """Know from now on for whom a person acts."""
        self._acting[person.id] = person

    def home_at(self, token: Token) -> Where | None:
        """Return where the words around the token were written: what "here" means there."""
        return self._homes.at(token.idx)

    def place(self, head: Token) -> Where | None:
        """Return the place that the noun stands for, "here" and states among them."""
        if head.lower_ == "here":
            return self.home_at(head)
        if head.i in self._places:
            return self._places[head.i]
        if head.lower_ in self.words.settlements:
            if any(c.lower_ == "this" and c.dep_ == "det" for c in head.children):
                return self.home_at(head)  # "landed in this ancient capital"
            named = [n for c in head.children if c.lower_ == "of" for n in c.children]
            return next((where for n in named if (where := self.place(n)) is not None), None)
        for actor in self.at(head):
            if actor.kind == "state" and head.tag_.startswith("NN"):
                seat = next((n for c in head.children if c.lower_ == "in" for n in c.children), head)
                if seat.i in self._places:
                    return self._places[seat.i]  # "at the foreign ministry in Bonn"
                return Where(actor.name, actor.party, city=False)
        return None


def _is_state(actor: Actor) -> bool:
    return actor.kind == "state" and actor.party is not None
