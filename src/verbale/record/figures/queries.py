"""How much, of what, for whom: the figures that answer a question, each with all reports that tell it."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import batched
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, select

from verbale.record import schema
from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.figures.rows import FigureRow, FigureSource
from verbale.record.figures.tables import figure_parties, figure_words, figures
from verbale.record.names import singulars
from verbale.record.packing import unpacked
from verbale.record.paging import SortKey, beyond, in_order
from verbale.record.planning import at_once, told_first
from verbale.record.questions import FigureQuestion, dyad

KIND = 4
_AT_ONCE = 500
_TABLE, _REPORTS = figures.c, schema.reports.c
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
    query = query.order_by(*in_order(first, _TABLE.report, _TABLE.position, newest=asked.newest))
    for rows in batched(connection.execute(query.limit(asked.limit).offset(asked.offset)).all(), _AT_ONCE):
        told = _told(connection, [row.id for row in rows], asked.told)
        counts = independent(connection, {root: one.reports for root, one in told.items()})
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
        yield beyond(asked.after, KIND, first, _TABLE.report, _TABLE.position, newest=asked.newest)
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        yield _TABLE.last >= earliest
    if latest is not None:
        yield first <= latest


class _Told(NamedTuple):
    """What reports tell of a figure: all of them, who is said to give it, and the words of the first ones."""

    reports: set[str]
    given_by: list[str | None]
    sources: list[FigureSource]


def _told(connection: Connection, roots: list[str], most: int | None) -> dict[str, _Told]:
    """Return what reports tell of figures, by the first telling; of each the words of the first `most`."""
    dialect, first = connection.dialect.name, []
    told = {root: _Told(set(), [], []) for root in roots}
    rows: Any = fetched(connection, _tellings(dialect), {"some": as_list(connection, roots)})
    for root, telling, report, source in rows:
        if most is None or len(told[root].given_by) < most:
            first.append(telling)
        told[root].reports.add(report)
        told[root].given_by.append(source)
    rows = fetched(connection, _telling(dialect), {"some": as_list(connection, first)})
    for root, report, source, start, end, evidence, words, publisher, published, title, statement in rows:
        told[root].sources.append(
            FigureSource.trusted(
                report=report, publisher=publisher, published=published, title=title, source=source,
                statement=statement, span=(start, end), evidence=tuple(unpacked(evidence)), words=words,
            )
        )  # fmt: skip
    return told


@cache
def _tellings(dialect: str) -> Select[Any]:
    """Return the query for the tellings of figures, each with its report and who gives it, made once."""
    return (
        select(_TABLE.root, at_once(dialect, figures), _TABLE.report, _TABLE.source)
        .where(among_given(dialect, _TABLE.root, "some"))
        .order_by(_TABLE.told, _TABLE.id)
    )


@cache
def _telling(dialect: str) -> Select[Any]:
    """Return the query for the words of tellings, made once."""
    statements = schema.statements.c
    return (
        select(
            _TABLE.root, _TABLE.report, _TABLE.source, _TABLE.start, _TABLE.end, _TABLE.evidence,
            _TABLE.words, _REPORTS.publisher, _REPORTS.dated, _REPORTS.title, statements.root,
        )
        .join_from(figures, schema.reports, _TABLE.report == _REPORTS.id)
        .join(schema.statements, _TABLE.statement == statements.id, isouter=True)
        .where(among_given(dialect, at_once(dialect, figures), "some"))
        .order_by(_TABLE.told, _TABLE.id)
    )  # fmt: skip


def _figure(row: Any, told: _Told, independent_sources: int) -> FigureRow:
    return FigureRow.trusted(
        kind="figure",
        **{name: getattr(row, name) for name in _PLAIN},
        parties=tuple(unpacked(row.parties)),
        source=next((source for source in told.given_by if source is not None), None),
        sources=tuple(told.sources),
        independent_sources=independent_sources,
    )
