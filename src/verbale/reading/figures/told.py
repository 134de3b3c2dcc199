"""What the words around a quantity say of it: the noun measured, its kind, and how it changed."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.figures.lexicon import FigureLexicon
from verbale.reading.figures.quantities import Quantity
from verbale.reading.syntax import is_verb, subjects

_MAX_CLIMB = 6
_WORDS_OF_MEASURES = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG"})
_SUFFERED = frozenset({"casualties", "captives"})
_BY_HEAD = frozenset({"casualties", "captives", "displaced", "troops"})
_IN_MONEY = frozenset({"aid", "prices", "economy"})
_MOVED = frozenset({"dobj", "nsubjpass"})


class Told:
    """What the words around a quantity say of it: the noun measured, its kind, and the change."""

    def __init__(self, quantity: Quantity, root: Token, words: FigureLexicon) -> None:
        self.measure: Token | None = None
        self.kind = ""
        self.change: str | None = None
        self.frame: list[Token] = []
        self._words = words
        self._unit = quantity.unit
        self._climb(root, quantity)

    @property
    def doers(self) -> list[Token]:
        """Who does what the figure's verb tells, where it is told of another verb: "plans to deploy"."""
        verbs = (token for token in self.frame if is_verb(token) and not has_subject(token))
        return [doer for verb in verbs for doer in subjects(verb)]

    def _climb(self, root: Token, quantity: Quantity) -> None:
        if quantity.unit is None:
            self._count(root)
            return
        within = next((noun for noun in _behind(root, self._unit) if self._kind(noun)), None)
        before = root.doc[root.left_edge.i - 1].lower_ if root.left_edge.i else ""
        self.change = before if before in ("up", "down") else None  # "trade came to 2 billion, up 3 percent"
        if within is not None:  # "2 million tonnes of oil", "4.5 billion yen in grants"
            self.measure, self.kind, self.frame = within, self._kind(within) or "", [root.head]
            return
        token = root.head
        for _ in range(_MAX_CLIMB):
            if self._by_word(token, root) or self._measures(token) or token.head == token:
                return
            if is_verb(token) and has_subject(token):
                return  # what is told beyond is told of something else
            token = token.head

    def _count(self, root: Token) -> None:
        """Read a bare number: it counts its own noun, or stands for it beside a verb that counts."""
        noun = root
        while (
            noun.dep_ in ("nummod", "quantmod", "compound") and noun.head != noun and not is_verb(noun.head)
        ):
            noun = noun.head
        if self._measures(noun) or noun != root:
            return
        state = next((c.lower_ for c in root.children if c.lower_ in self._words.states), None)
        if state is not None:  # "3,000 dead"
            self.measure, self.kind, self.frame = root, self._words.states[state], [root.head]
            return
        if root.dep_ in ("dobj", "nsubjpass") and root.head.lower_ in self._words.counted:
            self._by_word(root.head, root)
        elif root.dep_ in ("pobj", "attr", "dobj", "npadvmod"):
            head = root.head.head if root.dep_ == "pobj" else root.head
            if is_verb(head) and (head.lower_ in self._words.moves or head.lower_ in self._words.moved):
                self._by_word(head, root)

    def _by_word(self, token: Token, root: Token) -> bool:
        """Read what governs the quantity: a verb or noun of change, a verb that counts."""
        form = token.lower_
        if is_verb(token):
            counted = self._words.counted.get(form)
            if counted is not None and self._fits(counted):
                self.measure, self.kind, self.frame = token, counted, [token]
                return True
            move = self._words.moves.get(form)
            subject = next((s for s in subjects(token) if self._kind(s)), None) if move else None
            if subject is not None:
                self.measure, self.kind, self.frame = subject, self._kind(subject) or "", [token]
                if move != "level" and root.head.lower_ not in ("to", "from"):
                    self.change = move
                return True
            moved = next((c for c in token.children if c.dep_ in _MOVED and self._kind(c)), None)
            if form in self._words.moved and moved is not None:
                self.measure, self.kind, self.frame = moved, self._kind(moved) or "", [token]
                self.change = self._words.moved[form] if root.head.lower_ not in ("to", "from") else None
                return True
        change = self._words.changes.get(form)
        if change is not None:
            of = next((noun for noun in _after(token) if self._kind(noun)), None)
            if of is not None or self._kind(token):
                self.measure, self.change, self.frame = of or token, change, [token.head, token]
                self.kind = self._kind(self.measure) or ""
                return True
        return False

    def _fits(self, kind: str) -> bool:
        """Tell whether a quantity can be of a kind: people have no unit, money has a currency."""
        if kind in _BY_HEAD:
            return self._unit is None
        return kind not in _IN_MONEY or (
            self._unit is not None and self._unit.isupper() and len(self._unit) == 3
        )

    def _measures(self, token: Token) -> bool:
        kind = self._kind(token)
        if kind is None:
            return False
        self.measure, self.kind, self.frame = token, kind, [token.head]
        befell = self._befell(token)
        if befell is not None and (kind == "people" or (kind == "troops" and befell in _SUFFERED)):
            self.kind = befell
        return True

    def _befell(self, noun: Token) -> str | None:
        """Return what was done to those counted: "12 soldiers were killed", "12 soldiers killed in"."""
        while noun.dep_ == "conj" and not is_verb(noun.head):
            noun = noun.head
        verb = noun.head
        if noun.dep_ in ("dobj", "nsubjpass") or (
            noun.dep_ == "nsubj" and verb.lower_ in self._words.suffered
        ):
            return self._words.counted.get(verb.lower_) or self._words.suffered.get(verb.lower_)
        told = (c.lower_ for c in noun.children if c.dep_ in ("acl", "relcl") and c.tag_ in ("VBN", "VBD"))
        return next((self._words.counted[form] for form in told if form in self._words.counted), None)

    def _kind(self, noun: Token) -> str | None:
        """Return what a noun measures, by itself or by the noun that it is compounded with."""
        if noun.lower_ in ("who", "which", "that") and noun.tag_ in ("WDT", "WP"):
            verb = noun.head
            return self._kind(verb.head) if verb.dep_ == "relcl" else None
        own = self._words.measures.get(noun.lower_)
        compounds = (self._words.measures.get(c.lower_) for c in noun.children if c.dep_ == "compound")
        if own is not None:
            return (
                next((kind for kind in compounds if kind), own) if noun.lower_ in self._words.general else own
            )
        if noun.ent_type_ == "NORP" and noun.tag_ in ("NNPS", "NNS"):
            return "people"  # "12 Utopians"
        return next((kind for kind in compounds if kind), None)


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _behind(amount: Token, unit: str | None) -> Iterator[Token]:
    """Yield what an amount is of, hung on it or on its verb by the parser; a share is of something else."""
    if unit == "%":
        return
    for prep in (*amount.rights, *(child for child in amount.head.children if child.i == amount.i + 1)):
        if prep.dep_ == "prep" and prep.lower_ in ("of", "in"):
            yield from (noun for noun in prep.children if noun.dep_ == "pobj")


def _after(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of", "for"):
            yield from (grand for grand in child.children if grand.dep_ == "pobj")
        elif child.dep_ == "compound":
            yield child


def phrase(noun: Token) -> str:
    """Return the words of what is measured, articles left out."""
    if is_verb(noun):
        return noun.text
    if noun.tag_ == "CD":  # "3,000 dead"
        return " ".join(child.text for child in noun.rights if child.dep_ in ("amod", "acl"))
    first = noun.left_edge.i
    words = [t for t in noun.doc[max(first, noun.i - 8) : noun.i + 1] if t.tag_ in _WORDS_OF_MEASURES]
    return " ".join(token.text for token in words)
