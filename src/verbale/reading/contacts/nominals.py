"""What a noun of the text stands for: actors, places, organisations."""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable

from spacy.tokens import Doc, Token

from verbale.account import Actor, Quotation
from verbale.knowledge.formats import find_formats
from verbale.knowledge.states import states
from verbale.reading.actors.index import ActorIndex, Found
from verbale.reading.contacts import groups, speaking
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import Where
from verbale.reading.findings import findings, text_of, token_span
from verbale.reading.syntax import conjuncts, governor, passive_agents, subjects

_BARE_SIDES = frozenset({"sides", "parties"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAIR_WINDOW = 120  # words
_SUBJECT_WINDOW = 60  # words
_PIECES_BACK = 20  # pieces of quotations that may lie around a word
_MOST_WORDS = 60  # of one noun phrase
_OFTEN = 2  # mentions from which a report speaks of somebody
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_REPRESENT = frozenset({"of", "from"})
_OF_OFFICES = frozenset({"foreign", "prime", "vice", "deputy", "top", "chief"})
_FOES = frozenset({"foes", "rivals", "adversaries", "factions", "enemies"})
_DONE_TO = frozenset({"him", "her"})
_BODIES = frozenset({"delegation", "team", "mission"})
_GROUPINGS = frozenset({"grouping", "bloc", "alliance"})
_FORMER = frozenset({"former", "ex", "ex-", "one-time", "onetime"})
_SETTLEMENTS = frozenset({"city", "town", "capital", "resort", "port", "village", "island"})
_GROUPS = frozenset({"group", "team", "delegation", "number", "series", "party", "mission", "trio", "duo"})


class Nominals:
    """Answers for one document; reads the actors and places found before."""

    def __init__(self, doc: Doc, home: Where | None, words: Lexicon) -> None:
        found = findings(doc)
        self.index = ActorIndex.of(doc)
        self.home = home
        self.words = words
        pieces = ((start, end, said) for said in found.quotations for start, end in said.content)
        self._pieces = sorted(pieces, key=lambda piece: piece[:2])
        self._organisations = Counter(
            code
            for each in self.index
            if (code := _organisation_code(each.actor)) is not None
            and all(other.actor.kind != "person" for other in self.index.covering(each.span.root))
        )
        self._states = {each.actor.party: each.actor for each in self.index if each.actor.kind == "state"}
        self._officials = _most_told(self.index)
        self._acting = self._acting_now()
        self._formats: dict[int, tuple[str, ...]] = {}
        for start, end, parties in find_formats(text_of(doc)):
            for token in token_span(doc, (start, end)):
                self._formats[token.i] = parties
        self._places: dict[int, Where] = {}
        for place in found.places:
            for offsets in place.spans:
                for token in token_span(doc, offsets):
                    self._places[token.i] = Where(place.name, place.state, city=place.kind != "state")

    def _acting_now(self) -> dict[str, Actor]:
        """Return persons of a former office who hold another now: "the head of X, ex-minister Y"."""
        acting: dict[str, Actor] = {}
        for found in self.index.within(0, sys.maxsize):
            office = found.actor
            if office.kind != "office" or not office.party:
                continue
            for name in (c for c in found.span.root.children if c.dep_ == "appos"):
                former = any(
                    t.lower_ in _FORMER for t in name.doc[max(name.left_edge.i, name.i - 8) : name.i]
                )
                for person in self.index.at(name) if former else ():
                    if person.kind == "person" and person.party != office.party:
                        acting[person.id] = person.model_copy(update={"party": office.party})
        return acting

    def at(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors of the mentions headed by the word; "visiting" before a title is no head."""
        own = self.index.at(token)
        if self._acting and any(actor.id in self._acting for actor in own):
            own = tuple(self._acting.get(actor.id, actor) for actor in own)
        if own or token.i == 0:
            return own
        return tuple(
            f.actor
            for f in self.index.covering(token)
            if f.span[-1] == token and (f.span.root.lower_ == "visiting" or f.span.root.dep_ == "det")
        )

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
        return tuple(actor for t in beside for actor in self.at(t) if actor.kind == "person")

    def actors(self, head: Token) -> tuple[Actor, ...]:
        """Return the actors that the noun phrase of `head` stands for; by its modifiers if not by itself."""
        own = self._named(head)
        if own:
            if any(c.tag_ == "PRP$" for c in head.children):
                own = tuple(actor for actor in own if actor.kind != "organisation")
            return (*self._shared(head, names=any(a.kind == "party" for a in own)), *own)
        if group := groups.group_before(head, self):
            return group
        if head.lower_ == "you":
            return self._addressee(head)
        if head.lower_ in _DONE_TO:
            return self._done_to(head)
        if (meant := referent(head)) is not None:
            return self.actors(meant)
        if self._is_pair(head):
            return self.pair_before(head)
        before = (c for c in head.children if c.i < head.i)
        if head.lower_ in self.words.rebels or any(c.lower_ in self.words.rebels for c in before):
            return ()
        if head.tag_ in ("CD", "DT", "WDT", "WP", "PRP", "IN") or head.lower_ in _BARE_SIDES:
            return ()
        found: dict[str, Actor] = {}
        if head.lower_ in self.words.people:
            for leader in _led_by(head):
                found.update({actor.id: actor for actor in self._named(leader)})
        leaders = tuple(found.values())
        for child in head.children:
            if child.dep_ == "poss" and child.lower_ == "its":
                owner = self._owner_before(child)
                if owner is not None:
                    found.setdefault(owner.id, owner)
        self._collect(head, found)
        told = tuple(actor for actor in found.values() if actor in leaders or actor.kind != "person")
        if not told and head.tag_ == "NNP" and len(found) == 1:
            told = tuple(found.values())  # "the Custodian of the Two Holy Mosques, King X"
        if not told and head.lower_ in self.words.people:
            told = speaking.spoken_for(head, self.actors, self._states)
        return told or self._told_before(head)

    def _shared(self, head: Token, *, names: bool) -> tuple[Actor, ...]:
        """Return the first of two that the parser made one noun: "the Utopian government and XYZ rebels"."""
        for child in head.children:
            noun = child.tag_ in ("NN", "NNS") or (names and child.tag_ == "NNP")
            first = child.dep_ in ("nmod", "compound") and noun and child.i < head.i
            if first and any(c.dep_ == "cc" for c in child.children):
                return tuple(actor for actor in self.actors(child) if actor.kind != "person")
        return ()

    def fixed_parties(self, noun: Token) -> tuple[str, ...]:
        """Return the parties of the format that the noun, its modifiers or its "of" phrase name."""
        near = [noun, *(c for c in noun.children if c.i < noun.i and c.dep_ in _MODIFIERS)]
        near += [n for c in noun.children if c.lower_ in ("of", "between") for n in c.children]
        return next((self._formats[token.i] for token in near if token.i in self._formats), ())

    def _owner_before(self, its: Token) -> Actor | None:
        """Return the state or organisation that "its" stands for: the last one named in the sentence."""
        for found in reversed(self.index.within(its.sent.start_char, its.idx)):
            if found.actor.kind in ("state", "organisation", "party") and found.span.root.dep_ in _SUBJECTS:
                return found.actor
        return None

    def quotation(self, token: Token) -> Quotation | None:
        """Return the innermost quotation in whose content the word stands."""
        last = bisect_right(self._pieces, token.idx, key=lambda piece: piece[0])
        around = [p for p in self._pieces[max(0, last - _PIECES_BACK) : last] if token.idx < p[1]]
        return min(around, key=lambda piece: piece[1] - piece[0])[2] if around else None

    def _done_to(self, pronoun: Token) -> tuple[Actor, ...]:
        """Return the person whom "him" stands for: the last one named who is not the verb's own subject."""
        verb = governor(pronoun)
        doers = {actor.id for doer in subjects(verb) for actor in self.at(doer)}
        start = pronoun.doc[max(0, pronoun.sent.start - 1)].sent.start_char
        for found in reversed(self.index.within(start, pronoun.idx)):
            if found.actor.kind == "person" and found.actor.id not in doers:
                return (found.actor,)
        return ()

    def _told_before(self, head: Token) -> tuple[Actor, ...]:
        """Return whom "the delegation" stands for: that of which the report told last."""
        if head.lower_ not in _BODIES or [c.lower_ for c in head.children if c.i < head.i] != ["the"]:
            return ()
        for i in range(head.i - 1, max(0, head.i - _PAIR_WINDOW), -1):
            before = head.doc[i]
            if before.lower == head.lower and not any(c.lower_ == "the" for c in before.children):
                return self.actors(before)
        return ()

    def _addressee(self, you: Token) -> tuple[Actor, ...]:
        """Return the person named last before a quotation, other than its speaker: the one spoken to."""
        said = self.quotation(you)
        if said is None:
            return ()
        opening = min(start for start, _ in said.content)
        start = you.doc[max(0, you.i - _PAIR_WINDOW)].idx
        for found in reversed(self.index.within(start, opening)):
            if found.actor.kind == "person" and found.actor.id != said.speaker:
                return (found.actor,)
        return ()

    def person_before(self, token: Token, parties: Container[str | None]) -> tuple[Actor, Token] | None:
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

    def deals(self, head: Token) -> bool:
        """Tell whether the noun can deal with others: people, actors by name, or words for them."""
        if self.people(head) or self.at(head) or self._is_pair(head) or head.tag_ in ("PRP", "WP"):
            return True
        return referent(head) is not None

    def visitor_behind(self, visiting: Token) -> Token | None:
        """Return the head of a person's title or name that stands right behind "visiting"."""
        if visiting.i + 1 >= len(visiting.doc):
            return None
        for found in self.index.covering(visiting.nbor(1)):
            start = found.span.start
            if found.actor.kind in ("person", "office") and start in (visiting.i, visiting.i + 1):
                return found.span.root if found.span.root != visiting else found.span[-1]
        titles = (c for c in visiting.children if c.dep_ == "dobj" and c.lower_ in self.words.people)
        for title in titles:
            beside = [c for c in title.children if c.dep_ == "appos"]
            if not beside and title.i + 2 < len(title.doc) and title.nbor(1).text == ",":
                beside = [f.span.root for f in self.index.covering(title.nbor(2))]
            return next((c for c in beside if any(a.kind == "person" for a in self.at(c))), None)
        return None

    def people(self, head: Token) -> bool:
        """Tell whether the noun stands for people, who can be met, and not for an act or a thing."""
        if any(actor.kind in ("person", "office") for actor in self.at(head)):
            return True
        return head.lower_ in self.words.people or bool(groups.group_before(head, self))

    def _is_pair(self, head: Token) -> bool:
        """Tell whether the words are "the two", "both leaders", "the two sides"."""
        if head.lower_ in ("two", "both"):
            return head.dep_ in ("nsubj", "nsubjpass", "pobj")
        sides = head.lower_ in self.words.sides
        people = head.lower_ in self.words.people or sides or head.lower_ == "men"
        before = [c for c in head.children if c.i < head.i]
        definite = sides or any(c.lower_ in ("the", "both", "these", "their") for c in before)
        counted = any(c.lower_ in ("two", "both") for c in before)
        named = any(self.at(c) or (c.dep_ == "amod" and c.lower_ not in _OF_OFFICES) for c in before)
        return people and head.tag_ == "NNS" and counted and definite and not named

    def pair_before(self, head: Token) -> tuple[Actor, ...]:
        """Return the two of different parties who were named last before the words."""
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
        return () if office else self._parties_before(head)

    def _parties_before(self, sides: Token) -> tuple[Actor, ...]:
        """Return the two parties named last before "the two sides", where nobody is named for them."""
        before = sides.doc[max(0, sides.sent.start - 1)].sent.start
        start = sides.doc[max(before, sides.i - _PAIR_WINDOW)].idx
        pair: dict[str, Actor] = {}
        for found in reversed(self.index.within(start, sides.idx)):
            actor = found.actor
            if actor.party and actor.kind in ("state", "party", "organisation") and len(pair) < 3:
                pair.setdefault(actor.party, actor)
        return tuple(pair.values())[::-1] if len(pair) == 2 else ()

    def organisation_around(self, token: Token) -> Actor | None:
        """Return the organisation or format whose name holds the word: "Summit of the Americas"."""
        for found in self.index.covering(token):
            if _organisation_code(found.actor):
                return found.actor
        return None

    def organisation_before(self, token: Token) -> str | None:
        """Return the international organisation named last before the word, or else most in the report."""
        start = token.doc[max(0, token.i - _PAIR_WINDOW)].idx
        for found in reversed(self.index.within(start, token.idx)):
            code = _organisation_code(found.actor)
            if code is not None:
                return code
        counts = self._organisations
        return min(counts, key=lambda code: (-counts[code], code), default=None)

    def _collect(self, top: Token, found: dict[str, Actor]) -> None:
        """Take in the actors that the words of a noun phrase name, the nearest to its head on each way down.

        Of prepositions only those that say whom somebody stands for lead further down.
        """
        todo = [top]
        for _ in range(_MOST_WORDS):
            if not todo:
                return
            current = todo.pop(0)
            actors = self.at(current)
            for actor in actors:
                found.setdefault(actor.id, actor)
            if not actors and self._names_nations(current):
                continue
            for child in current.children:
                if (child.dep_ == "conj" and current != top) or (child.dep_ in _MODIFIERS and not actors):
                    todo.append(child)
                elif child.dep_ == "prep" and child.lower_ in _REPRESENT and not actors:
                    nouns = (noun for noun in child.children if noun.dep_ == "pobj")
                    todo += [n for n in nouns if current.lower_ not in _GROUPS or not self._private(n)]

    def _names_nations(self, body: Token) -> bool:
        """Tell whether a body's name only holds nations: "the Utopian Ruritanian Friendship Society"."""
        if body.tag_ != "NNP" or any(c.dep_ in ("cc", "conj") or c.text == "-" for c in body.children):
            return False
        inside = (c for c in body.children if c.dep_ in _MODIFIERS and c.tag_.startswith(("NNP", "JJ")))
        return len({a.party for c in inside for a in self.at(c) if a.kind == "state"}) > 1

    def _private(self, noun: Token) -> bool:
        """Tell whether the noun stands for people who speak for nobody: students, tourists, players."""
        common = noun.tag_ in ("NN", "NNS") and noun.lower_ not in self.words.people
        return common and noun.lower_ not in self.words.sides and not self.at(noun)

    def parties(self, heads: Iterable[Token]) -> frozenset[str]:
        """Return the parties' codes of several noun phrases."""
        return frozenset(a.party for head in heads for a in self.actors(head) if a.party)

    def place(self, head: Token) -> Where | None:
        """Return the place that the noun stands for, "here" and states among them."""
        if head.lower_ == "here":
            return self.home
        if head.i in self._places:
            return self._places[head.i]
        if head.lower_ in _SETTLEMENTS:
            named = [n for c in head.children if c.lower_ == "of" for n in c.children]
            return next((where for n in named if (where := self.place(n)) is not None), None)
        for actor in self.at(head):
            if actor.kind == "state" and head.tag_.startswith("NN"):
                return Where(actor.name, actor.party, city=False)
        return None

    def organisation(self, token: Token) -> str | None:
        """Return the code of the international organisation or format that the word stands for."""
        if (region := self._region(token)) is not None:
            return region
        of = (noun for c in token.children if c.lower_ == "of" for noun in c.children)
        if any(noun.lower_ in _GROUPINGS and any(c.lower_ == "the" for c in noun.children) for noun in of):
            return self.organisation_before(token)
        if token.lower_ in ("its", "their") and (owner := self._owner_before(token)) is not None:
            return _organisation_code(owner)
        found: dict[str, Actor] = {}
        self._collect(token, found)
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _REPRESENT:
                for noun in child.children:
                    self._collect(noun, found)
        return next((code for actor in found.values() if (code := _organisation_code(actor))), None)

    def _region(self, people: Token) -> str | None:
        """Return the organisation that a region's ministers or leaders stand for: "Arab ministers"."""
        office = people.lower_.removesuffix("s")
        if people.tag_ not in ("NNS", "NNPS") or office not in (*self.words.paired_offices, "leader"):
            return None
        before = {c.lower_ for c in people.children if c.i < people.i}
        if any(c.tag_ == "CD" for c in people.children) or before & {"some", "several", "other", "many"}:
            return None
        return next((self.words.regions[word] for word in sorted(before & self.words.regions.keys())), None)


def referent(head: Token) -> Token | None:
    """Return the noun that "whom" stands for, or the people in "ministers meeting in Rome agreed".

    The parser takes the participle of those for a noun.
    """
    if head.lower_ == "whom":
        verb = governor(head)
        return verb.head if verb.dep_ == "relcl" else None
    before = head.doc[head.i - 1] if head.i else head
    bare = head.lower_ == "meeting" and before.head == head and before.tag_ in ("NNS", "NNPS")
    if bare and before.dep_ == "compound" and not any(c.dep_ in ("det", "poss") for c in head.children):
        return before
    return None


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


def _led_by(people: Token) -> list[Token]:
    """Return who leads a delegation: "a delegation headed by Foreign Minister X"."""
    for verb in people.children:
        if verb.dep_ in ("acl", "relcl") and verb.lower_ in ("led", "headed"):
            leaders = passive_agents(verb)
            each = any(c.lower_ == "respectively" for c in verb.subtree)
            return leaders if each else leaders[:1]
    return []


def _organisation_code(actor: Actor) -> str | None:
    """Return the code of an international organisation or format; None for all other actors."""
    return actor.party if actor.kind == "organisation" and actor.party not in states() else None
