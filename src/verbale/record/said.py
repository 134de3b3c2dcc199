"""Who said what: the statements that answer a question, each with all reports that tell it.

A query is made once for all questions that give the same conditions, and put with the values of each: to make
it takes several times as long as to answer it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import batched
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Select, bindparam, func, select

from verbale.record import schema
from verbale.record.bulk import among, among_given, as_list, fetched
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.fulltext import parse
from verbale.record.indexed import InTime
from verbale.record.lookups import actors_named
from verbale.record.merged import LAST_DAY
from verbale.record.names import fold
from verbale.record.offices_asked import office_asked
from verbale.record.packing import unpacked
from verbale.record.paging import After, SortKey, after, day_of, in_order
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
_REPORTS = schema.reports.c
_COLUMNS = (
    _TABLE.id, _TABLE.report, _TABLE.position, _TABLE.form, _TABLE.reported, _TABLE.speaker, _TABLE.party,
    _TABLE.office, _TABLE.source, _TABLE.words, _TABLE.spans, _TABLE.date, _TABLE.day, _TABLE.rule,
    _TABLE.modality, _TABLE.speakers, _TABLE.addressees, _TABLE.insertions, _TABLE.topics, _TABLE.claim,
    _REPORTS.publisher, _REPORTS.title,
)  # fmt: skip
_NAMES_OF_COLUMNS = tuple(column.name for column in _COLUMNS)
_SHAPES_KEPT = 512


class _People(NamedTuple):
    """Those who speak or are spoken to in statements that are asked for."""

    role: str
    actors: Sequence[str]


class _Shape(NamedTuple):
    """What two questions have in common that are answered by one query: all but the values.

    `people` are roles, each with the number of actors; `numbered` tells that statements that hold the
    words are given by their numbers. With `leads` PostgreSQL begins with those of the first of the people.
    """

    dialect: str
    columns: tuple[Column[Any], ...]
    given: frozenset[str]
    people: tuple[tuple[str, int], ...]
    after: After | None
    newest: bool
    numbered: bool = False
    leads: bool = True


def statements(connection: Connection, asked: StatementQuestion) -> Iterator[tuple[SortKey, StatementRow]]:
    """Yield the statements that meet all conditions, in time order, with what they are sorted by.

    Conditions are held against the telling that comes first, which is also what is shown.
    """
    for some in batched(statements_found(connection, asked, _COLUMNS), _AT_ONCE):
        rows = [dict(zip(_NAMES_OF_COLUMNS, row, strict=True)) for row in some]
        told_of = rows if asked.sources else ()
        sources = _sources(connection, [row["id"] for row in told_of]) if told_of else {}
        claims = [row["claim"] for row in told_of if row["claim"] is not None]
        contacts = _contacts(connection, claims) if claims else {}
        counts = independent(
            connection, {root: {one.report for one in told} for root, told in sources.items()}
        )
        for row in rows:
            contact, id_ = contacts.get(row["claim"]), row["id"]
            told = _statement(row, contact, sources.get(id_, ()), counts.get(id_, 0))
            yield (row["day"], KIND, row["report"], row["position"]), told


def statements_found(
    connection: Connection, asked: StatementQuestion, columns: Sequence[Column[Any]]
) -> list[tuple[Any, ...]]:
    """Return columns of the statements that are asked for, in time order."""
    people = list(_people(connection, asked))
    if not all(one.actors for one in people):
        return []
    values = dict(_values(asked))
    values |= {_actor(one.role, number): actor for one in people for number, actor in enumerate(one.actors)}
    place = after(asked.after, KIND) if asked.after is not None else None
    shape = _Shape(
        connection.dialect.name, tuple(columns), frozenset((*values, *(["words"] if asked.about else []))),
        tuple((one.role, len(one.actors)) for one in people), place.after if place is not None else None,
        asked.newest,
    )  # fmt: skip
    values |= place.values if place is not None else {}
    if asked.about is None:
        return fetched(connection, _ordered(shape), values)
    in_time = _in_time(
        connection, asked, people, _meeting(shape._replace(columns=(), leads=False))[0], values
    )
    held = text_index(connection).holding(connection, parse(asked.about), in_time)
    if isinstance(held, list):
        if in_time.own is not None:  # those of the first of the people alone: no need to find out again
            shape = shape._replace(people=shape.people[1:])
        numbers = {"numbers": as_list(connection, sorted(held))}
        return fetched(connection, _ordered(shape._replace(numbered=True)), values | numbers)
    return [tuple(row) for row in connection.execute(_ordered(shape).where(held), values)]


def _in_time(
    connection: Connection,
    asked: StatementQuestion,
    people: Sequence[_People],
    plain: Select[Any],
    values: Mapping[str, Any],
) -> InTime:
    """Return what the index of words is asked; `plain` is the query but for the words."""
    earliest, latest = range_of(asked.since, asked.until)
    reached = day_of(asked.after) if asked.after is not None else None
    begin, end = _days_of(connection, people[0]) if people else (None, None)
    return InTime(
        plain,
        None if asked.limit is None else asked.offset + asked.limit,
        _own_numbers(connection, asked, people),
        max(filter(None, (earliest, begin, None if asked.newest else reached)), default=None),
        min(filter(None, (latest, end, reached if asked.newest else None)), default=None),
        asked.newest,
        values,
    )


def _days_of(connection: Connection, people: _People) -> tuple[str | None, str | None]:
    """Return the first and the last day of the statements of some people."""
    day = schema.statement_actors.c.day
    first, last = connection.execute(select(func.min(day), func.max(day)).where(*_of(people))).one()
    return first, last


def _values(asked: StatementQuestion) -> Iterator[tuple[str, Any]]:
    """Yield the values of the conditions that a question gives, but for people by name and for words."""
    if asked.between is not None:
        yield from zip(("one", "other"), dyad(asked.between), strict=True)
    office = office_asked(asked.by) if asked.by is not None else None
    if office is not None:
        yield from (("office_party", office.party), ("office", office.office))
    if asked.at is not None:
        yield from (("at", asked.at), ("at_end", asked.at + "g"))
    earliest, latest = range_of(asked.since, asked.until)
    told = {
        "topic": asked.topic, "party": asked.party, "form": asked.form, "reported": asked.kind,
        "earliest": earliest, "latest": latest, "limit": asked.limit, "offset": asked.offset or None,
    }  # fmt: skip
    yield from ((name, value) for name, value in told.items() if value is not None)


@lru_cache(maxsize=_SHAPES_KEPT)
def _ordered(shape: _Shape) -> Select[Any]:
    """Return the query for all questions of a shape, in time order."""
    query, day = _meeting(shape)
    reports = schema.reports
    if any(column.table is reports for column in shape.columns):
        query = query.join(reports, reports.c.id == _TABLE.report)
    if shape.numbered:
        query = query.where(among_given(shape.dialect, _TABLE.number, "numbers"))
    query = query.order_by(*in_order(day, _TABLE.report, _TABLE.position, newest=shape.newest))
    query = query.limit(bindparam("limit")) if "limit" in shape.given else query
    return query.offset(bindparam("offset")) if "offset" in shape.given else query


@lru_cache(maxsize=_SHAPES_KEPT)
def _meeting(shape: _Shape) -> tuple[Select[Any], ColumnElement[Any]]:
    """Return the query for what meets all conditions but for words, and the column of its day."""
    given = shape.given
    query: Select[Any] = select(*shape.columns)
    day: ColumnElement[Any] = _TABLE.day
    first: Any = None
    people = shape.people
    if people and "one" not in given and shape.leads:
        theirs = schema.statement_actors.c
        once = select(theirs.statement, theirs.day).where(*_of_role(*people[0])).distinct()
        first = leading(shape.dialect, once, theirs.day, newest=shape.newest)
        people = people[first is not None :]
    narrow = bool(shape.people) or not {"office", "at", "words"}.isdisjoint(given)
    if "one" in given:
        first, dyads = schema.statement_dyads, schema.statement_dyads.c
        query = query.where(dyads.one == bindparam("one"), dyads.other == bindparam("other"))
    elif "topic" in given and not narrow:
        first, topics = schema.statement_topics, schema.statement_topics.c
        query = query.where(topics.topic == bindparam("topic"))
    if "topic" in given and first is not schema.statement_topics:
        topics = schema.statement_topics.c  # most of all statements may be on it: each is looked up
        own = select(topics.topic)
        own = own.where(topics.statement == _TABLE.id, topics.topic == bindparam("topic"))
        query = query.where(own.correlate(schema.statements).exists())
    if first is None:
        query = query.select_from(schema.statements)
    else:
        day = first.c.day
        query = query.join_from(first, schema.statements, first.c.statement == _TABLE.id)
    actors = schema.statement_actors.c
    query = query.where(*(_TABLE.id.in_(select(actors.statement).where(*_of_role(*one))) for one in people))
    query = query.where(told_first(shape.dialect, schema.statements), *_conditions(given))
    if "earliest" in given:
        query = query.where(day >= bindparam("earliest"))
    if "latest" in given:
        query = query.where(day <= bindparam("latest"))
    if shape.newest:
        query = query.where(day < LAST_DAY)
    if shape.after is not None:
        query = query.where(shape.after.beyond(day, _TABLE.report, _TABLE.position, newest=shape.newest))
    return query, day


def _actor(role: str, number: int) -> str:
    return f"{role}_{number}"


def _of_role(role: str, count: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    table = schema.statement_actors.c
    return table.role == role, table.actor.in_([bindparam(_actor(role, number)) for number in range(count)])


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


def _conditions(given: Collection[str]) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on statements themselves, but for people by name and for the words in them."""
    if "office" in given:
        yield from (_TABLE.party == bindparam("office_party"), _TABLE.office == bindparam("office"))
    if "at" in given:
        claims = schema.claims.c
        at = select(claims.id).where(claims.contact >= bindparam("at"), claims.contact < bindparam("at_end"))
        yield _TABLE.claim.in_(at)
    yield from (_TABLE[name] == bindparam(name) for name in ("party", "form", "reported") if name in given)


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
    row: Mapping[str, Any], contact: str | None, sources: Sequence[Telling], independent_sources: int
) -> StatementRow:
    return StatementRow.trusted(
        kind="statement",
        contact=contact,
        sources=tuple(sources),
        independent_sources=independent_sources,
        **{name: tuple(map(tuple, unpacked(row[name]))) for name in _SPANS},
        **{name: tuple(unpacked(row[name])) for name in _NAMES},
        **{name: row[name] for name in _PLAIN},
    )
