"""How the rows of an answer spread: counts by party, person, place, topic, month and the like."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, get_args

from pydantic import Field
from sqlalchemy import Connection

from verbale.record import schema
from verbale.record.bulk import any_of, as_list, rows_of
from verbale.record.contacts_asked import contacts_found
from verbale.record.dates import range_of
from verbale.record.lifecycle import effective
from verbale.record.merged import LAST_DAY
from verbale.record.packing import unpacked
from verbale.record.questions import ContactQuestion, StatementQuestion
from verbale.record.rows import Row
from verbale.record.statements_asked import statements_found

# Of an answer with more rows, those that come first in time are counted.
MOST_COUNTED = 5_000
_MONTH = 7
_PERSON: Literal["person"] = "person"

type Facet = Literal["all", "party", "person", "mode", "status", "form", "place", "topic", "month"]
type _Rows = tuple[Sequence[str], Sequence[tuple[Any, ...]]]
"""Names of columns, and what matched."""

_ORDER: Final[tuple[Facet, ...]] = get_args(Facet.__value__)
# Facets that are a column of the rows themselves, of contacts or of statements.
_OWN = ("mode", "status", "place", "form", "party")
# Those that are a list in one.
_LISTED = {"party": "parties", "topic": "topics", "person": "persons"}


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
    of_contacts = isinstance(asked, ContactQuestion)
    counted = replace(asked, limit=most + 1, offset=0)
    names, rows = (_contacts if of_contacts else _statements)(connection, counted)
    capped = len(rows) > most
    matched = rows[:most]
    columns: dict[str, tuple[Any, ...]] = dict.fromkeys(names, ()) | dict(
        zip(names, zip(*matched, strict=True), strict=False)
    )
    found: dict[str, Counter[str]] = {"all": Counter({"": len(matched)})}
    for name in _OWN:
        if name in columns:
            found[name] = Counter(value for value in columns[name] if value is not None)
    for name, listed in _LISTED.items():
        if listed in columns:
            found[name] = _of_lists(columns[listed])
    found[_PERSON] = _by_name(connection, found[_PERSON])
    found["month"] = Counter(day[:_MONTH] for day in columns["day"] if day < LAST_DAY)
    for facet in _ORDER:
        by_count = sorted(found.get(facet, Counter()).items(), key=lambda one: (-one[1], one[0]))
        for value, count in by_count[: asked.limit]:
            yield FacetRow(facet=facet, value=value, count=count, capped=capped)


def _contacts(connection: Connection, asked: Any) -> _Rows:
    own = schema.contacts.c
    names = ("mode", "place", "parties", "persons", "topics", "day")
    columns = (own.mode, own.place, own.parties, own.persons, own.topics, own.first, own.status, own.due)
    as_of = range_of(None, asked.as_of)[1]
    rows = [
        (*row, effective(status, due, as_of))
        for *row, status, due in contacts_found(connection, asked, columns)
    ]
    return (*names, "status"), rows


def _statements(connection: Connection, asked: Any) -> _Rows:
    own = schema.statements.c
    columns = (own.party, own.form, own.topics, own.persons, own.day)
    return ("party", "form", "topics", "persons", "day"), statements_found(connection, asked, columns)


def _of_lists(lists: Iterable[str]) -> Counter[str]:
    """Return how many lists hold each value; many rows have the same list."""
    found: Counter[str] = Counter()
    for listed, count in Counter(lists).items():
        for value in dict.fromkeys(unpacked(listed)):
            found[value] += count
    return found


def _by_name(connection: Connection, actors: Counter[str]) -> Counter[str]:
    """Return counts of persons by name, from those by their ids."""
    found: Counter[str] = Counter()
    for actor, name in _names(connection, sorted(actors)).items():
        found[name] += actors[actor]
    return found


def _names(connection: Connection, actors: list[str]) -> dict[str, str]:
    """Return the names of persons by the ids of actors, in the spelling that most reports use."""
    query = (
        f"SELECT actor, name FROM actor_names WHERE actor {any_of(connection, 'text')}"  # noqa: S608
        " ORDER BY actor, reports, name DESC"
    )
    return {row[0]: row[1] for row in rows_of(connection, query, as_list(connection, actors))}
