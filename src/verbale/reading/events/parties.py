"""Who the words in an act's roles stand for: the party and the sector, or nobody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from verbale.account import Actor, Mention, Place
from verbale.account import Span as Offsets
from verbale.knowledge.states import organisations, parties, states
from verbale.reading.actors.index import ActorIndex, Found
from verbale.reading.actors.parties import OWN_NAME
from verbale.reading.events.bare import (
    can_act,
    is_ethnic,
    is_family,
    is_private,
    is_related,
    is_trader,
    known_sector,
    place_around,
    sector_at_home,
    sector_of_head,
)
from verbale.reading.events.roles import inside, phrase_span, prepositional_heads
from verbale.reading.findings import token_span
from verbale.reading.syntax import conjuncts, subjects

_HOLDING = frozenset({"of", "in", "from", "throughout", "across", "based", "near", "outside", "around"})
_REBELS = "REB"
_MONEY = frozenset({"dollar", "dollars", "pounds", "francs", "cents", "dlrs"})
_SURE = 0.8
_OF_STATE = frozenset({None, "GOV", "LEG"})  # who speaks for a state is not told to speak to it
_POWERFUL = frozenset({"GOV", "MIL", "REB", "UAF", "SPY", "PTY"})
_BY_FORCE = frozenset({"MIL", "COP", "PRM"})
_AGAINST_RULE = frozenset({"REB", "UAF", "OPP", "CVL", "EDU", "LAB", "AGR", "REL", "SOC"})
_RULE = frozenset({"GOV", "MIL", "COP", "LEG"})
_ABROAD = frozenset({
    "international", "foreign", "foreigners", "world", "nationals", "overseas", "other",
    "immigrant", "immigrants", "migrant", "migrants", "refugee", "refugees", "expatriates",
})  # fmt: skip
_OUTLAWS = frozenset({"CRM", "UAF", "REB"})  # whom an army fights at home, where no place is told
_ANYBODY, _FIRM = "CVL", "BUS"
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

    def __init__(self, index: ActorIndex, doc: Doc, places: Iterable[Place], home: str | None = None) -> None:
        self._index = index
        self.home = home
        self._places = {
            token.i: place.state
            for place in places
            if place.state
            for span in place.spans
            for token in token_span(doc, span)
        }

    def acting(self, tokens: Iterable[Token]) -> tuple[Coded, ...]:
        """Return all who can act among those whom the tokens stand for, each party and sector once.

        "Police" and the like, of whom no word tells whose they are, are those of the place.
        """
        able = [token for token in islice(tokens, _MOST_WORDS) if can_act(token)]
        named = [coded for token in able for coded in self.of(token)]
        found = named or [coded for token in able for coded in self.bare(token, acting=True)]
        return tuple({(coded.party, coded.sector): coded for coded in reversed(found)}.values())[::-1]

    def bare(self, token: Token, *, acting: bool = False) -> list[Coded]:
        """Return people without a party's name as those of the place where they are.

        Those who act are at home, in the state of the dateline, where their sentence tells of no other one.
        """
        placed = place_around(token, self._places, self.home, acting=acting)
        if placed is None and acting and self.home is not None:
            sector = sector_at_home(token)
            if sector is not None and not self._tells_of_others(token.sent):
                placed = (self.home, sector)
        return [Coded(*placed, None, _phrase(token))] if placed is not None else []

    def _tells_of_others(self, sentence: Span) -> bool:
        """Tell whether a sentence names a place, a people or a party: who acts may be of it."""
        return any(
            token.ent_type_ in ("GPE", "NORP") or token.i in self._places or self._index.covering(token)
            for token in sentence
        )

    def first_of(
        self,
        slots: Iterable[Iterable[Token]],
        without: Sequence[Coded],
        patients: Iterable[Token] = (),
        *,
        bodily: bool = False,
        at_home: frozenset[str] = frozenset(),
    ) -> tuple[Coded, ...]:
        """Return whom the first word stands for that stands for anybody, with what is coordinated with it.

        Those in `without` are passed over: whoever acts is not the one acted upon. Of `patients`, people to
        whom the act is done, it is asked whose they are where no word tells; what is done `bodily` to them
        is done to nobody else, even where nothing tells it. Sectors `at_home` deal with the people of
        their own state, unless words tell otherwise.
        """
        suffering = {token.i for token in patients}
        spans = {coded.span for coded in without}
        actors = {c.actor.id: c.sector for c in without if c.actor is not None}
        own = (
            {c.party for c in without}
            if not bodily and all(c.sector in _OF_STATE for c in without)
            else set()
        )
        for slot in slots:
            for token in islice(slot, _MOST_WORDS):
                if is_family(token):
                    break
                found = [
                    coded
                    for other in conjuncts(token)
                    for coded in self.of(other)
                    if coded.span not in spans
                    and (
                        coded.actor is None
                        or coded.actor.id not in actors
                        or faces(actors[coded.actor.id], coded.sector)
                        or (bodily and _overthrows(actors[coded.actor.id], coded.sector))
                    )
                    and not (coded.party in own and _is_whole(coded, other))
                ]
                suffers = bodily and token.i in suffering
                if suffers and any(c.actor is not None and _guessed(c.actor) for c in found):
                    return ()
                someone = sector_of_head(token) is not None or (suffers and token.ent_type_ == "PERSON")
                if not found and token.i in suffering and someone:
                    found = [coded for other in conjuncts(token) for coded in self.bare(other)]
                    if not found:
                        found = _at_home(token, without, at_home, anybody=suffers)
                    if suffers:
                        return tuple({(c.party, c.sector): c for c in found}.values())
                if found:
                    return tuple({(c.party, c.sector): c for c in found}.values())
        return ()

    def rulers(self, slots: Iterable[Iterable[Token]], acting: Sequence[Coded]) -> tuple[Coded, ...]:
        """Return those who rule whom somebody stands up against at home: "students marched on parliament".

        None where it is not the people of one state who act, or where words may tell of another one's rulers.
        """
        home = {coded.party for coded in acting}
        if (
            len(home) != 1
            or not home <= states().keys()
            or not all(c.sector in _AGAINST_RULE for c in acting)
        ):
            return ()
        for slot in slots:
            for token in islice(slot, _MOST_WORDS):
                bare = token.tag_ in ("NN", "NNS") and token.dep_ != "compound"
                sector = known_sector(token.text) if bare else None
                if sector in _RULE and not any(word.lower_ in _ABROAD for word in phrase_span(token)):
                    return (Coded(home.pop(), sector, None, _phrase(token)),)
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
            modifiers = next(
                (
                    found
                    for first in _behind(token)
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
        if sector is None and is_private(token):
            sector = _ANYBODY  # "a French woman" is not France
        if sector is None and is_trader(token):
            sector = _FIRM
        bodies = organisations()  # "a European Union statement" is of no trade union
        return [
            Coded(c.party, c.sector if c.party in bodies else sector or c.sector, c.actor, offsets)
            for c in modifiers
        ]

    def _joined(self, token: Token) -> list[Token]:
        """Return what is coordinated with the name that a token belongs to."""
        found = self._index.covering(token)
        return conjuncts(found[0].span.root if found else token)

    def _named(self, token: Token) -> list[Coded]:
        found = self._index.covering(token)
        if not found or _is_currency(token) or _is_against(token):
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
        return known_sector(actor.office) or "GOV"
    return known_sector(phrase_span(token).text)


def _at_home(token: Token, acting: Sequence[Coded], sectors: frozenset[str], *, anybody: bool) -> list[Coded]:
    """Return people of whom nothing tells whose they are as those of the police or rebels who act.

    Where it is not done to `anybody`, the powerful are left out: they may be another state's.
    """
    phrase = phrase_span(token)
    sector = known_sector(phrase.text) or (_ANYBODY if anybody and sectors else None)
    if any(word.lower_ in _ABROAD for word in phrase):
        return []
    if sector is None or (sector in _POWERFUL and not anybody):
        return []
    doers = sectors | {"MIL"} if anybody and sector in _OUTLAWS else sectors
    home = [c.party for c in acting if c.sector in doers and c.party in states()]
    return [Coded(home[0], sector, None, _phrase(token))] if sector is not None and len(home) == 1 else []


def faces(ours: str | None, theirs: str | None) -> bool:
    """Tell whether people of one state act upon others of it by what they are: its rebels upon its army."""
    return (ours in _AGAINST_RULE and theirs in _RULE) or (ours in _BY_FORCE and theirs in _AGAINST_RULE)


def _overthrows(ours: str | None, theirs: str | None) -> bool:
    """Tell whether the army of a state lays hands on those who rule it."""
    return ours == "MIL" and theirs in ("GOV", "LEG", "JUD")


def _is_whole(coded: Coded, token: Token) -> bool:
    """Tell whether a state itself is meant, not its people: "China", "Germany-US ties", but not "Kenyans"."""
    state = coded.actor is not None and coded.actor.kind == "state" and coded.sector is None
    return state and token.tag_ != "NNPS"


def _guessed(actor: Actor) -> bool:
    """Tell whether no more than the surroundings tell for whom a person acts who has no office."""
    weak = actor.score is not None and actor.score < _SURE
    return actor.kind == "person" and actor.office is None and weak


def _is_currency(token: Token) -> bool:
    """Tell whether a party's name only stands before its money: "million US dollars"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in _MONEY


def _is_against(token: Token) -> bool:
    """Tell whether a party's name only says whom somebody is against or for: "anti-Syrian"."""
    doc, i = token.doc, token.i
    return i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in ("anti", "pro")


def _behind(token: Token) -> Iterator[Token]:
    """Yield the names behind a noun in its own phrase: "refugees fleeing the war in Liberia"."""
    last = min(token.right_edge.i + 1, token.i + _LONGEST_PHRASE)
    for child in token.children:
        led = child.dep_ == "acl" and child.tag_ == "VBN" and child.lower_ not in _HOLDING
        if (led or child.dep_ in ("relcl", "conj", "cc")) and child.i > token.i:
            last = min(last, child.left_edge.i)
    for other in token.doc[token.i + 1 : last]:
        if other.tag_ in ("NNP", "NNPS", "JJ"):
            yield other


def _phrase(token: Token) -> Offsets:
    """Return where a noun phrase stands, in characters."""
    span = phrase_span(token)
    return span.start_char, span.end_char
