"""Finds the cue and the source that stand beside a quoted stretch."""

from spacy.tokens import Token

from verbale.reading.quotations.attributions import attributed
from verbale.reading.quotations.clauses import children
from verbale.reading.quotations.colons import before_colon, name_before
from verbale.reading.quotations.drafting import drafted_direct
from verbale.reading.quotations.forms import label, signature
from verbale.reading.quotations.lexicon import Cue, Lexicon, spoken
from verbale.reading.quotations.namers import named, sentence_stop
from verbale.reading.quotations.page import FINAL, Block, Draft, Page, Quote

_ADDRESSING = frozenset({"ask", "tell"})
_BOUNDARIES = frozenset({".", "?", "!", ":", "\n", "\n\n", "”", '"', "''"})
_LONGEST_NAME = 8  # tokens
_NEAR = 6  # tokens from a colon to its cue
_REACH = 40  # tokens from a quoted stretch to its cue
_PASSING = frozenset({"relcl", "acl", "advcl", "pcomp", "amod", "compound", "aux", "auxpass", "xcomp"})


class Beside:
    """Looks after, before and around a quoted stretch for who says it."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page = page
        self.doc = page.doc
        self.lexicon = lexicon

    def named_by_form(self, quote: Quote, block: Block) -> Draft | None:
        """Return a stretch that is signed ('"..." - Jan Kral') or labelled ('"KRAL: ...')."""
        name = label(self.page, quote)
        said = (quote.start, quote.end)
        rule = "label"
        if name is not None:
            said = (name[1] + 1, quote.end)
        else:
            name, rule = signature(self.page, quote.end, block), "signature"
        if name is None or said[0] >= said[1]:
            return None
        return Draft([said], [name], [], "speech", rule, speaker=self.doc[name[1] - 1], direct=True)

    def is_said_after(self, quote: Quote, block: Block, limit: int) -> bool:
        """Tell whether a short stretch is all that was said: '"No," said he' at the start of a sentence."""
        if quote.start > block.start and self.doc[quote.start - 1].text not in _BOUNDARIES:
            return False
        for number in range(quote.end, min(limit, quote.end + 5)):
            token = self.doc[number]
            if token.tag_[0] == "V":
                ends = quote.text.rstrip()[-1:] in (",", "?", "!") or self.text(quote.end) == ","
                return ends and spoken(token, self.lexicon) is not None
            if token.text in FINAL or (token.text in ",;:" and number > quote.end):
                return False
        return False

    def is_said_before(self, quote: Quote, block: Block) -> bool:
        """Tell whether a short stretch is all that was said: 'He replied: "Yes, of course."'."""
        mark = quote.start - 1
        if mark <= block.start or not quote.text.lstrip()[:1].isupper() or self.text(mark) not in (":", ","):
            return False
        reach = _NEAR if self.text(mark) == ":" else 1
        verbs = (self.doc[n] for n in range(max(block.start, mark - reach), mark))
        return any(verb.tag_[:1] == "V" and spoken(verb, self.lexicon) is not None for verb in verbs)

    def inside(self, quote: Quote) -> Draft | None:
        """Return a stretch that lacks its closing mark before '..., he said,', without those words."""
        if quote.stretch.is_closed:
            return None
        for number in range(quote.end - 1, max(quote.start, quote.end - _LONGEST_NAME), -1):
            cue = spoken(self.doc[number], self.lexicon) if self.page.tags[number][0] == "V" else None
            if cue is None:
                continue
            comma = number
            while comma > quote.start and self.text(comma) != ",":
                comma -= 1
            source = named(self.page, self.doc[number], comma + 1, quote.end) if comma > quote.start else None
            if source is None or self.text(quote.end - 1) not in (",", ":"):
                return None
            draft = drafted_direct(quote, self.doc[number], *source, cue, "inside")
            draft.content = [(quote.start, comma + 1)]
            return draft
        return None

    def cued(self, quote: Quote, start: int, end: int, *, goes_on: bool) -> Draft | None:
        """Return the stretch with its cue, sought after it, or before it when it ends with a full stop."""
        closed = self.inside(quote)
        if closed is not None:
            return closed
        inner = quote.text.rstrip(" '’")
        ends_open = inner[-1:] in ",?!—–-…" or self.text(quote.end) in (",", "--", "—")
        draft = self.after(quote, end) if ends_open else None
        if draft is None:
            draft = self.before(quote, start)
        if draft is None and not goes_on and inner[-1:] not in (".", ",", "?", "!"):
            draft = self.after(quote, end)
        return draft

    def text(self, number: int) -> str:
        """Return the text of a token, nothing outside of the document."""
        return self.doc[number].text if 0 <= number < len(self.doc) else ""

    def after(self, quote: Quote, limit: int) -> Draft | None:
        """'...,' she said / said the minister: the first reporting verb after the stretch."""
        stop = min(limit, quote.end + _REACH)
        for number in range(quote.end, stop):
            token = self.doc[number]
            if token.text in FINAL or (token.is_space and "\n" in token.text):
                return None
            if token.lower_ in self.lexicon.attributions:
                according = attributed(self.page, self.lexicon, quote, token)
                if according is not None:
                    return according
            if token.tag_[0] not in "VM":
                continue
            cue = spoken(token, self.lexicon)
            if cue is None:
                if token.dep_ in _PASSING or token.tag_ in ("MD", "VBN", "VBG"):
                    continue
                return None
            if quote.text.rstrip()[-1:] in ("?", "!") and self._has_content(token, cue):
                return None
            source = named(self.page, token, quote.end, sentence_stop(self.doc, number, limit))
            if source is None:
                if token.tag_ in ("VBN", "VBG"):
                    continue
                return None
            who, pieces = source
            if not pieces and token.tag_ in ("VBN", "VBG"):
                continue
            return drafted_direct(quote, token, who, pieces, cue, "after")
        return None

    @staticmethod
    def _has_content(verb: Token, cue: Cue) -> bool:
        """Tell whether a verb says something else than the question before it: not 'he asked the envoy'."""
        objects = ("ccomp", "xcomp") if cue.lemma in _ADDRESSING else ("dobj", "ccomp", "xcomp")
        return any(c.i > verb.i and c.dep_ in objects for c in children(verb))

    def before(self, quote: Quote, start: int) -> Draft | None:
        """He said: '...': the nearest reporting verb before the stretch, with little between."""
        number = quote.start - 1
        while number >= start and self.doc[number].is_space:
            number -= 1
        if number < start:
            return None
        mark = self.doc[number]
        colon = mark.text == ":"
        if colon and name_before(self.page, start, number) is not None:
            return before_colon(self.page, self.lexicon, quote, start, number)
        joins = mark.text in (",", "-", "--", "—", "–") or mark.lower_ in ("that", "as")
        if not (colon or joins or mark.tag_[0] == "V"):
            return None
        for back in range(number, max(start, quote.start - _REACH) - 1, -1):
            token = self.doc[back]
            if token.text in FINAL:
                break
            if token.tag_[0] != "V":
                continue
            cue = spoken(token, self.lexicon)
            if cue is None:
                if colon or token.dep_ in _PASSING:
                    continue
                return None
            source = named(self.page, token, start, quote.start)
            who, pieces = source if source is not None else (None, [])
            return drafted_direct(quote, token, who, pieces, cue, "before")
        return before_colon(self.page, self.lexicon, quote, start, number) if colon else None

    def reports(self, verb: Token) -> bool:
        """Tell whether a verb reports anything, in marks or without them."""
        return verb.lower_ in self.lexicon.verbs

    def introduced(self, quote: Quote, before: Block) -> Draft | None:
        """Return a stretch that the paragraph before it introduces with a colon."""
        colon = before.end - 1
        while colon > before.start and self.doc[colon].text != ":":
            colon -= 1
        for back in range(colon, max(before.start, colon - _REACH) - 1, -1):
            token = self.doc[back]
            if token.text in FINAL:
                break
            cue = spoken(token, self.lexicon) if token.tag_[0] == "V" else None
            if cue is not None:
                source = named(self.page, token, before.start, colon)
                who, pieces = source if source is not None else (None, [])
                return drafted_direct(quote, token, who, pieces, cue, "introduced")
        return before_colon(self.page, self.lexicon, quote, before.start, colon)
