"""What a party said on a topic over time, with the words marked that it said before or says again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import NamedTuple

from sqlalchemy import Connection, select

from verbale.record import schema
from verbale.record.bulk import among
from verbale.record.formulae.phrasing import MIN_WORDS, with_leading
from verbale.record.formulae.rows import Mark, PositionRow
from verbale.record.formulae.tables import uses
from verbale.record.formulae.uses import recurring_among
from verbale.record.questions import PositionQuestion, StatementQuestion
from verbale.record.rows import StatementRow
from verbale.record.said import statements

_AT_ONCE = 500


class _Known(NamedTuple):
    start: int
    end: int
    days: int
    first: str
    last: str


def positions(connection: Connection, asked: PositionQuestion) -> Iterator[PositionRow]:
    """Yield the statements of a party on a topic in time order, with the formulae in them."""
    topic = asked.about.strip().lower()
    is_topic = connection.scalar(
        select(schema.statement_topics.c.topic).where(schema.statement_topics.c.topic == topic).limit(1)
    )
    question = StatementQuestion(
        party=asked.party,
        topic=topic if is_topic else None,
        about=None if is_topic else asked.about,
        since=asked.since,
        until=asked.until,
        limit=asked.limit,
        offset=asked.offset,
    )
    for rows in batched((row for _, row in statements(connection, question)), _AT_ONCE):
        known = _known(connection, asked.party, [row.id for row in rows])
        texts = _texts(connection, {row.report for row in rows if known[row.id]})
        for row in rows:
            yield PositionRow(statement=row, formulae=tuple(_marks(row, known[row.id], texts)))


def _known(connection: Connection, party: str, statements: list[str]) -> dict[str, list[_Known]]:
    """Return the phrases in statements that recur with the party, by the id of the statement."""
    table = schema.statements.c
    rows = connection.execute(
        select(table.id, uses.c.phrase, uses.c.start, uses.c.end)
        .join_from(schema.statements, uses, uses.c.number == table.number)
        .where(among(connection, table.id, statements), uses.c.party == party)
        .order_by(table.id, uses.c.start, uses.c.end)
    ).all()
    # Asked for in one, SQLite goes through all phrases that recur with the party.
    again = recurring_among(connection, {(party, row.phrase) for row in rows})
    found: dict[str, list[_Known]] = defaultdict(list)
    for row in rows:
        if (party, row.phrase) in again:
            found[row.id].append(_Known(row.start, row.end, *again[party, row.phrase]))
    return found


def _texts(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    table = schema.reports.c
    rows = connection.execute(select(table.id, table.text).where(table.id.in_(sorted(reports))))
    return {row.id: row.text for row in rows}


def _marks(row: StatementRow, known: list[_Known], texts: dict[str, str]) -> Iterator[Mark]:
    """Yield the places where phrases stand that recur, those that overlap as one."""
    joined: list[list[_Known]] = []
    for one in known:
        if joined and one.start <= max(other.end for other in joined[-1]):
            joined[-1].append(one)
        else:
            joined.append([one])
    for together in joined:
        span = (together[0].start, max(one.end for one in together))
        most = max(together, key=lambda one: one.days)
        text = texts[row.report]
        piece = next(start for start, end in row.spans if start <= span[0] < end)
        start, end = with_leading(text, span, piece)
        words = text[start:end].split()
        if len(words) < MIN_WORDS:
            continue
        yield Mark(
            words=" ".join(words),
            span=(start, end),
            days=most.days,
            first=most.first,
            last=most.last,
        )
