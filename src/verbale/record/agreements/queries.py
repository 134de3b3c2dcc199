"""What was signed: the agreements that answer a question, each with all reports that tell of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import batched
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from verbale.account import AgreementStatus
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
from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.names import singulars
from verbale.record.packing import unpacked
from verbale.record.paging import After, SortKey, after, in_order
from verbale.record.questions import AgreementQuestion, dyad

KIND = 3
_AT_ONCE = 200
_TABLE = agreements.c
_TELLINGS, _VARIANTS = agreement_tellings.c, agreement_variants.c
_REPORTS = schema.reports.c
_NONE = "[]"

type _Order = tuple[ColumnElement[Any], ColumnElement[Any]]


class _Told(NamedTuple):
    """What one report tells, with its day and the clauses in its words; its words where they are wanted."""

    day: str | None
    report: str
    status: AgreementStatus | None
    place: str | None
    source: AgreementSource | None
    clauses: list[Clause]


class _Shape(NamedTuple):
    """What two questions have in common that are answered by one query: all but the values."""

    given: frozenset[str]
    parties: int
    words: int
    after: After | None
    newest: bool


def agreements_asked(
    connection: Connection, asked: AgreementQuestion
) -> Iterator[tuple[SortKey, AgreementRow]]:
    """Yield the agreements that meet all conditions, in time order, with what they are sorted by."""
    for some in batched(_found(connection, asked), _AT_ONCE):
        rows = [_Row(*row) for row in some]
        told = _told(connection, [row.id for row in rows], asked.told)
        counts = independent(
            connection, {paper: {one.report for one in those} for paper, those in told.items()}
        )
        for row in rows:
            yield (row.first, KIND, row.id, 0), _agreement(row, told[row.id], counts[row.id])


class _Row(NamedTuple):
    """The columns of an agreement that are asked for."""

    id: str
    name: str
    also: str
    parties: str
    date: str | None
    status: AgreementStatus | None
    first: str


def _found(connection: Connection, asked: AgreementQuestion) -> list[tuple[Any, ...]]:
    parties = (*(dyad(asked.between) if asked.between else ()), *([asked.party] if asked.party else []))
    words = (singulars(asked.name) or ("",)) if asked.name is not None else ()
    earliest, latest = range_of(asked.since, asked.until)
    told = {
        "status": asked.status, "earliest": earliest, "latest": latest, "limit": asked.limit,
        "offset": asked.offset or None,
    }  # fmt: skip
    values: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    place = after(asked.after, KIND) if asked.after is not None else None
    shape = _Shape(
        frozenset(values), len(parties), len(words), place.after if place is not None else None, asked.newest
    )
    values |= {f"party_{number}": party for number, party in enumerate(parties)}
    values |= {f"word_{number}": word for number, word in enumerate(words)}
    return fetched(connection, _query(shape), values | (place.values if place is not None else {}))


@lru_cache(maxsize=128)
def _query(shape: _Shape) -> Select[Any]:
    """Return the query for all questions of a shape, made once."""
    theirs = agreement_parties.c
    query = select(*(_TABLE[name] for name in _Row._fields))
    if shape.parties == 1 and not shape.words:  # read off in the order of days, until there are enough
        order: _Order = (theirs.first, theirs.agreement)
        query = query.join_from(agreement_parties, agreements, theirs.agreement == _TABLE.id)
        query = query.where(theirs.party == bindparam("party_0"))
    else:
        order = (_TABLE.first, _TABLE.id)
        query = query.where(*_found_by(shape))
    query = query.where(*_conditions(shape, order)).order_by(*in_order(*order, newest=shape.newest))
    query = query.limit(bindparam("limit")) if "limit" in shape.given else query
    return query.offset(bindparam("offset")) if "offset" in shape.given else query


def _found_by(shape: _Shape) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions for parties and words, by which agreements are looked up."""
    table = agreement_parties.c
    signed = [
        select(table.agreement).where(table.party == bindparam(f"party_{number}"))
        for number in range(shape.parties)
    ]
    if signed:  # of two conditions a database looks up what meets the first; of both in one, what meets both
        yield _TABLE.id.in_(signed[0].intersect(*signed[1:]) if signed[1:] else signed[0])
    for number in range(shape.words):
        named = agreement_words.c
        yield _TABLE.id.in_(select(named.agreement).where(named.word == bindparam(f"word_{number}")))


