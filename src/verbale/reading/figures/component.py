"""The spaCy component `verbale_figures`: how much, of what, for whom, when, and how it changed."""

from collections.abc import Iterator
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from verbale.account import Figure, TimeExpression
from verbale.account import Span as Offsets
from verbale.reading.actors.index import ActorIndex
from verbale.reading.events.sieve import is_on_sport
from verbale.reading.figures.claims import Claims
from verbale.reading.figures.lexicon import FigureLexicon, lexicon
from verbale.reading.figures.quantities import Quantity, quantities
from verbale.reading.findings import PARSE, Findings, assigned, findings, set_group, text_of
from verbale.reading.placed import Placed, sentences
from verbale.reading.syntax import below, is_verb, subjects

_MAX_CLIMB = 6
_NEAR = 400  # characters to either side within which a period is looked for
_WORDS_OF_MEASURES = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG"})
# So few of these are no figure that a report turns on.
_COMMON, _FEW = frozenset({"people", "land", "votes"}), 100
_DAY_LENGTH = len("2017-11-20")


@Language.factory(
    "verbale_figures",
    requires=[*PARSE, "doc._.verbale_actors", "doc._.verbale_times"],
    assigns=assigned("figures"),
)
class Figures:
    """Reads figures; needs the findings of times and actors, and a dependency parse."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._words = lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Store the figures on the findings and their words as `doc.spans["figures"]`."""
        found = findings(doc)
        is_read = doc.has_annotation("DEP") and not is_on_sport(doc)
        found.figures = tuple(self._figures(doc, found)) if is_read else ()
        set_group(doc, "figures", [figure.span for figure in found.figures])
        return doc

    def _figures(self, doc: Doc, found: Findings) -> Iterator[Figure]:
        index = ActorIndex.of(doc)
        times = Periods(found.times, doc)
        text = text_of(doc)
        claims = Claims(found, text)
        for sentence in sentences(doc):
            for figure in self._in_sentence(sentence, text, index, times):
                yield claims.with_source(figure)

    def _in_sentence(
        self, sentence: Span, whole: str, index: ActorIndex, times: "Periods"
    ) -> Iterator[Figure]:
        start = sentence.start_char
        text = whole[start : sentence.end_char].rstrip()  # what the gate blanks out may follow
        for quantity in quantities(text, self._words.bounds):
            offsets = quantity.span[0] + start, quantity.span[1] + start
            restated = text[max(0, quantity.span[0] - 1) : quantity.span[0]] == "("
            if restated or times.covers(offsets):
                continue
            span = sentence.doc.char_span(*offsets, alignment_mode="expand")
            if span is None or span.root.tag_ in ("NNP", "NNPS"):
                continue
            told = Told(quantity, span.root, self._words)
            if told.measure is None or (told.kind in _COMMON and quantity.low < _FEW):
                continue
            words = told.measure
            parties = {
                actor.party: None
                for token in (*below(words), *(t for s in told.frame for t in below(s)))
                for actor in index.at(token)
                if actor.party
            }
            yield Figure(
                measure=told.kind, words=_phrase(words), low=_plain(quantity.low),
                high=_plain(quantity.high) if quantity.high is not None else None, unit=quantity.unit,
                bound=quantity.bound, change=told.change, parties=tuple(sorted(parties)),
                period=times.period(span.root, told.frame), span=offsets,
                evidence=(start, sentence.end_char),
            )  # fmt: skip


