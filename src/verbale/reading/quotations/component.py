"""The `verbale_quotations` component: writes what the rules of quotations find."""

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Quotation, QuotationForm
from verbale.reading.actors.index import ActorIndex
from verbale.reading.findings import findings, set_group
from verbale.reading.layout import read_layout
from verbale.reading.quotations.addressees import Addressees
from verbale.reading.quotations.assemble import drafts_of
from verbale.reading.quotations.insertions import Insertions
from verbale.reading.quotations.lexicon import lexicon
from verbale.reading.quotations.modality import modality_of
from verbale.reading.quotations.page import Draft, Page
from verbale.reading.quotations.speakers import Speaker, Speakers


def read_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Return the quotations of a tagged and parsed document, in the order in which their contents begin.

    Raises ValueError when it is not tagged and parsed.
    """
    if len(doc) and not (doc.has_annotation("TAG") and doc.has_annotation("DEP")):
        raise ValueError("quotations need a tagger and a parser earlier in the pipeline")
    page = Page(doc)
    drafts = drafts_of(page)
    index = ActorIndex(findings(doc).actors, doc)
    speakers = Speakers(page, index).resolve(drafts)
    details = Addressees(page, lexicon(), index), Insertions(page)
    return tuple(_quotation(page, *each, *details) for each in zip(drafts, speakers, strict=True))


def _quotation(
    page: Page, draft: Draft, speaker: Speaker | None, addressees: Addressees, insertions: Insertions
) -> Quotation:
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
        speakers=(speaker.actor, *speaker.joint) if speaker is not None and speaker.actor is not None else (),
        addressees=addressees.of(draft),
        kind=draft.kind,
        modality=modality_of(page, draft, lexicon()),
        insertions=insertions.within(draft),
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
