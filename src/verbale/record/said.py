"""Who said what: the statements that answer a question, each with all reports that tell it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select

from verbale.record import schema
from verbale.record.bulk import among
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.fulltext import parse
from verbale.record.indexed import InTime
from verbale.record.lookups import actors_named
from verbale.record.merged import LAST_DAY
from verbale.record.names import fold
from verbale.record.offices_asked import office_asked
from verbale.record.packing import unpacked
from verbale.record.paging import SortKey, beyond, day_of, in_order
from verbale.record.planning import leading, told_first
from verbale.record.questions import StatementQuestion, dyad
from verbale.record.rows import StatementRow, Telling
from verbale.record.statements import ADDRESSEE, NAME, SPEAKER
from verbale.record.textindex import text_index

KIND = 1
_AT_ONCE = 500
# Fewer statements than these are held against the words by themselves, on SQLite all at once, on PostgreSQL
# in the order of their days; others are looked up among those that hold the words.
_FEW = {"sqlite": 3_000, "postgresql": 15_000}
_TABLE = schema.statements.c
_AGAIN = schema.statements.alias("again")
_SPANS = ("spans", "insertions")
_NAMES = ("speakers", "addressees", "topics")
_OF_OTHERS = frozenset({"kind", "contact", "sources", "independent_sources", *_SPANS, *_NAMES})
_PLAIN = tuple(sorted(StatementRow.model_fields.keys() - _OF_OTHERS))


class _People(NamedTuple):
    """Those who speak or are spoken to in statements that are asked for."""

    role: str
    actors: Sequence[str]


def statements(connection: Connection, asked: StatementQuestion) -> Iterator[tuple[SortKey, StatementRow]]:
    """Yield the statements that meet all conditions, in time order, with what they are sorted by.

    Conditions are held against the telling that comes first, which is also what is shown.
    """
    reports = schema.reports.c
    wanted = None if asked.limit is None else asked.offset + asked.limit
    columns = (*_TABLE, reports.publisher, reports.title)
    query, day = statements_asked(connection, asked, *columns, wanted=wanted)
    query = query.join(schema.reports, reports.id == _TABLE.report)
    ordered = query.order_by(*in_order(day, _TABLE.report, _TABLE.position, newest=asked.newest))
    limited = ordered.limit(asked.limit).offset(asked.offset)
    for rows in batched(connection.execute(limited).all(), _AT_ONCE):
        told_of = rows if asked.sources else ()
        sources = _sources(connection, [row.id for row in told_of]) if told_of else {}
        claims = [row.claim for row in told_of if row.claim is not None]
        contacts = _contacts(connection, claims) if claims else {}
        counts = independent(
            connection, {root: {one.report for one in told} for root, told in sources.items()}
        )
        for row in rows:
            told = _statement(row, contacts.get(row.claim), sources.get(row.id, ()), counts.get(row.id, 0))
            yield (row.day, KIND, row.report, row.position), told


def statements_asked(
    connection: Connection,
    asked: StatementQuestion,
    *columns: ColumnElement[Any],
    wanted: int | None = None,
) -> tuple[Select[Any], ColumnElement[Any]]:
    """Return the query for columns of the statements that are asked for, and the column of their day.

    `wanted` is how many rows of it will be asked for in time order; no limit is in it.
    """
    people = list(_people(connection, asked))
    first = None
    if people and asked.between is None:
        theirs = schema.statement_actors.c
        once = select(theirs.statement, theirs.day).where(*_of(people[0])).distinct()
        first = leading(connection, once, theirs.day, newest=asked.newest)
    query, day = _but_for_words(connection, asked, people, first, *columns)
    if asked.about is not None:
        plain, _ = _but_for_words(connection, asked, people, None) if first is not None else (query, day)
        earliest, latest = range_of(asked.since, asked.until)
        reached = day_of(asked.after) if asked.after is not None else None
        in_time = InTime(
            plain,
            wanted,
            _own_numbers(connection, asked, people),
            earliest if asked.newest else max(filter(None, (earliest, reached)), default=None),
            min(filter(None, (latest, reached)), default=None) if asked.newest else latest,
            asked.newest,
        )
        query = query.where(text_index(connection).holding(connection, parse(asked.about), in_time))
    return query, day


def _but_for_words(
    connection: Connection,
    asked: StatementQuestion,
    people: Sequence[_People],
    of_first: FromClause | None,
    *columns: ColumnElement[Any],
) -> tuple[Select[Any], ColumnElement[Any]]:
    """Return the query for what meets all conditions but for words, and the column of its day.

    `of_first` are the statements of the first of `people`, where the others are joined to them.
    """
    query: Select[Any] = select(*columns)
    day: ColumnElement[Any] = _TABLE.day
    narrow = (*people, *filter(None, (asked.by, asked.about, asked.at)))
    first: Any = of_first
    if asked.between is not None:
        first, dyads = schema.statement_dyads, schema.statement_dyads.c
        one, other = dyad(asked.between)
        query = query.where(dyads.one == one, dyads.other == other)
    elif asked.topic is not None and not narrow:
        first, topics = schema.statement_topics, schema.statement_topics.c
        query = query.where(topics.topic == asked.topic)
    if asked.topic is not None and first is not schema.statement_topics:
        topics = schema.statement_topics.c  # most of all statements may be on it: each is looked up
        own = select(topics.topic).where(topics.statement == _TABLE.id, topics.topic == asked.topic)
        query = query.where(own.correlate(schema.statements).exists())
    if first is None:
        query = query.select_from(schema.statements)
    else:
        day = first.c.day
        query = query.join_from(first, schema.statements, first.c.statement == _TABLE.id)
    looked_up = people if of_first is None else people[1:]
    query = query.where(*(_TABLE.id.in_(_with_actors(one)) for one in looked_up))
    query = query.where(told_first(connection, schema.statements), *_conditions(asked))
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        query = query.where(day >= earliest)
    if latest is not None:
        query = query.where(day <= latest)
    if asked.newest:
        query = query.where(day < LAST_DAY)
    if asked.after is not None:
        query = query.where(
            beyond(asked.after, KIND, day, _TABLE.report, _TABLE.position, newest=asked.newest)
        )
    return query, day


def _own_numbers(
    connection: Connection, asked: StatementQuestion, people: Sequence[_People]
) -> Select[tuple[int]] | None:
    """Return the query for the numbers of the statements of a speaker or party, or about two, if few."""
    query = select(_AGAIN.c.number)
    if people:
        return query.where(_AGAIN.c.id.in_(_with_actors(people[0])))
    if asked.at is not None:
        return query.where(_AGAIN.c.claim.in_(_claims_of(asked.at)))
    if asked.between is not None:
        one, other = dyad(asked.between)
        dyads = schema.statement_dyads.c
        theirs = select(dyads.statement).where(dyads.one == one, dyads.other == other)
        query = query.where(_AGAIN.c.id.in_(theirs))
    elif asked.party is not None:
        theirs = select(_AGAIN.c.day).where(_AGAIN.c.party == asked.party)
        query = query.where(_AGAIN.c.party == asked.party)
    else:
        return None
    few = _FEW[connection.dialect.name]
    some = connection.scalar(select(func.count()).select_from(theirs.limit(few).subquery()))
    return query if (some or 0) < few else None


def _people(connection: Connection, asked: StatementQuestion) -> Iterator[_People]:
    if asked.by is not None and office_asked(asked.by) is None:
        yield _People(SPEAKER, actors_named(connection, asked.by))
    if asked.to is not None:
        yield _People(ADDRESSEE, _addressees(connection, asked.to))


def _conditions(asked: StatementQuestion) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on statements themselves, but for people by name and for the words in them."""
    office = office_asked(asked.by) if asked.by is not None else None
    if office is not None:
        yield from (_TABLE.party == office.party, _TABLE.office == office.office)
    if asked.at is not None:
        yield _TABLE.claim.in_(_claims_of(asked.at))
    equal = {"party": asked.party, "form": asked.form, "reported": asked.kind}
    yield from (_TABLE[name] == value for name, value in equal.items() if value is not None)


