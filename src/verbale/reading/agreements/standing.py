"""Where a paper stands, as the verbs and nouns around it tell."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import AgreementStatus
from verbale.reading.agreements.lexicon import AgreementLexicon
from verbale.reading.agreements.terms import is_denied
from verbale.reading.syntax import is_verb

# What is told later in the life of a paper says more about where it stands.
ORDER: tuple[AgreementStatus, ...] = (
    "proposed", "signed", "ratified", "in implementation", "violated", "ended",
)  # fmt: skip
SIGNED: AgreementStatus = "signed"
RATIFIED: AgreementStatus = "ratified"  # by its parties, or approved by an organisation that is none of them
VIOLATED: AgreementStatus = "violated"
ENDED: AgreementStatus = "ended"
_BY_MEANS_OF = frozenset({"with", "by", "through"})
_CLIMBED = frozenset({"pobj", "prep", "conj", "dobj", "nsubj", "nsubjpass", "compound", "pcomp"})
_MAX_CLIMB = 3
_DOERS = frozenset({"nsubj", "csubj"})


class Standing:
    """The verbs that tell of one paper, and what they tell."""

    def __init__(self, head: Token, words: AgreementLexicon) -> None:
        self._head = head
        self._words = words
        described = [c for c in head.children if c.dep_ in ("relcl", "acl") and c.lower_ in words.verbs]
        self._described = next((verb for verb in described if verb.lower_ not in words.mediating), None)
        self._above = self._over()
        if self._described is None and described and not self._tells(self._above):
            self._described = described[0]

    @property
    def verb(self) -> Token | None:
        """The verb that describes the paper, "signed by", else the one that it is subject or object of."""
        return self._described or self._above

    @property
    def verbs(self) -> Iterator[Token]:
        """The verb that describes the paper and the one above it."""
        yield from (verb for verb in (self._described, self._above) if verb is not None)

    @property
    def above(self) -> Token | None:
        """The verb that the paper is subject or object of."""
        return self._above

    def of(self, verb: Token) -> AgreementStatus | None:
        """Return what a verb tells of the paper."""
        status = self._words.verbs.get(verb.lower_)
        head, link = self._head, self._head.head
        if verb != self._described and head.dep_ == "pobj" and link.lower_ == "under":
            return None
        if status is None:
            return ENDED if verb == self._above and self._is_left(verb) else None
        if status == ENDED and head.dep_ == "pobj" and link.lower_ in _BY_MEANS_OF:
            return SIGNED  # "ended the war with an accord"
        if any(c.dep_ == "dobj" for c in verb.children) and self._does(verb):
            return None  # "the accord ended the war"
        return status

    def status(self) -> AgreementStatus | None:
        """Return where the paper stands: by a noun over it, else by what the verbs tell that is latest."""
        token = self._head
        for _ in range(_MAX_CLIMB):
            if token.head.lower_ in self._words.nouns:
                return self._words.nouns[token.head.lower_]
            token = token.head
        told = [s for verb in self.verbs if not is_denied(verb) and (s := self._so_far(verb)) is not None]
        return max(told, key=ORDER.index, default=None)

    def is_not_made(self) -> bool:
        """Tell whether a paper came to nothing: "failed to reach an agreement", "no accord was signed"."""
        verb = self.verb
        if verb is None or self._words.verbs.get(verb.lower_) != SIGNED:
            return False
        above = verb.head if verb.dep_ in ("xcomp", "ccomp", "pcomp") else verb
        return above.lower_ in self._words.failing or is_denied(above) or is_denied(verb)

    def _so_far(self, verb: Token) -> AgreementStatus | None:
        status = self.of(verb)
        ahead = any(c.tag_ == "MD" or (c.lower_ == "to" and c.dep_ == "aux") for c in verb.children)
        return "proposed" if ahead and status in (SIGNED, RATIFIED) else status

    def _tells(self, verb: Token | None) -> bool:
        return verb is not None and verb.lower_ in self._words.verbs

    def _does(self, verb: Token) -> bool:
        """Tell whether the paper itself does what the verb says."""
        if verb == self._described:
            return verb.tag_ == "VBG" or any(
                c.dep_ in _DOERS and c.lower_ in ("which", "that") for c in verb.children
            )
        return self._head.dep_ in _DOERS

    def _is_left(self, verb: Token) -> bool:
        """Tell whether somebody "pulls out of" the paper."""
        path = [self._head]
        for _ in range(_MAX_CLIMB):
            path.append(path[-1].head)
            if path[-1] == verb:
                break
        words = [token.lower_ for token in path]
        beside = any(c.dep_ == "prt" and c.lower_ == "out" for c in verb.children)
        return verb.lower_ in self._words.leaving and "of" in words and ("out" in words or beside)

    def _over(self) -> Token | None:
        token = self._head
        for _ in range(_MAX_CLIMB):
            parent = token.head
            if is_verb(parent):
                return self._agreeing(parent)
            if token.dep_ not in _CLIMBED or parent == token:
                return None
            token = parent
        return None

    def _agreeing(self, verb: Token) -> Token:
        """Return the verb of a paper, or the one above it that agrees: "agreed to reopen under"."""
        above = verb
        for _ in range(2):
            if above.dep_ not in ("xcomp", "conj") or verb.lower_ in self._words.verbs:
                break
            above = above.head
            if self._words.verbs.get(above.lower_) == SIGNED:
                return above
        return verb
