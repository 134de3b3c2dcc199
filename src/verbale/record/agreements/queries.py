"""What was signed: the agreements that answer a question, each with all reports that tell of it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import batched
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from verbale.record import schema
from verbale.record.agreements.joining import STAGES
from verbale.record.agreements.rows import AgreementRow, AgreementSource, AgreementWord, Clause
from verbale.record.agreements.tables import (
    agreement_parties,
    agreement_tellings,
    agreement_variants,
    agreement_words,
    agreements,
)
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.names import singulars
from verbale.record.packing import unpacked
from verbale.record.paging import SortKey, beyond
from verbale.record.questions import AgreementQuestion, dyad

KIND = 3
_AT_ONCE = 200
_TABLE = agreements.c
_TELLINGS = agreement_tellings.c


class _Told(NamedTuple):
    """What one report tells, with its day and the clauses in its words."""

    day: str | None
    source: AgreementSource
    clauses: list[Clause]


def agreements_asked(
    connection: Connection, asked: AgreementQuestion
) -> Iterator[tuple[SortKey, AgreementRow]]:
    """Yield the agreements that meet all conditions, in time order, with what they are sorted by."""
    query = select(agreements).where(*_conditions(asked)).order_by(_TABLE.first, _TABLE.id)
    for rows in batched(connection.execute(query.limit(asked.limit).offset(asked.offset)).all(), _AT_ONCE):
        told = _told(connection, [row.id for row in rows])
        counts = independent(
            connection, {paper: {one.source.report for one in those} for paper, those in told.items()}
        )
        for row in rows:
            yield (row.first, KIND, row.id, 0), _agreement(row, told[row.id], counts[row.id])


def _conditions(asked: AgreementQuestion) -> Iterator[ColumnElement[bool]]:
    parties = dyad(asked.between) if asked.between else ()
    table = agreement_parties.c
    signed = [
        select(table.agreement).where(table.party == party)
        for party in (*parties, *([asked.party] if asked.party else []))
    ]
    if signed:  # of two conditions a database looks up what meets the first; of both in one, what meets both
        yield _TABLE.id.in_(signed[0].intersect(*signed[1:]) if signed[1:] else signed[0])
    if asked.name is not None:
        for word in singulars(asked.name) or ("",):
            named = agreement_words.c
            yield _TABLE.id.in_(select(named.agreement).where(named.word == word))
    if asked.after is not None:
        yield beyond(asked.after, KIND, _TABLE.first, _TABLE.id)
    if asked.status is not None:
        yield _TABLE.status == asked.status
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        yield _TABLE.last >= earliest
    if latest is not None:
        yield _TABLE.first <= latest


def _told(connection: Connection, ids: list[str]) -> dict[str, list[_Told]]:
    """Return what reports tell of agreements, in order of publication."""
    reports, variants = schema.reports.c, agreement_variants.c
    rows = connection.execute(
        select(
            agreement_tellings, variants.agreement, reports.publisher, reports.dated.label("published"),
            reports.title,
        )
        .join_from(agreement_tellings, agreement_variants, _TELLINGS.variant == variants.id)
        .join(schema.reports, _TELLINGS.report == reports.id)
        .where(variants.agreement.in_(ids))
        .order_by(_TELLINGS.day, _TELLINGS.id)
    )  # fmt: skip
    told: dict[str, list[_Told]] = defaultdict(list)
    for row in rows:
        source = AgreementSource.trusted(
            report=row.report,
            agreement=row.item,
            publisher=row.publisher,
            published=row.published,
            title=row.title,
            name=row.name,
            status=row.status,
            date=row.date,
            spans=tuple(map(tuple, unpacked(row.spans))),
            evidence=tuple(map(tuple, unpacked(row.evidence))),
            words=tuple(unpacked(row.words)),
        )
        clauses = [
            Clause.trusted(report=row.report, published=row.published, words=words, span=tuple(span))
            for words, span in zip(unpacked(row.clauses), unpacked(row.terms), strict=True)
        ]
        told[row.agreement].append(_Told(row.told, source, clauses))
    return told


def _agreement(row: Any, told: list[_Told], independent_sources: int) -> AgreementRow:
    clauses: dict[str, Clause] = {}
    for clause in (clause for one in told for clause in one.clauses):
        clauses.setdefault(clause.words, clause)
    words = [
        AgreementWord.trusted(published=one.day, status=one.source.status, report=one.source.report)
        for one in told
        if one.source.status is not None
    ]
    words.sort(key=lambda word: (word.published or "", STAGES.index(word.status)), reverse=True)
    return AgreementRow.trusted(
        kind="agreement",
        id=row.id,
        name=row.name,
        also=tuple(unpacked(row.also)),
        parties=tuple(unpacked(row.parties)),
        date=row.date,
        status=row.status,
        history=tuple(words),
        clauses=tuple(clauses.values()),
        sources=tuple(one.source for one in told),
        independent_sources=independent_sources,
    )
