"""Which international organisation or format a word stands for, or was spoken of before it."""

from collections import Counter
from collections.abc import Callable

from spacy.tokens import Token

from verbale.account import Actor
from verbale.edtf import days
from verbale.knowledge.states import organised_on, states
from verbale.reading.actors.index import ActorIndex, Found
from verbale.reading.contacts.antecedents import Antecedents
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.findings import findings
from verbale.reading.syntax import governor, subjects

_WINDOW = 120  # words
_GROUPINGS = frozenset({"grouping", "bloc", "alliance"})
_MEMBERS = frozenset({"states", "countries", "nations"})
_MEMBER = frozenset({"member", "members"})
_REPRESENT = frozenset({"of", "from"})
# "West African leaders" are some of those of Africa.
_PARTS = frozenset(
    {"west", "east", "north", "south", "western", "eastern", "northern", "southern", "central", "horn"}
)


class Organisations:
    """Answers for one document, out of the organisations named in it."""

    def __init__(self, index: ActorIndex, words: Lexicon, antecedents: Antecedents) -> None:
        self.index = index
        self.words = words
        self.antecedents = antecedents
        published = days(findings(index.doc).published.date)
        self.day = published[0] if published is not None else None
        self._told = Counter(
            code for each in index if (code := _code(each.actor)) is not None and not self._in_title(each)
        )

    def _in_title(self, named: Found) -> bool:
        """Tell whether an organisation is named only as that for which somebody acts: "EU envoy X"."""
        return any(other.actor.kind == "person" for other in self.index.covering(named.span.root))

    def around(self, token: Token) -> Actor | None:
        """Return the organisation or format whose name holds the word: "Summit of the Americas"."""
        for found in self.index.covering(token):
            if _code(found.actor):
                return found.actor
        return None

    def before(self, token: Token) -> str | None:
        """Return the international organisation named last before the word, or else most in the report."""
        start = token.doc[max(0, token.i - _WINDOW)].idx
        for found in reversed(self.index.within(start, token.idx)):
            code = _code(found.actor)
            if code is not None and not self._in_title(found):
                return code
        counts = self._told
        return min(counts, key=lambda code: (-counts[code], code), default=None)

    def meant(self, token: Token, collect: Callable[[Token, dict[str, Actor]], None]) -> str | None:
        """Return the code of the international organisation or format that the word stands for.

        `collect` takes in the actors that the words of a noun phrase name, by id.
        """
        if (region := self._region(token)) is not None:
            return region
        of = [noun for c in token.children if c.lower_ == "of" for noun in c.children]
        if any(noun.lower_ in _MEMBERS and any(c.lower_ in _MEMBER for c in noun.children) for noun in of):
            return self.before(token)  # "foreign ministers of member states"
        if any(noun.lower_ in _GROUPINGS and any(c.lower_ == "the" for c in noun.children) for noun in of):
            return self.before(token)
        if token.lower_ in ("its", "their") and (owner := self.antecedents.owner(token)) is not None:
            return _code(owner)
        if token.lower_ == "their" and (behind := self._ministers_behind(token)) is not None:
            return self.meant(behind, collect)
        found: dict[str, Actor] = {}
        collect(token, found)
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in _REPRESENT:
                for noun in child.children:
                    collect(noun, found)
        return next((code for actor in found.values() if (code := _code(actor))), None)

    def same_people(self, people: Token) -> Token | None:
        """Return the people told before of whom "the foreign ministers" speaks again."""
        office = people.lower_.removesuffix("s")
        before = [c for c in people.children if c.dep_ != "amod" or c.i > people.i]
        if not people.lower_.endswith("s") or office not in (*self.words.paired_offices, "leader"):
            return None
        if [c.lower_ for c in before] != ["the"]:
            return None
        earlier = people.doc[max(0, people.i - _WINDOW) : people.i]
        same = (t for t in reversed(earlier) if t.lower_ == people.lower_)
        return next((t for t in same if any(self.index.at(c) for c in t.children)), None)

    def _ministers_behind(self, their: Token) -> Token | None:
        """Return who is named only behind: "at their meeting in Hanoi, ASEAN ministers urged"."""
        doers = [t for t in subjects(governor(their)) if t.i > their.i]
        return doers[0] if len(doers) == 1 and doers[0].tag_ == "NNS" else None

    def _region(self, people: Token) -> str | None:
        """Return the organisation that a region's ministers or leaders stand for: "Arab ministers"."""
        office = people.lower_.removesuffix("s")
        if people.tag_ not in ("NNS", "NNPS") or office not in (*self.words.paired_offices, "leader"):
            return None
        before = {c.lower_ for c in people.children if c.i < people.i}
        if any(c.tag_ == "CD" for c in people.children) or before & (
            {"some", "several", "other", "many"} | _PARTS
        ):
            return None
        if any(self.index.at(t) for c in people.children if c.i < people.i for t in (c, *c.children)):
            return None  # "a summit of Utopian and Arab leaders"
        regions = sorted(before & self.words.regions.keys())
        return next((organised_on(self.words.regions[word], self.day) for word in regions), None)


def _code(actor: Actor) -> str | None:
    """Return the code of an international organisation or format; None for all other actors."""
    return actor.party if actor.kind == "organisation" and actor.party not in states() else None
