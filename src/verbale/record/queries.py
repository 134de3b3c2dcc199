"""Who met whom, and who said what: questions with many answers, each read through an index."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import batched, islice
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from verbale.errors import VerbaleError
from verbale.record import schema
from verbale.record.copies import independent
from verbale.record.dates import range_of
from verbale.record.events.queries import events_asked
from verbale.record.events.rows import EventRow
from verbale.record.fulltext import Term, parse, snippet
from verbale.record.judged_contacts import judged_by
from verbale.record.lifecycle import ContactStatus, effective
from verbale.record.lookups import actors_named
from verbale.record.names import fold
from verbale.record.questions import ContactQuestion, EventQuestion, StatementQuestion, TimelineQuestion, dyad
from verbale.record.rows import ContactRow, JudgedBy, SearchHit, Source, StatementRow, StatusWord
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
    equal = {"mode": asked.mode, "place_key": place_key}
    query = query.where(*(table.c[name] == value for name, value in equal.items() if value is not None))
    as_of = range_of(None, asked.as_of)[1]
    query = query.where(*_of_status(asked.status, as_of))
    if asked.id is not None:
        query = query.where(table.c.id >= asked.id, table.c.id < asked.id + "g")
    earliest, latest = range_of(asked.since, asked.until)
    if earliest is not None:
        query = query.where(last >= earliest)
    if latest is not None:
        query = query.where(first <= latest)
    rows = connection.execute(query.order_by(first, table.c.id).limit(asked.limit).offset(asked.offset)).all()
    for some in batched(rows, _CONTACTS_AT_ONCE):
        told = _told(connection, [row.id for row in some])
        judged = judged_by(connection, [row.id for row in some])
        counts = independent(
            connection, {contact: {source.report for source, _ in all_} for contact, all_ in told.items()}
        )
        for row in some:
            status = effective(row.status, row.due, as_of)
            found = _contact(row, status, told[row.id], counts[row.id], judged[row.id])
            yield (row.first, 0, row.id, 0), found


def _of_status(status: ContactStatus | None, as_of: str | None) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that contacts of a status meet, as of a day."""
    table = schema.contacts.c
    if status == "unconfirmed":
        if as_of is None:
            raise VerbaleError("what is unconfirmed depends on the day: say as of which")
        yield from (table.status == "planned", table.due < as_of)
    elif status is not None:
        yield table.status == status
        if status == "planned" and as_of is not None:
            yield table.due >= as_of


def _told(connection: Connection, contacts: list[str]) -> dict[str, list[tuple[Source, StatusWord]]]:
    """Return what each report says of contacts, in order of publication."""
    claims, reports = schema.claims.c, schema.reports.c
    rows = connection.execute(
        select(
            claims.contact, claims.report, claims.item, claims.status, claims.date, claims.place,
            claims.spans, claims.words, claims.word, claims.moved_to, claims.told,
            reports.publisher, reports.dated, reports.title,
        )
        .join_from(schema.claims, schema.reports, claims.report == reports.id)
        .where(claims.contact.in_(contacts))
        .order_by(claims.told.is_(None), claims.told, claims.id)
    )  # fmt: skip
    told: dict[str, list[tuple[Source, StatusWord]]] = defaultdict(list)
    for row in rows:
        source = Source(
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
        word = StatusWord(
            published=row.told,
            status=row.status,
            report=row.report,
            word=row.word,
            moved_to=row.moved_to,
            words=source.words,
        )
        told[row.contact].append((source, word))
    return told


def _contact(
    row: Any, status: ContactStatus, told: Sequence[tuple[Source, StatusWord]], independent_sources: int,
    judged: Sequence[JudgedBy],
) -> ContactRow:  # fmt: skip
    return ContactRow(
        id=row.id,
        mode=row.mode,
        status=status,
        date=row.date,
        place=row.place,
        states=json.loads(row.parties),
        participants=json.loads(row.participants),
        moved_to=row.moved_to,
        history=tuple(word for _, word in told),
        disagreements=json.loads(row.disagreements),
        sources=tuple(source for source, _ in told),
        independent_sources=independent_sources,
        judgements=tuple(judged),
    )


def timeline(
    connection: Connection, asked: TimelineQuestion
) -> Iterator[ContactRow | StatementRow | EventRow]:
    """Yield contacts of two parties, what they said of each other, and events if asked, in time order."""
    end = None if asked.limit is None else asked.limit + asked.offset
    between, since, until = asked.between, asked.since, asked.until
    met = contacts(
        connection,
        ContactQuestion(between=between, since=since, until=until, limit=end, as_of=asked.as_of),
    )
    said = statements(connection, StatementQuestion(between=between, since=since, until=until, limit=end))
    done: Iterator[tuple[SortKey, EventRow]] = iter(())
    if asked.events:
        wanted = EventQuestion(between=between, contacts=False, since=since, until=until, limit=end)
        done = events_asked(connection, wanted)
    all_: Iterator[tuple[SortKey, ContactRow | StatementRow | EventRow]]
    all_ = merge(met, said, done, key=lambda one: one[0])
    for _, row in islice(all_, asked.offset, end):
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