def _conditions(shape: _Shape, order: _Order) -> Iterator[ColumnElement[bool]]:
    """Yield the other conditions, for agreements in an order of first days and ids."""
    if shape.after is not None:
        yield shape.after.beyond(*order, newest=shape.newest)
    if "status" in shape.given:
        yield _TABLE.status == bindparam("status")
    if "earliest" in shape.given:
        yield _TABLE.last >= bindparam("earliest")
    if "latest" in shape.given:
        yield order[0] <= bindparam("latest")


@cache
def _telling(dialect: str) -> Select[Any]:
    """Return the query for what reports tell of agreements, made once."""
    return (
        select(
            _VARIANTS.agreement, _TELLINGS.told, _TELLINGS.report, _TELLINGS.item, _TELLINGS.name,
            _TELLINGS.status, _TELLINGS.date, _TELLINGS.place, _TELLINGS.spans, _TELLINGS.evidence,
            _TELLINGS.words, _TELLINGS.clauses, _TELLINGS.terms,
            _REPORTS.publisher, _REPORTS.dated, _REPORTS.title,
        )
        .join_from(agreement_tellings, agreement_variants, _TELLINGS.variant == _VARIANTS.id)
        .join(schema.reports, _TELLINGS.report == _REPORTS.id)
        .where(among_given(dialect, _VARIANTS.agreement, "some"))
        .order_by(_TELLINGS.day, _TELLINGS.id)
    )  # fmt: skip


def _told(connection: Connection, ids: list[str], most: int | None) -> dict[str, list[_Told]]:
    """Return what reports tell of agreements, in order of publication; with the words of the first `most`."""
    rows: Any = fetched(connection, _telling(connection.dialect.name), {"some": as_list(connection, ids)})
    told: dict[str, list[_Told]] = defaultdict(list)
    for (
        agreement, day, report, item, name, status, date, place, spans, evidence, words, clauses, terms,
        publisher, published, title,
    ) in rows:  # fmt: skip
        source = None
        if most is None or len(told[agreement]) < most:
            source = AgreementSource.trusted(
                report=report, agreement=item, publisher=publisher, published=published, title=title,
                name=name, status=status, date=date, place=place, spans=tuple(map(tuple, unpacked(spans))),
                evidence=tuple(map(tuple, unpacked(evidence))), words=tuple(unpacked(words)),
            )  # fmt: skip
        told_clauses = [] if clauses == _NONE else [
            Clause.trusted(report=report, published=published, words=clause, span=tuple(span))
            for clause, span in zip(unpacked(clauses), unpacked(terms), strict=True)
        ]  # fmt: skip
        told[agreement].append(_Told(day, report, status, place, source, told_clauses))
    return told


def _agreement(row: _Row, told: list[_Told], independent_sources: int) -> AgreementRow:
    clauses: dict[str, Clause] = {}
    for clause in (clause for one in told for clause in one.clauses):
        clauses.setdefault(clause.words, clause)
    words = [
        AgreementWord.trusted(published=one.day, status=one.status, report=one.report)
        for one in told
        if one.status is not None
    ]
    words.sort(key=lambda word: (word.published or "", STAGES.index(word.status)), reverse=True)
    places = Counter(one.place for one in told if one.place is not None)
    return AgreementRow.trusted(
        kind="agreement",
        id=row.id,
        name=row.name,
        also=tuple(unpacked(row.also)),
        parties=tuple(unpacked(row.parties)),
        date=row.date,
        place=min(places, key=lambda place: (-places[place], place), default=None),
        status=row.status,
        history=tuple(words),
        clauses=tuple(clauses.values()),
        sources=tuple(one.source for one in told if one.source is not None),
        independent_sources=independent_sources,
    )
