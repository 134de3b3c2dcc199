"""Who met whom, and who said what: questions with many answers, each read through an index."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import batched, islice
from typing import Any, Literal

from sqlalchemy import Connection, Select, Table, select

from verbale.record import schema
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.fulltext import Term, parse, snippet
from verbale.record.lookups import actors_named
from verbale.record.names import fold
from verbale.record.questions import ContactQuestion, StatementQuestion, TimelineQuestion, dyad
from verbale.record.rows import ContactRow, SearchHit, Source, StatementRow
from verbale.record.said import SortKey, statements
from verbale.record.textindex import text_index

_CONTACTS_AT_ONCE = 500


def contacts(connection: Connection, asked: ContactQuestion) -> Iterator[tuple[SortKey, ContactRow]]:
    """Yield the contacts that meet all conditions, in time order, with what they are sorted by."""
    table = schema.contacts
    narrowings: list[tuple[Table, dict[str, Any]]] = []
    if asked.person is not None:
        narrowings.append((schema.contact_actors, {"actor": actors_named(connection, asked.person)}))
    if asked.between is not None:
        one, other = dyad(asked.between)
        narrowings.append((schema.contact_dyads, {"one": one, "other": other}))
    if asked.party is not None:
        narrowings.append((schema.contact_parties, {"party": asked.party}))
    query: Select[Any] = select(table)
    first, last = table.c.first, table.c.last
    for position, (narrow, values) in enumerate(narrowings):
        conditions = [
            narrow.c[name].in_(value) if isinstance(value, list) else narrow.c[name] == value
            for name, value in values.items()
        ]
        if position == 0 and narrow is not schema.contact_actors:
            query = query.join_from(narrow, table, narrow.c.contact == table.c.id).where(*conditions)
            first, last = narrow.c.first, narrow.c.last
        else:
            query = query.where(table.c.id.in_(select(narrow.c.contact).where(*conditions)))
    place_key = fold(asked.place) if asked.place else None
    equal = {"mode": asked.mode, "status": asked.status, "place_key": place_key}
    query = query.where(*(table.c[name] == value for name, value in equal.items() if value is not None))
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        query = query.where(last >= earliest)
    if latest is not None:
        query = query.where(first <= latest)
    rows = connection.execute(query.order_by(first, table.c.id).limit(asked.limit).offset(asked.offset)).all()
    for some in batched(rows, _CONTACTS_AT_ONCE):
        sources = _sources(connection, [row.id for row in some])
        counts = independent(
            connection, {contact: {one.report for one in told} for contact, told in sources.items()}
        )
        for row in some:
            yield (row.first, 0, row.id, 0), _contact(row, sources[row.id], counts[row.id])


def _sources(connection: Connection, contacts: list[str]) -> dict[str, list[Source]]:
    claims, reports = schema.claims.c, schema.reports.c
    rows = connection.execute(
        select(
            claims.contact, claims.report, claims.item, claims.status, claims.date, claims.place,
            claims.spans, claims.words, reports.publisher, reports.dated, reports.title,
        )
        .join_from(schema.claims, schema.reports, claims.report == reports.id)
        .where(claims.contact.in_(contacts))
        .order_by(claims.told.is_(None), claims.told, claims.id)
    )  # fmt: skip
    sources: dict[str, list[Source]] = defaultdict(list)
    for row in rows:
        sources[row.contact].append(
            Source(
                report=row.report,
                contact=row.item,
                publisher=row.publisher,
                published=row.dated,
                title=row.title,
                status=row.status,
                date=row.date,
                place=row.place,
                spans=json.loads(row.spans),
                words=json.loads(row.words),
            )
        )
    return sources


def _contact(row: Any, sources: Iterable[Source], independent_sources: int) -> ContactRow:
    return ContactRow(
        id=row.id,
        mode=row.mode,
        status=row.status,
        date=row.date,
        place=row.place,
        states=json.loads(row.parties),
        participants=json.loads(row.participants),
        history=json.loads(row.history),
        disagreements=json.loads(row.disagreements),
        sources=tuple(sources),
        independent_sources=independent_sources,
    )


def timeline(connection: Connection, asked: TimelineQuestion) -> Iterator[ContactRow | StatementRow]:
    """Yield contacts of two parties, and what they said of each other, in time order."""
    end = None if asked.limit is None else asked.limit + asked.offset
    between, since, until = asked.between, asked.since, asked.until
    met = contacts(connection, ContactQuestion(between=between, since=since, until=until, limit=end))
    said = statements(connection, StatementQuestion(between=between, since=since, until=until, limit=end))
    both: Iterator[tuple[SortKey, ContactRow | StatementRow]] = merge(met, said, key=lambda one: one[0])
    for _, row in islice(both, asked.offset, end):
        yield row


def search(
    connection: Connection,
    words: str,
    *,
    kind: Literal["report", "statement"] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> list[SearchHit]:
    """Return the reports and statements that hold all of `words`, best first.

    Scores of reports and of statements do not compare; each is taken as a share of the best of its kind.
    """
    terms = parse(words)
    hits: list[SearchHit] = []
    if kind != "statement":
        hits += _hits(connection, "report", terms, limit + offset)
    if kind != "report":
        hits += _hits(connection, "statement", terms, limit + offset)
    hits.sort(key=lambda hit: (-hit.score, hit.date or "9999", hit.kind, hit.id))
    return hits[offset : offset + limit]


def _hits(
    connection: Connection, kind: Literal["report", "statement"], terms: list[Term], limit: int
) -> Iterator[SearchHit]:
    reports, statements = schema.reports, schema.statements
    query: Select[Any]
    if kind == "report":
        found = text_index(connection).ranked("reports", terms, limit).subquery()
        query = select(reports, reports.c.id.label("report"), reports.c.text.label("words"), found.c.score)
        query = query.join(found, found.c.number == reports.c.number)
    else:
        found = text_index(connection).ranked("statements", terms, limit).subquery()
        query = select(statements, reports.c.publisher, reports.c.title, reports.c.dated, found.c.score)
        query = query.join(found, found.c.number == statements.c.number)
        query = query.join(reports, reports.c.id == statements.c.report)
        query = query.where(statements.c.root == statements.c.id)
    rows = connection.execute(query).all()
    best = max((row.score for row in rows), default=1.0) or 1.0
    for row in rows:
        passage = snippet(row.words, terms) or snippet(row.title or "", terms) or (row.title or "", ())
        yield SearchHit(
            kind=kind,
            id=row.id,
            report=row.report,
            date=row.dated,
            publisher=row.publisher,
            title=row.title,
            speaker=row.speaker if kind == "statement" else None,
            party=row.party if kind == "statement" else None,
            snippet=passage[0],
            marks=passage[1],
            score=round(row.score / best, 6),
        )
