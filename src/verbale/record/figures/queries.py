"""How much, of what, for whom: the figures that answer a question, each with all reports that tell it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from verbale.record import schema
from verbale.record.bulk import among
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.figures.rows import FigureRow, FigureSource
from verbale.record.figures.tables import figure_parties, figure_words, figures
from verbale.record.names import singulars
from verbale.record.packing import unpacked
from verbale.record.paging import SortKey, beyond
from verbale.record.planning import told_first
from verbale.record.questions import FigureQuestion, dyad

KIND = 4
_AT_ONCE = 500
_TABLE = figures.c
_PLAIN = ("id", "measure", "what", "low", "high", "unit", "bound", "change", "period")


def figures_asked(connection: Connection, asked: FigureQuestion) -> Iterator[tuple[SortKey, FigureRow]]:
    """Yield the figures that meet all conditions, in time order, with what they are sorted by."""
    query = select(figures)
    first: ColumnElement[Any] = _TABLE.first
    parties = [*([asked.of] if asked.of else []), *(dyad(asked.between) if asked.between else ())]
    if parties and asked.what is None:  # read off in the order of days, until there are enough
        theirs = figure_parties.c
        query = query.join_from(figure_parties, figures, theirs.figure == _TABLE.id)
        query = query.where(theirs.party == parties.pop(0))
        first = theirs.first
    query = query.where(told_first(connection.dialect.name, figures), *_conditions(asked, parties, first))
    query = query.order_by(first, _TABLE.report, _TABLE.position)
    for rows in batched(connection.execute(query.limit(asked.limit).offset(asked.offset)).all(), _AT_ONCE):
        told = _told(connection, [row.id for row in rows])
        counts = independent(
            connection, {root: {one.report for one in those} for root, those in told.items()}
        )
        for row in rows:
            key = row.first, KIND, row.report, row.position
            yield key, _figure(row, told[row.id], counts[row.id])


def _conditions(
    asked: FigureQuestion, parties: Iterable[str], first: ColumnElement[Any]
) -> Iterator[ColumnElement[bool]]:
    for party in parties:
        table = figure_parties.alias().c
        yield select(table.figure).where(table.figure == _TABLE.id, table.party == party).exists()
    if asked.what is not None:
        for word in singulars(asked.what) or ("",):
            words = figure_words.c
            yield _TABLE.id.in_(select(words.figure).where(words.word == word))
    if asked.after is not None:
        yield beyond(asked.after, KIND, first, _TABLE.report, _TABLE.position)
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        yield _TABLE.last >= earliest
    if latest is not None:
        yield first <= latest


def _told(connection: Connection, roots: list[str]) -> dict[str, list[FigureSource]]:
    reports, statements = schema.reports.c, schema.statements.c
    rows = connection.execute(
        select(
            figures, reports.publisher, reports.dated.label("published"), reports.title,
            statements.root.label("said"),
        )
        .join_from(figures, schema.reports, _TABLE.report == reports.id)
        .join(schema.statements, _TABLE.statement == statements.id, isouter=True)
        .where(among(connection, _TABLE.root, roots))
        .order_by(_TABLE.told, _TABLE.id)
    )  # fmt: skip
    told: dict[str, list[FigureSource]] = defaultdict(list)
    for row in rows:
        told[row.root].append(
            FigureSource.trusted(
                report=row.report,
                publisher=row.publisher,
                published=row.published,
                title=row.title,
                source=row.source,
                statement=row.said,
                span=(row.start, row.end),
                evidence=tuple(unpacked(row.evidence)),
                words=row.words,
            )
        )
    return told


def _figure(row: Any, told: list[FigureSource], independent_sources: int) -> FigureRow:
    return FigureRow.trusted(
        kind="figure",
        **{name: getattr(row, name) for name in _PLAIN},
        parties=tuple(unpacked(row.parties)),
        source=next((one.source for one in told if one.source is not None), None),
        sources=tuple(told),
        independent_sources=independent_sources,
    )
