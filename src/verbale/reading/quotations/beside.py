"""Finds the cue and the source that stand beside a quoted stretch."""

from spacy.tokens import Token

from verbale.reading.quotations.clauses import child, children, own_subject, source_pieces
from verbale.reading.quotations.forms import label, signature
from verbale.reading.quotations.lexicon import Cue, Lexicon, attribution_length
from verbale.reading.quotations.namers import named, noun_beside, sentence_stop
from verbale.reading.quotations.page import FINAL, Block, Draft, Page, Quote, Range

_SPOKEN = frozenset({"clause", "quote"})
_COLON = Cue(":", "speech")
_ADDRESSING = frozenset({"ask", "tell"})
_BEFORE_NAMES = frozenset({"-", "–", "—", "--", "to", "from", "."})
_BOUNDARIES = frozenset({".", "?", "!", ":", "\n", "\n\n", "”", '"', "''"})
_SO = frozenset({"so", "thus"})
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
                return ends and self._spoken(token) is not None
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
        return any(verb.tag_[:1] == "V" and self._spoken(verb) is not None for verb in verbs)

    def inside(self, quote: Quote) -> Draft | None:
        """Return a stretch that lacks its closing mark before '..., he said,', without those words."""
        if quote.stretch.is_closed:
            return None
        for number in range(quote.end - 1, max(quote.start, quote.end - _LONGEST_NAME), -1):
            cue = self._spoken(self.doc[number]) if self.page.tags[number][0] == "V" else None
            if cue is None:
                continue
            comma = number
            while comma > quote.start and self.text(comma) != ",":
                comma -= 1
            source = named(self.page, self.doc[number], comma + 1, quote.end) if comma > quote.start else None
            if source is None or self.text(quote.end - 1) not in (",", ":"):
                return None
            draft = self._draft(quote, self.doc[number], *source, cue, "inside")
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
                attributed = self._attributed(quote, token)
                if attributed is not None:
                    return attributed
            if token.tag_[0] not in "VM":
                continue
            cue = self._spoken(token)
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
            return self._draft(quote, token, who, pieces, cue, "after")
        return None

    def _attributed(self, quote: Quote, last: Token) -> Draft | None:
        """'...', according to the ministry: `last` is the last word of such a phrase."""
        length = attribution_length(self.page.lower, last.i, self.lexicon)
        who = child(last, "pobj", "pcomp")
        if not length or who is None:
            return None
        cue = (last.i - length + 1, last.i + 1)
        return Draft(
            [(quote.start, quote.end)],
            source_pieces(self.doc, who, last),
            [cue],
            "speech",
            "according to",
            speaker=who,
            direct=True,
        )

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
        if colon and self._name_before(start, number) is not None:
            return self._colon(quote, start, number)
        joins = mark.text in (",", "-", "--", "—", "–") or mark.lower_ in ("that", "as")
        if not (colon or joins or mark.tag_[0] == "V"):
            return None
        for back in range(number, max(start, quote.start - _REACH) - 1, -1):
            token = self.doc[back]
            if token.text in FINAL:
                break
            if token.tag_[0] != "V":
                continue
            cue = self._spoken(token)
            if cue is None:
                if colon or token.dep_ in _PASSING:
                    continue
                return None
            source = named(self.page, token, start, quote.start)
            who, pieces = source if source is not None else (None, [])
            return self._draft(quote, token, who, pieces, cue, "before")
        return self._colon(quote, start, number) if colon else None

    def _colon(self, quote: Quote, start: int, colon: int) -> Draft | None:
        """Minister Lee: '...' or the letter reads: '...': whoever is the subject before the colon."""
        named = self._name_before(start, colon)
        if named is not None:
            return self._draft(quote, self.doc[colon], self.doc[named[1] - 1], [named], _COLON, "colon")
        first = max(start, self.page.sentence(colon)[0])
        for number in range(first, colon):
            if self.page.lower[number] in self.lexicon.attributions:
                attributed = self._attributed(quote, self.doc[number])
                if attributed is not None:
                    return attributed
        root = self.page.root(colon)
        who = own_subject(root) if root.tag_[0] in "VM" else root
        if who is None or not first <= who.i < colon:
            who = next((self.doc[n] for n in range(first, colon) if self.doc[n].dep_ == "nsubj"), None)
        if who is None:
            return None
        pieces = source_pieces(self.doc, who, self.doc[colon])
        return self._draft(quote, self.doc[colon], who, pieces, _COLON, "colon")

    def _name_before(self, start: int, colon: int) -> Range | None:
        """Return the name that alone stands between a dash, "to", or the start, and the colon."""
        number = colon
        while number > start and colon - number < _LONGEST_NAME and self._is_of_name(number - 1):
            number -= 1
        while number < colon and self.doc[number].tag_ not in ("NNP", "NNPS"):
            number += 1
        if number == colon:
            return None
        opens = number == start or self.page.lower[number - 1] in _BEFORE_NAMES
        return (number, colon) if opens else None

    def _is_of_name(self, number: int) -> bool:
        return self.doc[number].tag_ in ("NNP", "NNPS") or self.page.lower[number] in ("and", "of", ".")

    def reports(self, verb: Token) -> bool:
        """Tell whether a verb reports anything, in marks or without them."""
        return verb.lower_ in self.lexicon.verbs

    def _spoken(self, verb: Token) -> Cue | None:
        """Return the entry of a verb that may stand beside quotation marks."""
        if verb.dep_ in ("aux", "auxpass"):
            return None
        if verb.i + 1 < len(self.doc):
            phrasal = self.lexicon.verbs.get(f"{verb.lower_} {self.doc[verb.i + 1].lower_}")
            if phrasal is not None and phrasal.frames & _SPOKEN:
                return phrasal
        cue = self.lexicon.verbs.get(verb.lower_)
        return cue if cue is not None and cue.frames & _SPOKEN else None

    def introduced(self, quote: Quote, before: Block) -> Draft | None:
        """Return a stretch that the paragraph before it introduces with a colon."""
        colon = before.end - 1
        while colon > before.start and self.doc[colon].text != ":":
            colon -= 1
        for back in range(colon, max(before.start, colon - _REACH) - 1, -1):
            token = self.doc[back]
            if token.text in FINAL:
                break
            cue = self._spoken(token) if token.tag_[0] == "V" else None
            if cue is not None:
                source = named(self.page, token, before.start, colon)
                who, pieces = source if source is not None else (None, [])
                return self._draft(quote, token, who, pieces, cue, "introduced")
        return self._colon(quote, before.start, colon)

    def _so_said(self, quote: Quote, block: Block) -> Draft | None:
        """'"...." So said the minister.'."""
        start = quote.end
        if start + 2 >= block.end or self.page.lower[start] not in _SO:
            return None
        verb = self.doc[start + 1]
        cue = self._spoken(verb) if verb.tag_[0] == "V" else None
        if cue is None:
            return None
        who = noun_beside(self.doc, verb, start, sentence_stop(self.doc, start, block.end))
        if who is None:
            return None
        return self._draft(quote, verb, who, source_pieces(self.doc, who, verb), cue, "so")

    def sourceless(self, quote: Quote, block: Block) -> Draft:
        """Take whom the next sentence names, or the subject of the sentence before, in the same paragraph."""
        signed = self._so_said(quote, block)
        if signed is not None:
            return signed
        number = quote.start - 1
        while number >= block.start and (self.doc[number].is_space or self.doc[number].is_punct):
            number -= 1
        who: Token | None = None
        if number >= block.start:
            root = self.page.root(number)
            found = own_subject(root) if root.tag_[0] in "VM" else None
            if found is not None and found.i < quote.start and _may_speak(found):
                who = found
        pieces = source_pieces(self.doc, who, self.doc[quote.start]) if who is not None else []
        content = [(quote.start, quote.end)]
        return Draft(content, pieces, [], "speech", "uncued", speaker=who, direct=True)

    @staticmethod
    def _draft(
        quote: Quote, verb: Token, who: Token | None, pieces: list[Range], cue: Cue, where: str
    ) -> Draft:
        return Draft(
            [(quote.start, quote.end)],
            pieces,
            [(verb.i, verb.i + 1)],
            cue.kind,
            f"{where}:{cue.lemma}",
            speaker=who,
            direct=True,
        )


def _may_speak(noun: Token) -> bool:
    return noun.tag_ in ("NNP", "PRP") and noun.lower_ != "it"
