"""Which parties words take up that name none: "it", "its", "they", "the two countries"."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from verbale.reading.actors.index import ActorIndex
from verbale.reading.actors.sides import COUNTED_PARTIES
from verbale.reading.findings import token_span
from verbale.reading.syntax import conjuncts, governor, is_verb

_ONE = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "their", "them", "both"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTIES = frozenset({"state", "party", "organisation"})
_MAX_CLIMB = 6
_REACH = 60  # words
_PAIR = 2


class TakenUp:
    """Answers for one document, out of the parties named before a word."""

    def __init__(self, doc: Doc, index: ActorIndex) -> None:
        self._doc = doc
        self._index = index
        self._counted: dict[int, list[str]] = {}
        for actor in index.actors:
            for mention in actor.mentions if actor.party else ():
                if mention.rule == COUNTED_PARTIES:
                    noun = token_span(doc, mention.span)[-1].i
                    self._counted.setdefault(noun, []).append(actor.party or "")

    def of(self, token: Token) -> list[str]:
        """Return the parties that a word takes up, none where it does not or nobody can tell."""
        if token.i in self._counted:
            return self._counted[token.i]
        if token.tag_ not in ("PRP", "PRP$") and token.lower_ != "both":
            return []
        if token.lower_ in _ONE:
            told = self._told_before(token)
            return told if len(told) == 1 else []
        if token.lower_ in _SEVERAL:
            near = self._named(self._doc[max(token.sent.start, token.i - _REACH) : token.i])
            told = near if len(near) == _PAIR else self._told_before(token)
            return told if len(told) >= _PAIR else []
        return []

    def _told_before(self, token: Token) -> list[str]:
        """Return the parties that are subject of a clause around the word, else of the sentence before."""
        verb = governor(token)
        for _ in range(_MAX_CLIMB):
            if not is_verb(verb):
                break
            doers = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < token.i]
            if doers:
                return self._acting(doers)
            if verb.head == verb:
                break
            verb = governor(verb)
        start = token.sent.start
        if not start:
            return []
        before = self._doc[start - 1].sent.root
        return self._acting(c for c in before.children if c.dep_ in _SUBJECTS)

    def _acting(self, doers: Iterable[Token]) -> list[str]:
        """Return the parties whose names, and not whose people or papers, are subject."""
        together = [token for doer in doers for token in conjuncts(doer)]
        return list(
            dict.fromkeys(
                code
                for token in together
                for code in (
                    self._counted.get(token.i)
                    or [a.party for a in self._index.at(token) if a.party and a.kind in _PARTIES]
                )
            )
        )

    def _named(self, tokens: Iterable[Token]) -> list[str]:
        found = (actor for token in tokens for actor in self._index.at(token))
        return list(dict.fromkeys(a.party for a in found if a.party and a.kind in _PARTIES))
