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
from verbale.reading.figures.lexicon import lexicon
from verbale.reading.figures.quantities import quantities
from verbale.reading.figures.told import Told, has_subject, phrase
from verbale.reading.findings import PARSE, Findings, assigned, findings, set_group, text_of
from verbale.reading.placed import Placed, sentences
from verbale.reading.syntax import is_verb

_MAX_CLIMB = 6
_NEAR = 400  # characters to either side within which a period is looked for
# So few of these are no figure that a report turns on.
_COMMON, _FEW = frozenset({"people", "land", "votes"}), 100
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
_MAX_WORDS = 80
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
            if told.measure is None or (
                told.kind in _COMMON and quantity.unit is None and quantity.low < _FEW
            ):
                continue
            words = told.measure
            parties = {
                actor.party: None
                for head in (words, *told.frame, *told.doers)
                for token in _clause(head)
                for actor in index.at(token)
                if actor.party
            }
            yield Figure(
                measure=told.kind, words=phrase(words), low=_plain(quantity.low),
                high=_plain(quantity.high) if quantity.high is not None else None, unit=quantity.unit,
                bound=quantity.bound, change=told.change, parties=tuple(sorted(parties)),
                period=times.period(span.root, told.frame), span=offsets,
                evidence=(start, sentence.end_char),
            )  # fmt: skip


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
            if is_verb(token) or token.head == token:
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


def _clause(head: Token) -> Iterator[Token]:
    """Yield the words below a word, those of other clauses left out."""
    todo, seen = [head], 0
    while todo and seen < _MAX_WORDS:
        token = todo.pop()
        yield token
        seen += 1
        todo += [
            child for child in token.children
            if child.dep_ not in _OTHER_CLAUSES and not (child.dep_ == "conj" and has_subject(child))
        ]  # fmt: skip
