"""How the rows of an answer spread: counts by party, person, place, topic, month and the like."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field
from sqlalchemy import CTE, Connection, Select, and_, case, false, func, literal, select, union_all

from verbale.record import schema
from verbale.record.contact_finding import contact_topics
from verbale.record.contacts_asked import contacts_asked
from verbale.record.dates import range_of
from verbale.record.merged import LAST_DAY
from verbale.record.questions import ContactQuestion, StatementQuestion
from verbale.record.rows import Row
from verbale.record.said import statements_asked
from verbale.record.statements import SPEAKER

# Of an answer with more rows, those that come first in time are counted.
MOST_COUNTED = 5_000
_MONTH = 7
_PERSON: Literal["person"] = "person"

type Facet = Literal["all", "party", "person", "mode", "status", "form", "place", "topic", "month"]


class FacetRow(Row):
    """How many rows of an answer have one value."""

    kind: Literal["facet"] = "facet"
    facet: Facet = Field(description="'all' counts the rows of the answer.")
    value: str = Field(description="A condition with which to ask on; empty for 'all'.")
    count: int
    capped: bool = Field(description="Whether there are more rows than were counted: the first in time.")


def facets(
    connection: Connection, asked: ContactQuestion | StatementQuestion, *, most: int = MOST_COUNTED
) -> Iterator[FacetRow]:
    """Yield the counts of an answer: all its rows, then each facet, the most frequent values first.

    `limit` is how many values of each facet are given at most; of the whole answer `most` rows are counted.
    """
    if isinstance(asked, ContactQuestion):
        matched, counts = _of_contacts(connection, asked, most)
    else:
        matched, counts = _of_statements(connection, asked, most)
    total = select(literal("all").label("facet"), literal("").label("value"), func.count().label("found"))
    rows: Any = connection.execute(union_all(total.select_from(matched), *counts)).all()
    capped = next(row.found for row in rows if row.facet == "all") > most
    names = _names(connection, [row.value for row in rows if row.facet == _PERSON])
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        value = names.get(row.value) if row.facet == _PERSON else row.value
        if value is not None:
            of_facet = found.setdefault(row.facet, {})
            of_facet[value] = of_facet.get(value, 0) + row.found
    for facet, values in found.items():
        by_count = sorted(values.items(), key=lambda one: (-one[1], one[0]))
        for value, count in by_count[: asked.limit]:
            yield FacetRow(facet=facet, value=value, count=min(count, most), capped=capped)


def _of_contacts(connection: Connection, asked: ContactQuestion, most: int) -> tuple[CTE, list[Select[Any]]]:
    own = schema.contacts.c
    as_of = range_of(None, asked.as_of)[1]
    passed = (own.status == "planned") & (own.due < as_of) if as_of is not None else false()
    status = case((passed, "unconfirmed"), else_=own.status).label("status")
    query, first = contacts_asked(connection, asked, own.id, own.mode, status, own.place, own.first)
    matched = query.order_by(first).limit(most + 1).cte("matched")
    parties, actors, topics = schema.contact_parties.c, schema.contact_actors.c, contact_topics.c
    return matched, [
        _count("party", parties.party, matched, parties.contact),
        _count(_PERSON, actors.actor, matched, actors.contact),
        _count("mode", matched.c.mode, matched),
        _count("status", matched.c.status, matched),
        _count("place", matched.c.place, matched),
        _count("topic", topics.topic, matched, topics.contact),
        _months(matched, matched.c.first),
    ]


def _of_statements(
    connection: Connection, asked: StatementQuestion, most: int
) -> tuple[CTE, list[Select[Any]]]:
    own = schema.statements.c
    query, day = statements_asked(connection, asked, own.id, own.party, own.form, own.day, wanted=most)
    matched = query.order_by(day).limit(most + 1).cte("matched")
    speakers, topics = schema.statement_actors.c, schema.statement_topics.c
    return matched, [
        _count("party", matched.c.party, matched),
        _count(_PERSON, speakers.actor, matched, speakers.statement, speakers.role == SPEAKER),
        _count("form", matched.c.form, matched),
        _count("topic", topics.topic, matched, topics.statement),
        _months(matched, matched.c.day),
    ]


def _count(facet: Facet, value: Any, matched: CTE, key: Any = None, *of: Any) -> Select[Any]:
    """Return the query for the counts of one facet, by a column of `matched` or of a table with its ids.

    `of` are conditions on the rows of that table.
    """
    counted = select(literal(facet).label("facet"), value.label("value"), func.count().label("found"))
    counted = counted.select_from(matched)
    if key is not None:
        # An outer join, so that the few that matched are looked up, and never the whole of the other table.
        counted = counted.join(key.table, and_(key == matched.c.id, *of), isouter=True)
    return counted.group_by(value)


def _months(matched: CTE, day: Any) -> Select[Any]:
    return _count("month", func.substr(day, 1, _MONTH), matched).where(day < LAST_DAY)


def _names(connection: Connection, actors: list[str]) -> dict[str, str]:
    """Return the names of persons by the ids of actors, in the spelling that most reports use."""
    spelled, known = schema.actor_names.c, schema.actors.c
    rows = connection.execute(
        select(spelled.actor, spelled.name)
        .join_from(schema.actor_names, schema.actors, known.id == spelled.actor)
        .where(spelled.actor.in_(actors), known.type == _PERSON)
        .order_by(spelled.actor, spelled.reports, spelled.name.desc())
    )
    return {row.actor: row.name for row in rows}
