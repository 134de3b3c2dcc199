"""Puts the rules of direct and indirect speech and of turns together, and writes their results."""

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Quotation, QuotationForm
from verbale.reading.findings import findings, set_group
from verbale.reading.layout import read_layout
from verbale.reading.quotations.direct import DirectRules
from verbale.reading.quotations.headlines import headline
from verbale.reading.quotations.indirect import IndirectRules
from verbale.reading.quotations.lexicon import lexicon
from verbale.reading.quotations.page import Draft, Page
from verbale.reading.quotations.speakers import Speaker, Speakers

_OWN = frozenset({"i", "we", "it", "this", "that", "there", "which", "what"})


def read_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Return the quotations of a parsed document, in the order in which their contents begin."""
    page = Page(doc)
    drafts = _drafts(page)
    speakers = Speakers(page).resolve(drafts)
    return tuple(_quotation(page, *each) for each in zip(drafts, speakers, strict=True))


def _drafts(page: Page) -> list[Draft]:
    words = lexicon()
    turns = [_turn(page, number) for number in range(len(page.layout.turns))]
    direct = list(DirectRules(page, words).read())
    said = bytearray(len(page.doc))
    used: set[int] = set()
    for draft in direct:
        used.update(start for start, _ in draft.cue)
        for start, end in draft.content:
            said[start:end] = b"\1" * (end - start)
    rules = IndirectRules(page, words)
    found: list[Draft] = []
    for block in page.blocks:
        title = headline(page, block)
        if title is not None:
            found.append(title)
    found.extend(rules.attributions())
    for token, cue in rules.cues():
        if token.i not in used:
            told = rules.read(token, cue)
            if told is not None:
                found.append(told)
    indirect = [draft for draft in found if _fit(page, draft, said)]
    return _nested([*turns, *direct, *indirect])


def _turn(page: Page, number: int) -> Draft:
    turn = page.layout.turns[number]
    source = page.range(turn.speaker)
    content = [page.range(piece) for piece in turn.content]
    return Draft(content, [source], [], "speech", "turn", speaker=page.doc[source[0]:source[1]].root)


def _fit(page: Page, draft: Draft, said: bytearray) -> bool:
    """Fit an indirect content to the quotation marks that it cuts; False if it is direct speech again."""
    pieces = []
    cue_inside = any(said[start] for start, _ in draft.cue)
    for start, end in draft.content:
        if not cue_inside:
            while start < end and said[start]:
                start += 1
            while end > start and said[end - 1]:
                end -= 1
            if start == end:
                continue
        first, last = page.quote_at[start], page.quote_at[end - 1]
        if first is not None and first.start < start and not said[first.start]:
            start = first.start
        if last is not None and last.end > end and not said[last.start]:
            end = last.end
        closing = page.quote_at[end] if end < len(page.doc) else None
        if closing is not None and not said[end] and closing.end == end + 1:
            end += 1
        draft.mixed = draft.mixed or any(
            q is not None and not q.stretch.is_single for q in page.quote_at[start:end])
        pieces.append((start, end))
    draft.content = pieces
    return bool(pieces)


def _nested(drafts: list[Draft]) -> list[Draft]:
    """Sort the drafts, drop those told twice, and tell which are said inside which."""
    ordered = sorted(drafts, key=lambda d: (d.start, -d.content[-1][1], not d.direct))
    owner: dict[int, int] = {}
    kept: list[Draft] = []
    for draft in ordered:
        outer = owner.get(draft.start)
        if outer is not None:
            if not draft.cue or owner.get(draft.cue[0][0]) != outer or _is_own(draft):
                continue
            draft.within = outer
        for start, end in draft.content:
            owner.update(dict.fromkeys(range(start, end), len(kept)))
        kept.append(draft)
    return kept


def _is_own(draft: Draft) -> bool:
    """Tell whether speakers speak of themselves ("I believe that"), or nobody does."""
    return draft.speaker is None or draft.speaker.lower_ in _OWN


def _quotation(page: Page, draft: Draft, speaker: Speaker | None) -> Quotation:
    form: QuotationForm = "indirect"
    if draft.rule == "turn":
        form = "turn"
    elif draft.direct:
        form = "direct"
    elif draft.mixed:
        form = "mixed"
    return Quotation(
        form=form,
        content=tuple(page.offsets(piece) for piece in draft.content),
        source=tuple(page.offsets(piece) for piece in draft.source),
        cue=tuple(page.offsets(piece) for piece in draft.cue),
        speaker=speaker.actor if speaker is not None else None,
        speaker_name=speaker.name if speaker is not None else None,
        kind=draft.kind,
        within=draft.within,
        rule=draft.rule,
    )


class QuotationsComponent:
    """Writes quotations onto a parsed document."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `findings(doc).quotations` and the span groups of contents, sources and cues."""
        found = findings(doc)
        if not found.layout.paragraphs:
            found.layout = read_layout(doc.text)
        found.quotations = read_quotations(doc)
        set_group(doc, "quotations", [piece for q in found.quotations for piece in q.content])
        set_group(doc, "quotation_sources", [piece for q in found.quotations for piece in q.source])
        set_group(doc, "quotation_cues", [piece for q in found.quotations for piece in q.cue])
        return doc


@Language.factory("verbale_quotations")
def make_quotations(nlp: Language, name: str) -> QuotationsComponent:
    """Make the component; it has no settings."""
    return QuotationsComponent()
