"""To whom something is said: 'told reporters', 'wrote to the king', 'in an interview with the agency'."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import Addressee
from verbale.reading.actors.index import ActorIndex
from verbale.reading.quotations.clauses import child, children, joined, phrase, trimmed
from verbale.reading.quotations.lexicon import Lexicon
from verbale.reading.quotations.page import Draft, Page
from verbale.reading.quotations.speakers import Speaker

_LISTENERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "you"})
_TELLER = frozenset({"me", "us"})
_MOST = 4


class Addressees:
    """Finds the addressees of the quotations of one page."""

    def __init__(self, page: Page, lexicon: Lexicon, index: ActorIndex) -> None:
        self.page = page
        self.lexicon = lexicon
        self.index = index

    def of(self, draft: Draft, outer: Speaker | None) -> tuple[Addressee, ...]:
        """Return those to whom a draft is said, in text order; `outer` tells it, where it is told within."""
        verbs = [n for start, end in draft.cue for n in range(start, end) if self.page.tags[n][0] == "V"]
        if not verbs:
            return ()
        found: dict[int, Token] = {}
        for noun in self._listeners(self.page.doc[verbs[0]]):
            for each in (noun, *joined(noun)):
                if self._listens(each) and each != draft.speaker:
                    found.setdefault(each.i, each)
        return tuple(self._addressee(found[i], outer) for i in sorted(found)[:_MOST])

    def _listeners(self, verb: Token) -> Iterator[Token]:
        if verb.lower_ in self.lexicon.addressing:
            noun = child(verb, "dobj", "dative")
            if noun is not None and noun.dep_ == "dobj":
                yield noun
        calls = verb.lower_ in self.lexicon.addressing
        for c in children(verb):
            if c.dep_ == "dative":
                yield child(c, "pobj") or c
            elif c.dep_ == "prep" and (c.lower_ == "to" or (calls and c.lower_ in ("on", "upon"))):
                noun = child(c, "pobj")
                if noun is not None:
                    yield noun
            elif c.dep_ == "prep" and c.lower_ in ("in", "during", "at"):
                yield from self._partners(child(c, "pobj"))
            elif c.dep_ == "advcl" and c.tag_ == "VBG" and c.lower_ in self.lexicon.speaking_to:
                yield from self._spoken_to(c)

    def _partners(self, exchange: Token | None) -> Iterator[Token]:
        """'in an interview with the agency', 'in a letter to the president'."""
        if exchange is None or exchange.lower_ not in self.lexicon.exchanges:
            return
        for c in children(exchange):
            if c.dep_ == "prep" and c.lower_ in ("with", "to"):
                noun = child(c, "pobj")
                if noun is not None:
                    yield noun

    @staticmethod
    def _spoken_to(verb: Token) -> Iterator[Token]:
        """'speaking to reporters', 'addressing the parliament'."""
        noun = child(verb, "dobj")
        if noun is not None:
            yield noun
        for c in children(verb):
            if c.dep_ == "prep" and c.lower_ in ("to", "with"):
                noun = child(c, "pobj")
                if noun is not None:
                    yield noun

    def _listens(self, noun: Token) -> bool:
        """Tell whether a noun stands for people, or a body that can be spoken to."""
        if noun.lower_ in _PRONOUNS or noun.lower_ in self.lexicon.audiences:
            return True
        return noun.ent_type_ in _LISTENERS or any(f.actor.kind != "state" for f in self.index.covering(noun))

    def _addressee(self, noun: Token, outer: Speaker | None) -> Addressee:
        start, end = phrase(noun)
        for c in children(noun):
            if c.i > noun.i and c.dep_ in ("cc", "conj", "punct", "relcl", "acl", "appos"):
                end = min(end, c.left_edge.i)
        piece = trimmed(self.page.doc, (start, end)) or (noun.i, noun.i + 1)
        span = self.page.offsets(piece)
        named = (noun, *(c for c in children(noun) if c.dep_ == "appos"))
        actors = [f.actor for word in named for f in self.index.covering(word)]
        actor = next((a for a in actors if a.kind == "person"), actors[0] if actors else None)
        if actor is not None:
            return Addressee(name=actor.name, actor=actor.id, span=span)
        if outer is not None and noun.lower_ in _TELLER:
            return Addressee(name=outer.name, actor=outer.actor, span=span)
        while piece[1] - piece[0] > 1 and self.page.tags[piece[0]] in ("DT", "PRP$"):
            piece = piece[0] + 1, piece[1]
        return Addressee(name=self.page.text[slice(*self.page.offsets(piece))], span=span)
