"""Whom words stand for that name nobody themselves: "the two sides", "him", "its", "you"."""

import sys
from collections import Counter
from collections.abc import Container

from spacy.tokens import Token

from verbale.account import Actor, Quotation
from verbale.reading.actors.index import ActorIndex, Found
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.syntax import governor, subjects

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAIR_WINDOW = 120  # words
_SENTENCES = 3
_SUBJECT_WINDOW = 60  # words
_STYLE_WINDOW = 150  # words
_BODY_WINDOW = 500  # words, for a report tells of one delegation to its end
_RULERS = frozenset({"king", "queen", "emir", "amir", "sultan", "emperor", "prince", "princess", "sheikh"})
_OFTEN = 2  # mentions from which a report speaks of somebody
_OF_OFFICES = frozenset({"foreign", "prime", "vice", "deputy", "top", "chief"})
_FOES = frozenset({"foes", "rivals", "adversaries", "factions", "enemies"})
_BARE_PAIRS = frozenset({"two", "both", "pair", "duo"})
_PAIRS = frozenset({"pair", "duo"})
_BODIES = frozenset({"delegation", "team", "mission"})
_PARTIES = frozenset({"state", "party", "organisation"})


class Antecedents:
    """Answers for one document, out of the actors named before a word."""

    def __init__(self, index: ActorIndex, words: Lexicon) -> None:
        self.index = index
        self.words = words
        self._officials = _most_told(index)
        self._main = _main_two(index)

    def owner(self, its: Token) -> Actor | None:
        """Return the state or organisation that "its" stands for: the last one named in the sentence."""
        for found in reversed(self.index.within(its.sent.start_char, its.idx)):
            if found.actor.kind in ("state", "party", "organisation") and found.span.root.dep_ in _SUBJECTS:
                return found.actor
        return None

    def done_to(self, pronoun: Token) -> tuple[Actor, ...]:
        """Return the person whom "him" stands for: the last one named who is not the verb's own subject."""
        verb = governor(pronoun)
        doers = {actor.id for doer in subjects(verb) for actor in self.index.at(doer)}
        start = pronoun.doc[max(0, pronoun.sent.start - 1)].sent.start_char
        for found in reversed(self.index.within(start, pronoun.idx)):
            if found.actor.kind in ("person", "office") and found.actor.id not in doers:
                return (found.actor,)
        return ()

    def styled(self, head: Token) -> tuple[Actor, ...]:
        """Return the ruler whom "His Majesty" or "His Highness" stands for: the last one named."""
        start = head.doc[max(0, head.i - _STYLE_WINDOW)].idx
        for found in reversed(self.index.within(start, head.idx)):
            actor = found.actor
            if actor.kind == "person" and not _RULERS.isdisjoint((actor.office or "").split()):
                return (actor,)
        return ()

    def body(self, head: Token) -> Token | None:
        """Return the body for which "the delegation" stands: that of which the report told last."""
        if head.lower_ not in _BODIES or [c.lower_ for c in head.children if c.i < head.i] != ["the"]:
            return None
        for i in range(head.i - 1, max(-1, head.i - _BODY_WINDOW), -1):
            before = head.doc[i]
            if before.lower == head.lower and not any(c.lower_ == "the" for c in before.children):
                return before
        return None

    def addressee(self, you: Token, said: Quotation) -> tuple[Actor, ...]:
        """Return the one spoken to: the last person named before a quotation, whom its words do not name.

        Whoever says them is left out as well.
        """
        opening = min(start for start, _ in said.content)
        spoken_of = {found.actor.id for span in said.content for found in self.index.within(*span)}
        start = you.doc[max(0, you.i - _PAIR_WINDOW)].idx
        for found in reversed(self.index.within(start, opening)):
            actor = found.actor
            if actor.kind == "person" and actor.id != said.speaker and actor.id not in spoken_of:
                return (actor,)
        return ()

    def owners(self, their: Token) -> tuple[str, ...]:
        """Return the codes of the two parties of "their ministers": the only ones of the sentence yet."""
        named = self.index.within(their.sent.start_char, their.idx)
        codes = dict.fromkeys(found.actor.party for found in named if found.actor.party)
        return tuple(sorted(code for code in codes if code)) if len(codes) == 2 else ()

    def subject(self, token: Token, parties: Container[str | None]) -> tuple[Actor, Token] | None:
        """Return the last subject before the word who is a person of another party than `parties`."""
        start = token.doc[max(0, token.i - _SUBJECT_WINDOW)].idx
        for found in reversed(self.index.within(start, token.idx)):
            actor, root = found.actor, found.span.root
            subject = root.dep_ in _SUBJECTS and actor.kind in ("person", "office")
            if subject and actor.party and actor.party not in parties:
                return actor, root
        return None

    def topic(self, token: Token, parties: Container[str | None]) -> tuple[Actor, Token] | None:
        """Return the official of another party than `parties` of whom the report speaks most by then."""
        for first in self._officials:
            if first.actor.party not in parties and first.span.end <= token.i:
                return first.actor, first.span.root
        return None

    def is_pair(self, head: Token) -> bool:
        """Tell whether the words are "the two", "both leaders", "the two sides"."""
        if head.lower_ in _PAIRS:
            return [c.lower_ for c in head.children if c.i < head.i] == ["the"] and head.dep_ in _SUBJECTS
        if head.lower_ in ("two", "both"):
            return head.dep_ in ("nsubj", "nsubjpass", "pobj")
        sides = head.lower_ in self.words.sides
        people = head.lower_ in self.words.people or sides or head.lower_ == "men"
        before = [c for c in head.children if c.i < head.i]
        definite = sides or any(c.lower_ in ("the", "both", "these", "their") for c in before)
        counted = any(c.lower_ in ("two", "both") for c in before)
        named = any(self.index.at(c) or (c.dep_ == "amod" and c.lower_ not in _OF_OFFICES) for c in before)
        return people and head.tag_ == "NNS" and counted and definite and not named

    def pair(self, head: Token) -> tuple[Actor, ...]:
        """Return the two of different parties who were named last before the words."""
        if head.lower_ == "delegations":
            return self._delegations(head)
        if head.lower_ == "sides" and (both := self.parties_of(head)):
            return both
        singular = head.lower_.removesuffix("s")
        office = singular if singular in self.words.paired_offices else ""

        def fits(actor: Actor) -> bool:
            return actor.kind in ("person", "office") and (not office or office in (actor.office or ""))

        start = head.doc[max(0, head.i - _PAIR_WINDOW)].idx
        main = [found.actor for found in self._officials if found.span.end <= head.i and fits(found.actor)]
        if len(main) > 1 and main[0].party != main[1].party:
            return (main[0], main[1])
        pair: list[Actor] = []
        foes = head.lower_ in _FOES
        for found in () if foes else reversed(self.index.within(start, head.idx)):
            actor = found.actor
            if actor.party and actor not in pair and fits(actor):
                if not pair or actor.party != pair[0].party:
                    pair.append(actor)
                if len(pair) == 2:
                    return (pair[1], pair[0])
        return () if office else self.parties_of(head)

    def pair_before(self, two: Token) -> Token | None:
        """Return the pair that a bare "the two" takes up: "between the two envoys. The two met in May"."""
        if two.lower_ not in _BARE_PAIRS or two.sent.start == 0:
            return None
        before = two.doc[two.sent.start - 1].sent
        named = self.index.within(before.start_char, before.end_char)
        if len(before) > _PAIR_WINDOW or any(found.actor.kind == "person" for found in named):
            return None
        return next((t for t in before if t.tag_ == "NNS" and self.is_pair(t)), None)

    def both(self, they: Token) -> tuple[Actor, ...]:
        """Return the two whom "they" takes up: "the two sides" that the sentence before begins with."""
        if they.dep_ not in _SUBJECTS:
            return ()
        own = [c for c in they.sent.root.children if c.dep_ in _SUBJECTS and c.i < they.i]
        if len(own) == 1 and self.is_pair(own[0]):  # "the two rode to the palace, where they conferred"
            return self.pair(own[0])
        if they.sent.start == 0:
            return ()
        before = they.doc[they.sent.start - 1].sent.root
        doers = [c for c in before.children if c.dep_ in _SUBJECTS]
        return self.pair(doers[0]) if len(doers) == 1 and self.is_pair(doers[0]) else ()

    def _delegations(self, head: Token) -> tuple[Actor, ...]:
        """Return the two parties of "both delegations": those of one sentence before, not who meets them."""
        sentence = head.sent
        for _ in range(_SENTENCES):
            sentence = head.doc[max(0, sentence.start - 1)].sent
            told_there = self.index.within(sentence.start_char, sentence.end_char)
            named = (found.actor for found in told_there if found.span.root.head.lower_ != "in")
            told = {a.party: a for a in named if a.party and a.kind in ("state", "party")}
            if len(told) == 2 and sentence.start < head.sent.start:
                return tuple(told.values())
        return ()

    def parties_of(self, sides: Token) -> tuple[Actor, ...]:
        """Return the two parties of "the two sides": those named last, or those of whom the report is."""
        before = sides.doc[max(0, sides.sent.start - 1)].sent.start
        start = sides.doc[max(before, sides.i - _PAIR_WINDOW)].idx
        pair: dict[str, Actor] = {}
        for found in reversed(self.index.within(start, sides.idx)):
            actor = found.actor
            if actor.party and actor.kind in ("state", "party", "organisation") and len(pair) < 3:
                pair.setdefault(actor.party, actor)
        if len(pair) == 2:
            return tuple(pair.values())[::-1]
        told = all(found.span.end <= sides.i for found in self._main)
        near = len(pair) < 2 or pair.keys() >= {found.actor.party for found in self._main}
        return tuple(found.actor for found in self._main) if told and near else ()


