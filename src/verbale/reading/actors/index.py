"""Looks actors up by where they are mentioned."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from spacy.tokens import Doc, Span, Token

from verbale.account import Actor, Mention
from verbale.reading.actors.names import LETTERS_BEHIND
from verbale.reading.actors.sides import COUNTED_PARTIES
from verbale.reading.findings import findings, token_span

_TITLE_AND_NAME = "title and name"
_ADRIFT = frozenset({"punct", "advmod", "dep"})  # where the parser leaves words that it knows nothing of
_HELD = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as spaCy sees it, with its actor."""

    actor: Actor
    mention: Mention
    span: Span


class ActorIndex:
    """The mentions of all actors of one document, by token and by place.

    "The two sides" is left out: it takes up those of whom the sentence before tells, with their
    names, and says less than they do.
    """

    _latest: ClassVar["ActorIndex | None"] = None

    @classmethod
    def of(cls, doc: Doc) -> "ActorIndex":
        """Return the index of the actors found in `doc`.

        The last one made is kept, as the components after each other ask for that of one document.
        """
        actors, latest = findings(doc).actors, cls._latest
        if latest is None or latest.doc is not doc or latest.actors is not actors:
            cls._latest = latest = cls(actors, doc)
        return latest

    def __init__(self, actors: Sequence[Actor], doc: Doc) -> None:
        self.actors, self.doc = actors, doc
        found = [
            Found(actor, mention, token_span(doc, mention.span))
            for actor in actors
            for mention in actor.mentions
            if mention.rule != COUNTED_PARTIES
        ]
        # Outermost first: of nested mentions the longer one says who is meant.
        found.sort(key=lambda f: (f.span.start, -f.span.end, f.actor.id))
        self._found = tuple(found)
        self._by_start = sorted(found, key=lambda f: f.mention.span[0])
        self._starts = [f.mention.span[0] for f in self._by_start]
        self._by_root: dict[int, list[Found]] = {}
        self._covering: dict[int, list[Found]] = {}
        for each in found:
            torn_off = _torn_off(each.span) if each.mention.rule == _TITLE_AND_NAME else ()
            for head in dict.fromkeys((_head(each.span).i, *torn_off)):
                self._by_root.setdefault(head, []).append(each)
            for i in range(each.span.start, each.span.end):
                self._covering.setdefault(i, []).append(each)
        for group in (*self._by_root.values(), *self._covering.values()):
            group.sort(key=lambda f: (f.span.start - f.span.end, f.span.start, f.actor.id))

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._found)

    def at(self, token: Token) -> tuple[Actor, ...]:
        """Return the actors of the mentions whose syntactic head is `token`, the outermost first.

        A plural office ("the two presidents") gives several actors with the same span.
        """
        return _actors(self._by_root.get(token.i, ()))

    def covering(self, token: Token) -> tuple[Found, ...]:
        """Return the mentions that `token` lies in, the outermost first."""
        return tuple(self._covering.get(token.i, ()))

    def within(self, start: int, end: int) -> tuple[Found, ...]:
        """Return the mentions inside the characters `start` to `end` (exclusive), in text order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(f for f in self._by_start[first:last] if f.mention.span[1] <= end)


def _head(span: Span) -> Token:
    """Return the head of a mention; of one that the parser tore apart its last word, the name.

    Letters behind a name ("A B MP") may be its head and are none of it.
    """
    root, last = span.root, span[-1]
    if root.dep_ in _ADRIFT and span[0].dep_ in _HELD and span[0].tag_ == "NNP":
        return span[0]
    if root.head.i == span.end and root.head.text in LETTERS_BEHIND:
        return root.head
    if root.tag_ in ("IN", "TO"):  # "the ambassador of A to B", of which the parser hung "to B" on the verb
        return next((token for token in span if token.tag_.startswith("NN")), root)
    apart = root.head == last.head or (root.dep_ == "compound" and not span.start <= last.head.i < span.end)
    return last if root.tag_ in ("JJ", "NNP") and apart and last.tag_ == "NNP" else root


def _torn_off(span: Span) -> list[int]:
    """Return the nouns of a title that hangs elsewhere in its sentence than the name does."""
    return [
        token.i
        for token in span
        if token.dep_ in _HELD and not span.start <= token.head.i < span.end and token.tag_.startswith("NN")
    ]


def _actors(found: Sequence[Found]) -> tuple[Actor, ...]:
    return tuple({f.actor.id: f.actor for f in found}.values())
