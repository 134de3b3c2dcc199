"""Gives rows of contacts and statements what answers are counted by, in a record that has it elsewhere only.

So the rows are enough to count them: tables of their own, by which rows are found, lie elsewhere for each.
"""

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select

from verbale.record import schema
from verbale.record.altering import add_columns
from verbale.record.bulk import update_rows
from verbale.record.contact_finding import contact_topics
from verbale.record.gradual import Part
from verbale.record.packing import packed
from verbale.record.statements import SPEAKER

_ROWS_IN_A_PART: Final = 20_000
_OF_CONTACTS, _OF_STATEMENTS = "contacts", "statements"
_ACTORS = schema.actors.c


def make_columns(connection: Connection) -> None:
    """Make the columns in a record that lacks them, empty: steps that come later write contacts."""
    add_columns(connection, schema.contacts, ("persons", "topics"))
    add_columns(connection, schema.statements, ("persons",))


class CountedBy:
    """The step that fills the columns (`gradual.Gradual`)."""

    def total(self, connection: Connection) -> int:
        """Return how many contacts and statements the record holds."""
        tables = (schema.contacts, schema.statements)
        return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)

    def part(self, connection: Connection, place: tuple[str, ...]) -> Part:
        """Fill the columns of some contacts, or of some statements."""
        phase, after = place or (_OF_CONTACTS, "")
        if phase == _OF_CONTACTS:
            contacts = _contacts(connection, after)
            following = (_OF_CONTACTS, contacts[-1]) if len(contacts) == _ROWS_IN_A_PART else None
            return Part(len(contacts), following or (_OF_STATEMENTS, "0"))
        statements = _statements(connection, int(after))
        more = len(statements) == _ROWS_IN_A_PART
        return Part(len(statements), (_OF_STATEMENTS, str(statements[-1])) if more else None)


def _contacts(connection: Connection, after: str) -> list[str]:
    """Fill the columns of the contacts that follow one, and return their ids."""
    own, acting, about = schema.contacts.c, schema.contact_actors.c, contact_topics.c
    ids = list(connection.scalars(_following(own.id, after)))
    if ids:
        persons = select(acting.contact, acting.actor).join(schema.actors, _ACTORS.id == acting.actor)
        persons = persons.where(_ACTORS.type == "person")
        topics = select(about.contact, about.topic)
        _fill(connection, "id", "persons", persons.where(acting.contact > after, acting.contact <= ids[-1]))
        _fill(connection, "id", "topics", topics.where(about.contact > after, about.contact <= ids[-1]))
    return ids


def _statements(connection: Connection, after: int) -> list[int]:
    """Fill the column of the statements that follow one, and return their numbers."""
    own, speaking = schema.statements.c, schema.statement_actors.c
    numbers = list(connection.scalars(_following(own.number, after)))
    if numbers:
        persons = (
            select(own.number, speaking.actor)
            .join(schema.statement_actors, speaking.statement == own.id)
            .join(schema.actors, _ACTORS.id == speaking.actor)
            .where(speaking.role == SPEAKER, _ACTORS.type == "person")
            .where(own.number > after, own.number <= numbers[-1])
        )
        _fill(connection, "number", "persons", persons)
    return numbers


def _following(key: Any, after: Any) -> Select[Any]:
    return select(key).where(key > after).order_by(key).limit(_ROWS_IN_A_PART)


def _fill(connection: Connection, key: str, column: str, query: Select[Any]) -> None:
    """Write lists into a column of rows; `query` finds the key of a row with each value of its list."""
    table = schema.contacts if key == "id" else schema.statements
    lists: dict[Any, list[str]] = defaultdict(list)
    for row, value in connection.execute(query):
        lists[row].append(value)
    rows = [{column: packed(sorted(values)), key: row} for row, values in lists.items()]
    update_rows(connection, table, rows, by=(key,))