def _most_told(index: ActorIndex) -> list[Found]:
    """Return the first mentions of the officials of whom a report speaks often, most often first."""
    firsts: dict[str, Found] = {}
    counts: Counter[str] = Counter()
    for found in index.within(0, sys.maxsize):
        if found.actor.kind == "person" and found.actor.office and found.actor.party:
            firsts.setdefault(found.actor.id, found)
            counts[found.actor.id] += 1
    often = [key for key in firsts if counts[key] >= _OFTEN]
    return [firsts[key] for key in sorted(often, key=lambda key: (-counts[key], firsts[key].span.start))]


def _main_two(index: ActorIndex) -> tuple[Found, ...]:
    """Return the first mentions of the two parties of which a report tells most, clear of any third."""
    firsts: dict[str, Found] = {}
    counts: Counter[str] = Counter()
    for found in index.within(0, sys.maxsize):
        if found.actor.party:
            counts[found.actor.party] += 1
            if found.actor.kind in _PARTIES:
                firsts.setdefault(found.actor.party, found)
    most = counts.most_common(3)
    two = [firsts[party] for party, _ in most[:2] if party in firsts]
    clear = len(most) < 3 or most[1][1] > most[2][1]
    return tuple(sorted(two, key=lambda found: found.span.start)) if len(two) == 2 and clear else ()