def _addressees(connection: Connection, name: str) -> list[str]:
    return [*actors_named(connection, name), NAME + fold(name)]


def _claims_of(contact: str) -> Select[tuple[str]]:
    """Return the query for the claims of the contact whose id begins so."""
    claims = schema.claims.c
    return select(claims.id).where(claims.contact >= contact, claims.contact < contact + "g")


def _with_actors(people: _People) -> Select[tuple[str]]:
    return select(schema.statement_actors.c.statement).where(*_of(people))


def _of(people: _People) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    table = schema.statement_actors.c
    return table.role == people.role, table.actor.in_(people.actors)


def _sources(connection: Connection, roots: list[str]) -> dict[str, list[Telling]]:
    """Return all tellings of the statements with these roots, in the order in which they were told."""
    reports = schema.reports.c
    rows = connection.execute(
        select(
            _TABLE.root, _TABLE.report, _TABLE.form, _TABLE.words, _TABLE.spans,
            reports.publisher, reports.dated, reports.title,
        )
        .join_from(schema.statements, schema.reports, _TABLE.report == reports.id)
        .where(among(connection, _TABLE.root, roots))
        .order_by(reports.day, _TABLE.report, _TABLE.position)
    )  # fmt: skip
    sources: dict[str, list[Telling]] = defaultdict(list)
    for row in rows:
        sources[row.root].append(
            Telling.trusted(
                report=row.report,
                publisher=row.publisher,
                published=row.dated,
                title=row.title,
                form=row.form,
                words=row.words,
                spans=tuple(map(tuple, unpacked(row.spans))),
            )
        )
    return sources


def _contacts(connection: Connection, claims: list[str]) -> dict[str, str]:
    """Return the contacts to which claims have been merged, by the id of the claim."""
    table = schema.claims.c
    rows = connection.execute(select(table.id, table.contact).where(among(connection, table.id, claims)))
    return {row.id: row.contact for row in rows}


def _statement(
    row: Any, contact: str | None, sources: Sequence[Telling], independent_sources: int
) -> StatementRow:
    values = row._mapping
    return StatementRow.trusted(
        kind="statement",
        contact=contact,
        sources=tuple(sources),
        independent_sources=independent_sources,
        **{name: tuple(map(tuple, unpacked(values[name]))) for name in _SPANS},
        **{name: tuple(unpacked(values[name])) for name in _NAMES},
        **{name: values[name] for name in _PLAIN},
    )
