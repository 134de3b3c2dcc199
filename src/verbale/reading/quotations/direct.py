"""Direct speech: quoted stretches with the cue and source that stand beside them.

Each paragraph is read from left to right. A stretch is spoken by whom the words after it or before
it name; a stretch without such words goes on with the speech before it, over the end of a paragraph
when the whole paragraph is quoted.
"""

from collections.abc import Iterator

from verbale.reading.quotations.beside import Beside
from verbale.reading.quotations.forms import signature
from verbale.reading.quotations.lexicon import Lexicon
from verbale.reading.quotations.page import FINAL, Block, Draft, Page, Quote, Range
from verbale.reading.quotations.sourceless import sourceless

_JOINTS = frozenset({",", ":", ";", "-", "--", "–", "—"})
_LEADING = frozenset({",", ":", "that", "-", "--", "–", "—"})
_REACH = 40  # tokens that a speaker may be put in between two halves of a sentence
_LONGEST_PICKED = 6  # tokens, marks included
_SHORTEST_REST = 4  # words of a quoted clause that is speech though nothing says so


class DirectRules:
    """The rules for speech between quotation marks."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page = page
        self.doc = page.doc
        self.lexicon = lexicon
        self.beside = Beside(page, lexicon)
        self.last: Draft | None = None
        self.other: Draft | None = None  # the last one of somebody else

    def read(self) -> Iterator[Draft]:
        """Yield the direct quotations in the order in which they begin."""
        before: Block | None = None
        for block in self.page.blocks:
            if block.start >= block.end or self.page.in_turn[block.start]:
                before = None
                continue
            if self.last is not None and not self.last.source and not block.quotes:
                self._sign(self.last, signature(self.page, block.start, block))
            earlier = self.last
            drafts = list(self._block(block, before))
            self._share_back(earlier, drafts, block, before)
            yield from drafts
            self._note(earlier)
            before = block

    def _share_back(
        self, earlier: Draft | None, drafts: list[Draft], block: Block, before: Block | None
    ) -> None:
        """Give a paragraph left open to whom the next one names: '"A. / "B," said X.'."""
        if earlier is None or earlier.cue or not drafts or before is None:
            return
        is_open = not before.quotes[-1].stretch.is_closed
        if is_open and drafts[0].start == block.start and drafts[0].source:
            earlier.source, earlier.speaker = list(drafts[0].source), drafts[0].speaker

    def _note(self, earlier: Draft | None) -> None:
        """Remember who spoke before the last speaker; two pronouns, or a name and a pronoun, may be one."""
        if earlier is None or self.last is None or earlier is self.last:
            self.other = self.other if self.last is earlier else None
            return
        one, two = earlier.speaker, self.last.speaker
        if one is not None and two is not None and one.lower_ != two.lower_:
            self.other = earlier

    def _block(self, block: Block, before: Block | None) -> Iterator[Draft]:
        spoken = [q for q in block.quotes if not q.stretch.is_single or self._is_spoken(q)]
        last: Draft | None = None
        waiting: list[Quote] = []
        carried = self.last if before is not None else None
        for number, quote in enumerate(spoken):
            after_limit = spoken[number + 1].start if number + 1 < len(spoken) else block.end
            before_limit = spoken[number - 1].end if number else block.start
            follows = last is not None and self._same_sentence(spoken[number - 1], quote) if number else False
            goes_on = last is not None and self._goes_on(spoken[number - 1], quote) if number else False
            is_speech = quote.is_clause or follows or goes_on or self.beside.is_said_before(quote, block)
            if not is_speech and not self.beside.is_said_after(quote, block, after_limit):
                continue
            draft = self.beside.named_by_form(quote, block)
            if draft is None and not follows:
                draft = self.beside.cued(quote, before_limit, after_limit, goes_on=last is not None)
            if draft is None and last is not None:
                last.content.append((quote.start, quote.end))
                continue
            if draft is None and number == 0 and quote.start <= block.start + 1:
                draft = self._carried(quote, block, before, carried)
                if draft is not None and draft is carried:
                    last = draft
                    continue
            if draft is None:
                waiting.append(quote)
                continue
            draft.content[:0] = [(q.start, q.end) for q in waiting]
            waiting = []
            last = draft
            yield draft
        for quote in waiting:
            last = sourceless(self.page, self.lexicon, quote, block)
            yield last
        self.last = last

    def read_rest(self, said: bytearray) -> list[Draft]:
        """Return the quoted clauses that no rule has given to anybody yet."""
        found = []
        for block in self.page.blocks:
            for quote in block.quotes:
                if said[quote.start] or quote.stretch.is_single or self.page.in_turn[quote.start]:
                    continue
                if not quote.has_verb or quote.is_title or len(quote.text.split()) < _SHORTEST_REST:
                    continue
                if quote.text.lstrip()[:1].islower() and self.beside.text(quote.start - 1) not in _LEADING:
                    continue  # words picked out of speech in a sentence of the report's own
                draft = self.beside.before(quote, block.start)
                if draft is None and quote.text.rstrip()[-1:] in (",", "?", "!"):
                    draft = self.beside.after(quote, block.end)
                found.append(draft or sourceless(self.page, self.lexicon, quote, block))
        return found

    def _sign(self, draft: Draft, name: Range | None) -> None:
        if name is not None:
            draft.source, draft.speaker = [name], self.doc[name[1] - 1]

    def _same_sentence(self, first: Quote, second: Quote) -> bool:
        """Tell whether two stretches are one sentence with its speaker put in between."""
        between = range(first.end, second.start)
        if not 0 < len(between) < _REACH or second.is_clause:
            return False
        if self.doc[second.start - 1].text not in _JOINTS:
            return False
        cues = sum(self.doc[n].tag_[0] == "V" and self.beside.reports(self.doc[n]) for n in between)
        return cues <= 1 and not any(self.doc[n].text in FINAL for n in between)

    def _goes_on(self, first: Quote, second: Quote) -> bool:
        """Tell whether a stretch that is no clause goes on after '...,' said X. '...'."""
        begins = second.text.lstrip()[:1].isupper() and self.beside.text(second.start - 1) in FINAL
        return begins and second.text.rstrip()[-1:] in FINAL and second.start - first.end < _REACH

    @staticmethod
    def _is_spoken(quote: Quote) -> bool:
        """Tell whether a stretch between single marks is speech, rather than words that are picked out."""
        is_long = quote.end - quote.start > _LONGEST_PICKED
        return quote.is_clause and (is_long or quote.text.rstrip()[-1:] in (",", "?", "!"))

    def _asks(self, draft: Draft) -> bool:
        start, end = self.page.offsets(draft.content[-1])
        return self.page.text[start:end].rstrip("\"'”’»").endswith("?")

    def _carried(
        self, quote: Quote, block: Block, before: Block | None, carried: Draft | None
    ) -> Draft | None:
        """Go on with the speech before a paragraph that begins with a quotation and names no speaker."""
        if before is None:
            return None
        unclosed = bool(before.quotes) and not before.quotes[-1].stretch.is_closed
        whole = quote.end >= block.end - 2
        if ":" in (self.beside.text(before.end - 1), self.beside.text(before.end - 2)):
            return self.beside.introduced(quote, before)
        other = self.other
        if whole and not unclosed and carried is not None and other is not None and self._asks(carried):
            # Two speak in turn: a question that ends a paragraph is answered by the other one.
            return Draft(
                [(quote.start, quote.end)],
                list(other.source),
                [],
                "speech",
                "dialogue",
                speaker=other.speaker,
                direct=True,
            )
        # What is left open goes on in the next paragraph, which may name another speaker.
        if carried is not None and (unclosed or (whole and quote.stretch.is_closed)):
            carried.content.append((quote.start, quote.end))
            return carried
        return None
