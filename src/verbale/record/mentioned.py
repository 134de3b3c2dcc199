"""Where reports name an actor: the words of each, so that an actor can be cited like all else."""

import re
from collections.abc import Iterator

from pydantic import Field
from sqlalchemy import Connection, select

from verbale.account import Account, Span
from verbale.record import schema
from verbale.record.ids import with_prefix
from verbale.record.person_tables import actor_persons
from verbale.record.rows import Row

_BORDER = re.compile(r"\n|[.!?][\"'”’)\]]*(?=\s)")
_FARTHEST = 500  # characters on each side of a name that are taken as its sentence


class MentionRow(Row):
    """A report that names an actor, and the sentence in which it does so first."""

    report: str = Field(description="Id of the report.")
    publisher: str | None
    published: str | None = Field(description="EDTF.")
    title: str | None
    name: str = Field(description="As this report has it.")
    span: Span = Field(description="The sentence, in the text of the report.")
    words: str = Field(description="The text of the sentence.")


def mentions(connection: Connection, actor: str, *, limit: int) -> Iterator[MentionRow]:
    """Yield the first reports that name an actor under any of its names, in order of publication.

    `actor` is the beginning of its id. Raises SkipInput when none has such an id, or several do.
    """
    table, persons, reports = schema.actor_mentions.c, actor_persons.c, schema.reports.c
    found = with_prefix(connection, schema.actors.c.id, actor, "actor")
    person = connection.scalar(select(persons.person).where(persons.actor == found)) or found
    also = connection.scalars(select(persons.actor).where(persons.person == person)).all()
    query = (
        select(table.report, table.name, table.day)
        .where(table.actor.in_(sorted({person, *also})))
        .order_by(table.day.nulls_last(), table.report, table.name)
    )
    seen: set[str] = set()
    for row in connection.execute(query):
        if len(seen) == limit:
            return
        if row.report in seen:
            continue
        told = connection.execute(
            select(reports.text, reports.publisher, reports.title, reports.dated, schema.accounts.c.account)
            .join_from(schema.reports, schema.accounts)
            .where(reports.id == row.report)
        ).one()
        spans = (
            mention.span
            for one in Account.model_validate_json(told.account).actors
            if one.name == row.name
            for mention in one.mentions
        )
        first = min(spans, default=None)
        if first is None:
            continue
        seen.add(row.report)
        start, end = _sentence(told.text, first)
        yield MentionRow(
            report=row.report, publisher=told.publisher, published=told.dated, title=told.title,
            name=row.name, span=(start, end), words=told.text[start:end],
        )  # fmt: skip


def _sentence(text: str, span: Span) -> Span:
    before = text[max(0, span[0] - _FARTHEST) : span[0]]
    after = text[span[1] : span[1] + _FARTHEST]
    borders = [match.end() for match in _BORDER.finditer(before)]
    start = span[0] - len(before) + (borders[-1] if borders else 0)
    border = _BORDER.search(after)
    end = span[1] + (len(after) if border is None else border.start() if border[0] == "\n" else border.end())
    while start < span[0] and text[start].isspace():
        start += 1
    return start, end
