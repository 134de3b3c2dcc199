"""Who met whom, and who said what: questions with many answers, each read through an index."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from heapq import merge
from itertools import batched, islice
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, literal, null, select

from verbale.account import Mode, Status
from verbale.record import schema
from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.contact_sources import Told, told_of
from verbale.record.contacts_asked import KIND, contacts_found
from verbale.record.dates import range_of
from verbale.record.events.queries import events_asked
from verbale.record.events.rows import EventRow
from verbale.record.fulltext import Term, parse, snippet
from verbale.record.indexed import Indexed
from verbale.record.judged_contacts import judged_by
from verbale.record.lifecycle import ContactStatus, effective
from verbale.record.packing import unpacked
from verbale.record.paging import SortKey
from verbale.record.planning import told_first
from verbale.record.questions import ContactQuestion, EventQuestion, StatementQuestion, TimelineQuestion
from verbale.record.rows import (
    ContactInShort,
    ContactRow,
    Disagreement,
    JudgedBy,
    ParticipantRow,
    SearchHit,
    StatementRow,
)
from verbale.record.said import statements
from verbale.record.textindex import text_index

_CONTACTS_AT_ONCE = 500
_COLUMNS_KEPT = 4_096
_CONTACTS = schema.contacts.c
_COLUMNS = (
    _CONTACTS.id, _CONTACTS.mode, _CONTACTS.status, _CONTACTS.date, _CONTACTS.place, _CONTACTS.parties,
    _CONTACTS.participants, _CONTACTS.disagreements, _CONTACTS.first, _CONTACTS.moved_to, _CONTACTS.due,
)  # fmt: skip
_UNTOLD = Told()


class _Contact(NamedTuple):
    """A row of contacts: the columns `_COLUMNS`."""

    id: str
    mode: Mode
    status: Status
    date: str | None
    place: str | None
    parties: str
    participants: str
    disagreements: str
    first: str
    moved_to: str | None
    due: str


def contacts(connection: Connection, asked: ContactQuestion) -> Iterator[tuple[SortKey, ContactRow]]:
    """Yield the contacts that meet all conditions, in time order, with what they are sorted by."""
    as_of = range_of(None, asked.as_of)[1]
    rows = [_Contact(*row) for row in contacts_found(connection, asked, _COLUMNS)]
    for some in batched(rows, _CONTACTS_AT_ONCE):
        ids = [row.id for row in some]
        told = told_of(connection, ids, asked.told) if asked.sources else {}
        judged = judged_by(connection, ids)
        for row in some:
            status, own = effective(row.status, row.due, as_of), told.get(row.id, _UNTOLD)
            more = {"tellings": own.tellings} if asked.told is not None else {}
            found = _contact(row, status, own, judged.get(row.id, ()), **more)
            yield (row.first, KIND, row.id, 0), found


def _contact(
    row: _Contact, status: ContactStatus, told: Told, judged: Sequence[JudgedBy], **more: int
) -> ContactRow:
    made = ContactInShort if more else ContactRow
    return made.trusted(
        kind="contact",
        id=row.id,
        mode=row.mode,
        status=status,
        date=row.date,
        place=row.place,
        states=_states(row.parties),
        participants=_participants(row.participants),
        moved_to=row.moved_to,
        history=tuple(word for _, word in told.said),
        disagreements=_disagreements(row.disagreements),
        sources=tuple(source for source, _ in told.said),
        independent_sources=told.independent,
        judgements=tuple(judged),
        **more,
    )


# The same meet again and again: what is made of a column is the same each time, and never changed.
@lru_cache(maxsize=_COLUMNS_KEPT)
def _states(column: str) -> tuple[str, ...]:
    return tuple(unpacked(column))


@lru_cache(maxsize=_COLUMNS_KEPT)
def _participants(column: str) -> tuple[ParticipantRow, ...]:
    return tuple(ParticipantRow.trusted(**{**one, "also": tuple(one["also"])}) for one in unpacked(column))


@lru_cache(maxsize=_COLUMNS_KEPT)
def _disagreements(column: str) -> tuple[Disagreement, ...]:
    return tuple(Disagreement(**one) for one in unpacked(column))


def timeline(
    connection: Connection, asked: TimelineQuestion
) -> Iterator[tuple[SortKey, ContactRow | StatementRow | EventRow]]:
    """Yield contacts of two parties, what they said of each other, and events if asked, in time order."""
    end = None if asked.limit is None else asked.limit + asked.offset
    names = ("between", "since", "until", "after", "newest")
    shared: dict[str, Any] = {name: getattr(asked, name) for name in names}
    shared["limit"] = end
    met = contacts(connection, ContactQuestion(**shared, as_of=asked.as_of))
    said = statements(connection, StatementQuestion(**shared))
    done: Iterator[tuple[SortKey, EventRow]] = iter(())
    if asked.events:
        done = events_asked(connection, EventQuestion(**shared, contacts=False))
    all_: Iterator[tuple[SortKey, ContactRow | StatementRow | EventRow]]
    all_ = merge(met, said, done, key=lambda one: one[0], reverse=asked.newest)
    yield from islice(all_, asked.offset, end)


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
    found: list[tuple[float, _Hit]] = []
    if kind != "statement":
        found += _found(connection, "report", terms, limit + offset)
    if kind != "report":
        found += _found(connection, "statement", terms, limit + offset)
    found.sort(key=lambda one: (-one[0], one[1].dated or "9999", one[1].kind, one[1].id))
    return [_hit(row, score, terms) for score, row in found[offset : offset + limit]]


class _Hit(NamedTuple):
    """What holds all terms: the columns of `_holding`."""

    number: int
    kind: Literal["report", "statement"]
    id: str
    report: str
    words: str
    speaker: str | None
    party: str | None
    publisher: str | None
    title: str | None
    dated: str | None


@cache
def _holding(dialect: str, kind: Literal["report", "statement"]) -> Select[Any]:
    """Return the query for what is found, by number, made once."""
    reports, said = schema.reports.c, schema.statements.c
    shared = (reports.publisher, reports.title, reports.dated)
    if kind == "report":
        whole = (reports.number, literal(kind), reports.id, reports.id, reports.text, null(), null())
        return select(*whole, *shared).where(among_given(dialect, reports.number, "numbers"))
    own = (said.number, literal(kind), said.id, said.report, said.words, said.speaker, said.party)
    query = select(*own, *shared).join_from(schema.statements, schema.reports, reports.id == said.report)
    told = told_first(dialect, schema.statements)
    return query.where(among_given(dialect, said.number, "numbers"), told)


def _found(
    connection: Connection, kind: Literal["report", "statement"], terms: list[Term], limit: int
) -> Iterator[tuple[float, _Hit]]:
    """Yield what holds all terms, with how well as a share of the best."""
    named: Indexed = "reports" if kind == "report" else "statements"
    scores = text_index(connection).ranked(connection, named, terms, limit)
    query = _holding(connection.dialect.name, kind)
    numbers = as_list(connection, sorted(scores))
    rows = [_Hit(*row) for row in fetched(connection, query, {"numbers": numbers})]
    best = max((scores[row.number] for row in rows), default=1.0) or 1.0
    for row in rows:
        yield round(scores[row.number] / best, 6), row


def _hit(row: _Hit, score: float, terms: list[Term]) -> SearchHit:
    passage = snippet(row.words, terms) or snippet(row.title or "", terms) or (row.title or "", ())
    return SearchHit.trusted(
        kind=row.kind,
        id=row.id,
        report=row.report,
        date=row.dated,
        publisher=row.publisher,
        title=row.title,
        speaker=row.speaker,
        party=row.party,
        snippet=passage[0],
        marks=passage[1],
        score=score,
    )