class Told:
    """What the words around a quantity say of it: the noun measured, its kind, and the change."""

    def __init__(self, quantity: Quantity, root: Token, words: FigureLexicon) -> None:
        self.measure: Token | None = None
        self.kind = ""
        self.change: str | None = None
        self.frame: list[Token] = []
        self._words = words
        self._climb(root, quantity)

    def _climb(self, root: Token, quantity: Quantity) -> None:
        if quantity.unit is None:
            self._count(root)
            return
        token = root.head
        for _ in range(_MAX_CLIMB):
            if self._by_word(token, root) or self._measures(token) or token.head is token:
                return
            token = token.head

    def _count(self, root: Token) -> None:
        """Read a bare number: it counts its own noun, or stands for it beside a verb that counts."""
        noun = root
        while (
            noun.dep_ in ("nummod", "quantmod", "compound")
            and noun.head is not noun
            and not is_verb(noun.head)
        ):
            noun = noun.head
        if self._measures(noun) or noun is not root:
            return
        if root.dep_ in ("dobj", "nsubjpass") and root.head.lower_ in self._words.counted:
            self._by_word(root.head, root)
        elif root.dep_ in ("pobj", "attr", "dobj", "npadvmod"):
            head = root.head.head if root.dep_ == "pobj" else root.head
            if is_verb(head) and head.lower_ in self._words.moves:
                self._by_word(head, root)

    def _by_word(self, token: Token, root: Token) -> bool:
        """Read what governs the quantity: a verb or noun of change, a verb that counts."""
        form = token.lower_
        if is_verb(token):
            counted = self._words.counted.get(form)
            if counted is not None:
                self.measure, self.kind, self.frame = token, counted, [token]
                return True
            move = self._words.moves.get(form)
            subject = next((s for s in subjects(token) if self._kind(s)), None) if move else None
            if subject is not None:
                self.measure, self.kind, self.frame = subject, self._kind(subject) or "", [token]
                self.change = move if move != "level" and root.head.lower_ not in ("to", "from") else None
                return True
        change = self._words.changes.get(form)
        if change is not None:
            of = next((noun for noun in _after(token) if self._kind(noun)), None)
            if of is not None or self._kind(token):
                self.measure, self.change, self.frame = of or token, change, [token.head, token]
                self.kind = self._kind(self.measure) or ""
                return True
        return False

    def _measures(self, token: Token) -> bool:
        kind = self._kind(token)
        if kind is None:
            return False
        self.measure, self.kind, self.frame = token, kind, [token.head]
        counted = self._words.counted.get(token.head.lower_)
        if counted is not None and kind == "people":
            self.kind = counted
        return True

    def _kind(self, noun: Token) -> str | None:
        """Return what a noun measures, by itself or by the noun that it is compounded with."""
        if noun.lower_ in ("who", "which", "that") and noun.tag_ in ("WDT", "WP"):
            verb = noun.head
            return self._kind(verb.head) if verb.dep_ == "relcl" else None
        own = self._words.measures.get(noun.lower_)
        if own is not None:
            return own
        compounds = (self._words.measures.get(c.lower_) for c in noun.children if c.dep_ == "compound")
        return next((kind for kind in compounds if kind), None)


class Periods:
    """The time expressions of a document, by where they stand."""

    def __init__(self, times: tuple[TimeExpression, ...], doc: Doc) -> None:
        self._all = Placed((time.span, time) for time in times)
        self._doc = doc

    def covers(self, span: Offsets) -> bool:
        """Tell whether a number is part of a time expression."""
        return self._all.overlaps(span)

    def period(self, token: Token, frame: list[Token]) -> str | None:
        """Return the period of a figure: told in its clause, else a longer one told just before."""
        at = token.idx
        sentence = token.sent
        near = self._all.starting_in(max(sentence.start_char, at - _NEAR), min(sentence.end_char, at + _NEAR))
        inside = [time for time in near if _is_period(time)]
        beside = [time for time in inside if self._governed(time, frame)]
        longer = [time for time in inside if not _is_day(time)]
        for choice in (beside, longer):
            if choice:
                # "The first nine months of this year": the shorter period is the one meant.
                stretches = [time for time in choice if "/" in (time.edtf or "")] or choice
                return min(stretches, key=lambda time: abs(time.span[0] - at)).edtf
        last = self._all.last_before(sentence.start_char)
        if last is None or not _is_period(last) or _is_day(last):
            return None
        before = self._doc[sentence.start - 1].sent.start_char if sentence.start else 0
        return last.edtf if last.span[0] >= before else None

    def _governed(self, time: TimeExpression, frame: list[Token]) -> bool:
        """Tell whether a time stands right under a word of the figure's clause."""
        span = self._doc.char_span(*time.span, alignment_mode="expand")
        if span is None:
            return False
        token = span.root
        for _ in range(_MAX_CLIMB):
            if token in frame:
                return True
            if is_verb(token) or token.head is token:
                return False
            token = token.head
        return False


def _is_period(time: TimeExpression) -> bool:
    return time.edtf is not None and time.type in ("DATE", "DURATION")


def _is_day(time: TimeExpression) -> bool:
    return len(time.edtf or "") == _DAY_LENGTH


def _plain(number: Decimal) -> str:
    """Write a number without exponent or idle zeros."""
    return f"{number.normalize():f}"


def _after(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of", "for"):
            yield from (grand for grand in child.children if grand.dep_ == "pobj")
        elif child.dep_ == "compound":
            yield child


def _phrase(noun: Token) -> str:
    """Return the words of what is measured, articles left out."""
    if is_verb(noun):
        return noun.text
    first = noun.left_edge.i
    words = [t for t in noun.doc[max(first, noun.i - 8) : noun.i + 1] if t.tag_ in _WORDS_OF_MEASURES]
    return " ".join(token.text for token in words)
