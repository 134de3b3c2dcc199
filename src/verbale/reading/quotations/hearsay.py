"""Hearsay: what the report tells as said or thought, without naming by whom.

'The talks seem to be stuck', 'the minister reportedly left'. Nobody is quoted, so there is a content
and a cue, and never a source.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import QuotationKind
from verbale.reading.quotations.clauses import child, children, is_infinitive, phrase, subject, trimmed
from verbale.reading.quotations.lexicon import Lexicon
from verbale.reading.quotations.page import Draft, Page, Range

_COMPLEMENTS = frozenset({"xcomp", "oprd", "acomp", "ccomp", "attr"})
_CLAUSES = frozenset({"ccomp", "advcl"})
_RELATIVES = frozenset({"WDT", "WP"})
_FORMAL = frozenset({"it", "there"})


class HearsayRules:
    """The rules for what is told of nobody in particular."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page = page
        self.doc = page.doc
        self.lexicon = lexicon

    def read(self) -> Iterator[Draft]:
        """Yield what seems so, and what adverbs mark as told by others."""
        seeming, adverbs, tags = self.lexicon.seeming, self.lexicon.hearsay_adverbs, self.page.tags
        for number, word in enumerate(self.page.lower):
            if word in seeming and tags[number][0] == "V":
                draft = self._seeming(self.doc[number], seeming[word])
            elif word in adverbs and tags[number] == "RB":
                draft = self._adverb(self.doc[number])
            else:
                continue
            if draft is not None:
                yield draft

    def _seeming(self, verb: Token, lemma: str) -> Draft | None:
        """'X seems to do Y': who seems so, and what; 'it seems that': the clause."""
        who = subject(verb)
        kept = [c for c in children(verb) if c.i > verb.i and c.dep_ in _COMPLEMENTS]
        if any(c.dep_ == "xcomp" and c.lower_ in self.lexicon.verbs for c in kept):
            return None  # "seems to promise": what is promised is told by its own verb
        if not kept or who is None or who.tag_ in _RELATIVES or is_infinitive(verb):
            return None
        told = (min(c.left_edge.i for c in kept), max(c.right_edge.i for c in kept) + 1)
        content = [told]
        if who.lower_ not in _FORMAL and not any(c.dep_ in _CLAUSES for c in kept):
            content.insert(0, phrase(who))
        return self._draft(verb, content, "perception", f"hearsay:{lemma}")

    def _adverb(self, adverb: Token) -> Draft | None:
        """'X reportedly did Y': the clause around the adverb."""
        verb = adverb.head
        if verb.tag_[0] not in "VM" or adverb.dep_ != "advmod":
            return None
        who = child(verb, "nsubj", "nsubjpass")
        if who is None:
            return None
        end = verb.right_edge.i + 1
        for c in children(verb):
            if c.dep_ in ("conj", "cc", "parataxis") and c.i > adverb.i:
                end = min(end, c.left_edge.i)
        content = [(adverb.i + 1, end)]
        if who.i < adverb.i:
            start, stop = phrase(who)
            content = [(start, min(stop, adverb.i)), *content]
        return self._draft(adverb, content, "speech", f"hearsay:{adverb.lower_}")

    def _draft(self, cue: Token, content: list[Range], kind: QuotationKind, rule: str) -> Draft | None:
        pieces = [p for p in (trimmed(self.doc, piece) for piece in content) if p is not None]
        pieces = [p for p in pieces if not p[0] <= cue.i < p[1]]
        return Draft(sorted(pieces), [], [(cue.i, cue.i + 1)], kind, rule) if pieces else None
