"""A document as the rules of quotations see it: words, quoted stretches and paragraphs by token."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from verbale.account import QuotationKind
from verbale.account import Span as Offsets
from verbale.reading.findings import Layout, findings, text_of
from verbale.reading.quotations.marks import Stretch, quoted
from verbale.reading.wordforms import strings

type Range = tuple[int, int]

FINAL = ".?!"  # ends a sentence
_HIGHEST = 60  # heads above a token, at most, in any sentence of a report
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})


@dataclass(slots=True)
class Draft:
    """A quotation in the making, on token ranges in text order."""

    content: list[Range]
    source: list[Range]
    cue: list[Range]
    kind: QuotationKind
    rule: str
    speaker: Token | None = None
    direct: bool = False
    mixed: bool = False
    within: int | None = None

    @property
    def start(self) -> int:
        """The first token of the content."""
        return self.content[0][0]


@dataclass(slots=True)
class Quote:
    """A quoted stretch on tokens `start` to `end` (exclusive), marks included where they are tokens."""

    start: int
    end: int
    stretch: Stretch
    text: str
    has_verb: bool

    @property
    def is_title(self) -> bool:
        """Tell whether it reads like a title: its longer words begin with capitals, and no mark ends it."""
        bare = self.text.strip()
        words = [word for word in bare.split() if len(word) > 3]
        return len(words) > 1 and all(word[0].isupper() for word in words) and bare[-1] not in ",!?"

    @property
    def is_clause(self) -> bool:
        """Tell whether it reads like speech on its own, rather than a title or words picked out of speech."""
        bare = self.text.strip().lstrip("[(…. '‘“\"")
        if not bare or not (bare[0].isupper() or bare[0].isdigit()) or " " not in bare:
            return False
        long_words = sum(len(word) > 3 for word in bare.split())
        return not self.is_title and (self.has_verb or long_words > 6 or bare[-1] in "!?")


@dataclass(slots=True)
class Block:
    """A paragraph or heading on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    is_heading: bool = False
    quotes: list[Quote] = field(default_factory=list)


def _column(doc: Doc, attribute: str) -> list[int]:
    values: list[int] = doc.to_array(attribute).tolist()
    return values


class Page:
    """Token tables of one document; everything in it is made in one pass."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.layout: Layout = findings(doc).layout
        # Arrays, for a Python token for each word costs more than all the rules.
        self.starts = _column(doc, "IDX")
        self.lower = strings.of(doc, _column(doc, "LOWER"))
        self.tags = strings.of(doc, _column(doc, "TAG"))
        self.text = text_of(doc)
        self._sentences = [n for n, begins in enumerate(_column(doc, "SENT_START")) if begins == 1 or n == 0]
        spans = [(span, False) for span in self.layout.paragraphs]
        spans += [(span, True) for span in self.layout.headings]
        if not spans and self.text.strip():
            spans = [((0, len(self.text)), False)]
        spans.sort()
        self.blocks = [Block(*self.range(span), is_heading) for span, is_heading in spans]
        self.quote_at: list[Quote | None] = [None] * len(doc)
        self.in_turn = bytearray(len(doc))
        for turn in self.layout.turns:
            for piece in turn.content:
                start, end = self.range(piece)
                self.in_turn[start:end] = b"\1" * (end - start)
        for block, (span, _) in zip(self.blocks, spans, strict=True):
            for stretch in quoted(self.text, [span]):
                self._add_quote(block, stretch)

    def _add_quote(self, block: Block, stretch: Stretch) -> None:
        start, end = self.range((stretch.start, stretch.end))
        has_verb = any(tag in _FINITE for tag in self.tags[start:end])
        quote = Quote(start, end, stretch, self.text[slice(*stretch.inner)], has_verb)
        block.quotes.append(quote)
        for number in range(start, end):
            self.quote_at[number] = quote

    def sentence(self, number: int) -> Range:
        """Return the range of the sentence of a token; spaCy walks through it each time it is asked."""
        place = bisect_right(self._sentences, number)
        end = self._sentences[place] if place < len(self._sentences) else len(self.doc)
        return self._sentences[place - 1], end

    def root(self, number: int) -> Token:
        """Return the root of the sentence of a token, or the highest token on the way within reach."""
        token = self.doc[number]
        for _ in range(_HIGHEST):
            if token.head == token:
                break
            token = token.head
        return token

    def range(self, offsets: Offsets) -> Range:
        """Return the range of tokens that the characters touch."""
        start = max(0, bisect_right(self.starts, offsets[0]) - 1)
        token = self.doc[start]
        if token.idx + len(token) <= offsets[0]:
            start += 1
        return start, max(start, bisect_left(self.starts, offsets[1]))

    def offsets(self, tokens: Range) -> Offsets:
        """Return the characters from the first to the last token, without white space at the ends."""
        start, end = tokens
        while end - 1 > start and self.doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        last = self.doc[end - 1]
        return self.starts[start], last.idx + len(last)
