"""From rows of the record to what assistants are told: bounded, with the words to cite."""

from collections.abc import Iterable
from typing import Protocol

from verbale.account import Span
from verbale.assistants.quoting import Citation, citation, clipped, name, names
from verbale.assistants.told import (
    ActorTold,
    AgreementTold,
    ContactTold,
    EventTold,
    FigureTold,
    FormulaTold,
    LifeWord,
    OfficeTold,
    Participant,
    ReportTold,
    StatementTold,
)
from verbale.record.agreements.rows import AgreementRow
from verbale.record.events.rows import EventParty, EventRow
from verbale.record.figures.rows import FigureRow
from verbale.record.formulae.rows import FormulaRow
from verbale.record.mentioned import MentionRow
from verbale.record.rows import ActorRow, ContactRow, ReportRow, StatementRow

FEW = 3
_WORDS = 2_000
_PEOPLE = 20


class _Source(Protocol):
    """A report that tells of a row."""

    @property
    def report(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...


def _cited(source: _Source, words: str, spans: Iterable[Span]) -> Citation:
    return citation(
        report=source.report,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        words=words,
        spans=spans,
    )


def _first(citations: Iterable[Citation], most: int) -> tuple[list[Citation], int]:
    found = list(citations)
    return found[:most], max(0, len(found) - most)


def contact(row: ContactRow, most: int = FEW) -> ContactTold:
    """Return a contact with the sentences that tell of it."""
    sentences = (
        _cited(one, words, [span])
        for one in row.sources
        for span, words in zip(one.spans, one.words, strict=True)
    )
    citations, more = _first(sentences, most)
    return ContactTold(
        id=row.id,
        mode=row.mode,
        status=row.status,
        date=row.date,
        moved_to=row.moved_to,
        place=name(row.place),
        parties=names(row.states),
        participants=[
            Participant(name=clipped(one.name, _WORDS)[0], party=one.party, office=one.office, role=one.role)
            for one in row.participants[:_PEOPLE]
        ],
        history=[
            LifeWord(published=one.published, status=one.status, word=one.word, report=one.report)
            for one in row.history[:most]
        ],
        disagreements=[f"{one.field}: {' or '.join(names(one.values, 6))}" for one in row.disagreements],
        independent_sources=row.independent_sources,
        citations=citations,
        more_citations=more,
    )


def statement(row: StatementRow, most: int = FEW) -> StatementTold:
    """Return a statement with its tellings."""
    citations, more = _first((_cited(one, one.words, one.spans) for one in row.sources), most)
    return StatementTold(
        id=row.id,
        date=row.date,
        form=row.form,
        reported=row.reported,
        modality=row.modality,
        speaker=name(row.speaker),
        party=row.party,
        office=name(row.office),
        source=name(row.source) or "",
        words=clipped(row.words, _WORDS)[0],
        addressees=names(row.addressees),
        topics=list(row.topics),
        contact=row.contact,
        independent_sources=row.independent_sources,
        citations=citations,
        more_citations=more,
    )


def event(row: EventRow, most: int = FEW) -> EventTold:
    """Return an event with the sentences that tell of it."""
    citations, more = _first((_cited(one, one.words, [one.span]) for one in row.sources), most)
    return EventTold(
        id=row.id,
        type=row.type,
        mode=row.mode,
        label=row.label,
        cameo=row.cameo,
        goldstein=row.goldstein,
        quad_class=row.quad_class,
        status=row.status,
        date=row.date,
        place=name(row.place),
        source=[_party(one) for one in row.source[:_PEOPLE]],
        target=[_party(one) for one in row.target[:_PEOPLE]],
        magnitude=row.magnitude,
        background=row.background,
        contact=row.contact,
        independent_sources=row.independent_sources,
        citations=citations,
        more_citations=more,
    )


def _party(one: EventParty) -> str:
    told = " ".join(part for part in (one.party, one.sector) if part)
    return clipped(f"{told} ({one.name})" if one.name and one.name != one.party else told, _WORDS)[0]


def agreement(row: AgreementRow, most: int = FEW) -> AgreementTold:
    """Return an agreement with the sentences that name it."""
    citations, more = _first(
        (
            _cited(one, words, [span])
            for one in row.sources
            for span, words in zip(one.evidence, one.words, strict=True)
        ),
        most,
    )
    told = {one.report: one for one in row.sources}
    terms = [
        citation(
            report=one.report, title=told[one.report].title if one.report in told else None,
            publisher=told[one.report].publisher if one.report in told else None,
            published=one.published, words=one.words, spans=[one.span],
        )
        for one in row.clauses[:most]
    ]  # fmt: skip
    return AgreementTold(
        id=row.id,
        name=clipped(row.name, _WORDS)[0],
        also=names(row.also),
        parties=names(row.parties),
        date=row.date,
        status=row.status,
        terms=terms,
        independent_sources=row.independent_sources,
        citations=citations,
        more_citations=more,
    )


def figure(row: FigureRow, most: int = FEW) -> FigureTold:
    """Return a figure with the sentences that give it."""
    citations, more = _first((_cited(one, one.words, [one.evidence]) for one in row.sources), most)
    plain = row.model_dump(include={"id", "measure", "low", "high", "unit", "bound", "change", "period"})
    return FigureTold(
        **plain,
        what=clipped(row.what, _WORDS)[0],
        parties=names(row.parties),
        source=name(row.source),
        independent_sources=row.independent_sources,
        citations=citations,
        more_citations=more,
    )


def formula(row: FormulaRow, most: int = FEW) -> FormulaTold:
    """Return a formula with its uses: of many, the first and the last."""
    uses = [
        citation(
            report=one.report, title=one.title, publisher=one.publisher, published=one.date,
            words=one.words, spans=[one.span],
        )
        for one in row.uses
    ]  # fmt: skip
    citations = uses if len(uses) <= most else [*uses[: most - 1], uses[-1]]
    return FormulaTold(
        id=row.id,
        words=clipped(row.words, _WORDS)[0],
        party=row.party,
        days=row.days,
        first=row.first,
        last=row.last,
        speakers=names(row.speakers),
        topics=list(row.topics[:_PEOPLE]),
        variants=names((one.words for one in row.variants), most),
        gaps=[f"{one.after} to {one.until}" for one in row.gaps[:_PEOPLE]],
        citations=citations,
        more_citations=len(uses) - len(citations),
    )


def actor(row: ActorRow, mentions: Iterable[MentionRow]) -> ActorTold:
    """Return an actor with sentences that name it."""
    return ActorTold(
        id=row.id,
        type=row.type,
        name=clipped(row.name, _WORDS)[0],
        party=row.party,
        also=names(row.also),
        offices=[OfficeTold(**one.model_dump()) for one in row.offices[:_PEOPLE]],
        first=row.first,
        last=row.last,
        reports=row.reports,
        citations=[
            citation(
                report=one.report, title=one.title, publisher=one.publisher, published=one.published,
                words=one.words, spans=[one.span],
            )
            for one in mentions
        ],
    )  # fmt: skip


def report(row: ReportRow) -> ReportTold:
    """Return a report without its text."""
    return ReportTold(
        id=row.id,
        title=name(row.title),
        publisher=name(row.publisher),
        published=row.published,
        language=row.language,
        characters=row.characters,
        contacts=row.contacts,
        statements=row.statements,
        reader=clipped(row.reader, _WORDS)[0],
    )
