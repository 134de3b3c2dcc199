"""Who a paper is between: who made, left or broke it, and those whom its phrase names."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from verbale.knowledge.states import organisations
from verbale.reading.actors.index import ActorIndex
from verbale.reading.agreements.lexicon import AgreementLexicon
from verbale.reading.agreements.standing import ENDED, RATIFIED, SIGNED, VIOLATED, Standing
from verbale.reading.syntax import conjuncts, is_passive, passive_agents, possessors, subjects
from verbale.reading.taken_up import TakenUp

_BETWEEN = frozenset({"between", "with", "among", "by", "of"})
_MAX_WORDS = 80
_MAX_CLIMB = 3
_BY_PARTIES = (SIGNED, RATIFIED, VIOLATED, ENDED)
_TO = frozenset({"to", "with", "from"})
_DONE_TO = frozenset({"dobj", "dative"})
_PAIR = 2
_IS = frozenset({"is", "are", "was", "were", "be", "been"})


class Between:
    """Finds the parties of the papers of one document."""

    def __init__(self, doc: Doc, index: ActorIndex, words: AgreementLexicon) -> None:
        self._doc = doc
        self._index = index
        self._words = words
        self._taken_up = TakenUp(doc, index)

    def parties(self, head: Token, noun: str, standing: Standing) -> list[str]:
        """Return the parties of the paper named by `head`."""
        named: list[Token] = [
            t
            for child in head.lefts
            if child.dep_ in ("amod", "compound", "nmod", "poss", "nummod")
            for t in (child, *child.children)
        ]
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _BETWEEN:
                named += [t for each in child.children if each.dep_ == "pobj" for t in conjuncts(each)]
        codes = dict.fromkeys(self._codes(named))
        lone = set[str]()  # organisations that ended or approved a paper made by others
        for verb in standing.verbs:
            status = standing.of(verb)
            if status not in _BY_PARTIES or verb.lower_ in self._words.mediating:
                continue
            told = self._codes(self._doers(verb, noun))
            if status == SIGNED:
                told += self._codes(_with(verb))
            else:
                lone |= {code for code in told if code in organisations()}
            codes |= dict.fromkeys(told)
        codes |= dict.fromkeys(self._codes(self._bound(head)))
        if len(codes) < _PAIR and head.dep_ == "pobj" and head.head.lower_ == "under":
            codes |= dict.fromkeys(self._under(standing.above))
        return [code for code in codes if code not in lone]

    def _doers(self, verb: Token, noun: str) -> list[Token]:
        """Return who does what the verb says; of "accused X of breaking it" X, and of a truce both."""
        if is_passive(verb):
            return passive_agents(verb)
        above = verb.head.head
        if verb.dep_ == "pcomp" and verb.head.lower_ == "of" and above.lower_ in self._words.accusing:
            accused = [c for c in above.children if c.dep_ in ("dobj", "nsubjpass")]
            both = noun in self._words.truces and not is_passive(above)
            return [t for c in accused for t in conjuncts(c)] + (subjects(above) if both else [])
        return subjects(verb)

    def _bound(self, head: Token) -> list[Token]:
        """Return those of whose part in a paper is told: "its participation in", "is in breach of"."""
        token, found = head, []
        for _ in range(_MAX_CLIMB):
            token = token.head
            if token.lower_ not in self._words.partaking:
                continue
            found += possessors(token)
            for link in token.children:
                if link.dep_ == "prep" and link.lower_ == "by":
                    found += [t for each in link.children if each.dep_ == "pobj" for t in conjuncts(each)]
            link = token.head
            if token.dep_ == "attr" or (link.lower_ in ("in", "out") and link.head.lower_ in _IS):
                found += subjects(link if token.dep_ == "attr" else link.head)
        return found

    def _under(self, verb: Token | None) -> Iterator[str]:
        """Yield who does something to whom under a paper: "under the deal, X will lend Y"."""
        if verb is None:
            return
        done_to = [c for c in verb.children if c.dep_ in _DONE_TO]
        done_to += [c for noun in done_to for c in noun.children if c.dep_ == "nmod"]  # "lend X 2 billion"
        links = [c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in _TO]
        done_to += [each for link in links for each in link.children if each.dep_ == "pobj"]
        doers = passive_agents(verb) if is_passive(verb) else subjects(verb)
        for token in (*doers, *(t for each in done_to for t in conjuncts(each))):
            yield from (actor.party for actor in self._index.at(token) if actor.party)
            yield from self._taken_up.of(token)

    def _codes(self, places: Iterable[Token]) -> list[str]:
        """Return the parties of the words, "the presidents of Russia and Armenia" included."""
        found: dict[str, None] = {}
        for token in places:
            last = min(token.right_edge.i + 1, token.i + _MAX_WORDS)
            for t in self._doc[token.left_edge.i : last]:
                found |= {each.actor.party: None for each in self._index.covering(t) if each.actor.party}
                found |= dict.fromkeys(self._taken_up.of(t))
        return list(found)


def _with(verb: Token) -> list[Token]:
    """Return with whom somebody made a paper."""
    return [
        t
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ == "with"
        for noun in child.children
        if noun.dep_ == "pobj"
        for t in conjuncts(noun)
    ]
