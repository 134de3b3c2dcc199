"""The `verbale_quotations` component: writes what the rules of quotations find."""

from spacy.language import Language
from spacy.tokens import Doc

from verbale.account import Quotation, QuotationForm
from verbale.reading.actors.index import ActorIndex
from verbale.reading.findings import PARSE, assigned, findings, set_group
from verbale.reading.layout import read_layout
from verbale.reading.quotations.addressees import Addressees
from verbale.reading.quotations.assemble import drafts_of
from verbale.reading.quotations.insertions import Insertions
from verbale.reading.quotations.lexicon import lexicon
from verbale.reading.quotations.modality import modality_of
from verbale.reading.quotations.page import Draft, Page
from verbale.reading.quotations.saidwhen import days_of_verbs
from verbale.reading.quotations.speakers import Speaker, Speakers
from verbale.reading.topics import Topics


def read_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Return the quotations of a tagged and parsed document, in the order in which their contents begin.

    Raises ValueError when it is not tagged and parsed.
    """
    if len(doc) and not (doc.has_annotation("TAG") and doc.has_annotation("DEP")):
        raise ValueError("quotations need a tagger and a parser earlier in the pipeline")
    page = Page(doc)
    drafts = drafts_of(page)
    index = ActorIndex.of(doc)
    speakers = Speakers(page, index).resolve(drafts)
    details = _Details(page, index)
    outer = [speakers[draft.within] if draft.within is not None else None for draft in drafts]
    return tuple(details.quotation(*each) for each in zip(drafts, speakers, outer, strict=True))


class _Details:
    """Makes quotations of the drafts of one page, with all that is told of each."""

    def __init__(self, page: Page, index: ActorIndex) -> None:
        self.page = page
        self.words = lexicon()
        self.addressees = Addressees(page, self.words, index)
        self.insertions = Insertions(page)
        self.topics = Topics(page.lower, page.starts)
        self.days = days_of_verbs(page)

    def quotation(self, draft: Draft, speaker: Speaker | None, outer: Speaker | None) -> Quotation:
        page = self.page
        content = tuple(page.offsets(piece) for piece in draft.content)
        insertions = self.insertions.within(draft)
        spoken = speaker if speaker is not None else Speaker(None, "")
        return Quotation(
            form=_form(draft),
            content=content,
            source=tuple(page.offsets(piece) for piece in draft.source),
            cue=tuple(page.offsets(piece) for piece in draft.cue),
            speaker=spoken.actor,
            speaker_name=spoken.name or None,
            speakers=(spoken.actor, *spoken.joint) if spoken.actor is not None else (),
            addressees=self.addressees.of(draft, outer),
            kind=draft.kind,
            modality=modality_of(page, draft, self.words),
            insertions=insertions,
            date=next((self.days[n] for piece in draft.cue for n in range(*piece) if n in self.days), None),
            topics=self.topics.within(content, insertions),
            within=draft.within,
            rule=draft.rule,
        )


def _form(draft: Draft) -> QuotationForm:
    if draft.rule == "turn":
        return "turn"
    if draft.direct:
        return "direct"
    return "mixed" if draft.mixed else "indirect"


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


@Language.factory("verbale_quotations", requires=PARSE, assigns=assigned("quotations"))
def make_quotations(nlp: Language, name: str) -> QuotationsComponent:
    """Make the component; it has no settings."""
    return QuotationsComponent()
