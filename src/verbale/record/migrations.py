"""Brings a database to the schema of this Verbale.

A new database gets the tables of `schema` at once. An older one gets the steps that it lacks, in
order. A step is named and applied once, recorded in `verbale_migrations`: a function, in one transaction, or
what is done in parts (`gradual`), each in one. A record whose steps are broken off is whole, and the next
Verbale that opens it goes on.
"""

import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, inspect, text

from verbale.errors import Abort
from verbale.record import (
    attestations,
    authors,
    claims,
    contact_finding,
    copies,
    counted_by,
    holders,
    judging,
    keeping_persons,
    schema,
    spoken,
    statements,
)
from verbale.record.agreements import counts
from verbale.record.agreements import joining as agreements
from verbale.record.altering import add_columns, make_index_anew
from verbale.record.anew import ANEW
from verbale.record.database import Database
from verbale.record.events import merging as events
from verbale.record.events import of_contacts, sums
from verbale.record.figures import tables as figure_tables
from verbale.record.figures import telling as figures
from verbale.record.formulae import tables as formula_tables
from verbale.record.formulae import uses as formulae
from verbale.record.gradual import Filling, Gradual, Progress, telling_of
from verbale.record.packing import packed
from verbale.record.reindexing import Reindexing
from verbale.record.saved import keeping as saved
from verbale.record.textindex import text_index

type Step = Callable[[Connection], None] | Gradual

FIRST = "the first tables"


def _keep_places(connection: Connection) -> None:
    """Add the column in which steps that are done in parts note how far they have come."""
    add_columns(connection, schema.migrations, ["place"])


def _spare_looks(connection: Connection) -> None:
    """Give indexes what is asked by them, and make those by which rows are counted."""
    for table, name in (
        (schema.claims, "claims_by_contact"),
        (schema.reports, "reports_by_contacts"),
        (figure_tables.figures, "figures_told_first"),
        (formula_tables.uses, "phrase_uses_by_statement"),
    ):
        make_index_anew(connection, table, name)


_AGREEMENTS_ANEW = Filling(agreements.empty, agreements.add_agreements)

# Steps from the first schema on, oldest first: what was done, and what does it.
STEPS: dict[str, Step] = {
    "how far steps have come": _keep_places,
    "a table for sums of events": sums.make_table,  # early: later steps write events
    "columns for persons and topics": counted_by.make_columns,  # early: later steps write contacts
    "parties of agreements by day": agreements.put_parties_in_time,  # early: later steps write agreements
    "places of agreements": agreements.tell_places,  # early, too
    "authors of reports": authors.set_up,  # first: later steps read whole reports
    "prints and copies of reports": copies.Finding(),
    "offices that reports attest": Filling(attestations.set_up, attestations.add_attestations),
    "to whom, where and of what statements speak, and which are the same": Filling(
        statements.set_up, statements.fill
    ),
    "judgements": judging.set_up,
    "persons": keeping_persons.set_up,
    "holders of unnamed offices": Filling(holders.set_up, holders.fill),
    "words on the life of contacts": claims.set_up,
    "events": Filling(events.set_up, events.add_events),
    "topics and offices of contacts": contact_finding.set_up,
    "contacts merged by stays, and without dates": ANEW,
    "phrases that statements use": Filling(formulae.set_up, formulae.add_uses),
    "saved questions": saved.set_up,
    "events of contacts": of_contacts.set_up,
    "agreements": Filling(agreements.set_up, agreements.add_agreements),
    "figures": Filling(figures.set_up, figures.add_figures),
    "contacts merged with the words on their life": ANEW,
    "prints by day": copies.order_prints,
    "counts of what tellings of agreements say": counts.set_up,
    "contacts by first and last day": contact_finding.index_by_days,
    "contacts merged with days, places and titles told otherwise": ANEW,
    "contacts merged with parties told in part": ANEW,
    "how much parties speak": spoken.set_up,
    "words by day": Reindexing("sqlite"),
    "sums of events": sums.Summing(),
    "words by month, and by pairs": Reindexing("postgresql"),
    "indexes that spare looks into rows": _spare_looks,
    "persons and topics in rows": counted_by.CountedBy(),
    "contacts merged with titles beside their days": ANEW,
    "contacts merged with the stay that most tell": ANEW,
    "agreements joined by the matter of their names": _AGREEMENTS_ANEW,
    "contacts of three merged whatever the town": ANEW,
    "treaties joined by their year": _AGREEMENTS_ANEW,
    "visits merged whatever the town": ANEW,
    "contacts merged with names respelled": ANEW,
}


class _Mark(NamedTuple):
    """How far a step has come that is under way: the items done, and the place of the last of them."""

    done: int
    place: tuple[str, ...]


_NOT_BEGUN = _Mark(0, ())


def migrate(database: Database, *, create: bool) -> None:
    """Bring the database up to date.

    Raises Abort when it is newer than this Verbale, belongs to another program, is empty and no record is to
    be made, or is older and opened for reading only.
    """
    with database.read() as connection:
        marks = _marks(connection, database.name)
    if marks and not _lacking(marks):
        return
    if not marks and not create:
        raise Abort(f"there is no record in {database.name}: make one with 'verbale read'")
    if database.read_only:
        raise Abort(
            f"{database.name}: written by an older Verbale, and opened for reading only: bring it up to date "
            "by asking it once, as with 'verbale reports'"
        )
    if not marks:
        with database.write() as connection:
            if not _marks(connection, database.name):  # another process may have made it meanwhile
                _make(connection)
    _bring_up(database)


def _bring_up(database: Database) -> None:
    """Do the steps that a record lacks, and tell of them."""
    totals: dict[str, int] = {}
    with database.read() as connection:
        marks = _marks(connection, database.name)
    if not _lacking(marks):
        return
    with telling_of(database.name) as tell:
        while name := _next(marks):
            mark = marks.get(name) or _NOT_BEGUN
            tell(Progress(name, mark.done, totals.get(name, 0)))
            with database.write() as connection:
                if _marks(connection, database.name) == marks:  # another process may have gone on meanwhile
                    _go_on(connection, name, marks, totals)
                marks = _marks(connection, database.name)


def _make(connection: Connection) -> None:
    schema.metadata.create_all(connection, checkfirst=False)
    index = text_index(connection)
    for command in (*index.set_up, *index.index):
        connection.exec_driver_sql(command)
    _record(connection, [FIRST, *STEPS])


def _go_on(
    connection: Connection, name: str, marks: Mapping[str, _Mark | None], totals: dict[str, int]
) -> None:
    """Do a step, or the next part of it."""
    step = STEPS[name]
    if isinstance(step, Gradual):
        mark = marks.get(name) or _NOT_BEGUN
        if name not in totals:
            totals[name] = step.total(connection)
        part = step.part(connection, mark.place)
        if part.place is not None:
            _begin(connection, name, _Mark(mark.done + part.done, part.place))
            return
    else:
        step(connection)
    _record(connection, [one for one in _lacking(marks) if one == name or STEPS[one] is step])


def _lacking(marks: Mapping[str, _Mark | None]) -> list[str]:
    """Return the steps that are not done, in order; None is the mark of one that is."""
    return [name for name in STEPS if marks.get(name, _NOT_BEGUN) is not None]


def _next(marks: Mapping[str, _Mark | None]) -> str | None:
    """Return the step to be done next: the first one lacking that no later one does as well."""
    lacking = _lacking(marks)
    for place, name in enumerate(lacking):
        if all(STEPS[later] is not STEPS[name] for later in lacking[place + 1 :]):
            return name
    return None


def _marks(connection: Connection, database: str) -> dict[str, _Mark | None]:
    """Return the steps that the database has seen; those under way with how far they have come."""
    tables = inspect(connection).get_table_names()
    if schema.migrations.name not in tables:
        if tables:
            raise Abort(f"{database}: this database belongs to another program: give another path")
        return {}
    # A record of an older Verbale has no places of steps.
    rows = connection.execute(text(f"SELECT * FROM {schema.migrations.name}")).mappings()  # noqa: S608  (ours)
    places = {str(row["name"]): row.get("place") for row in rows}
    unknown = sorted(places.keys() - {FIRST, *STEPS})
    if unknown:
        raise Abort(f"{database}: written by a newer Verbale ({', '.join(unknown)}): update this one")
    return {name: _read_mark(place) if place else None for name, place in places.items()}


def _read_mark(place: str) -> _Mark:
    done, after = json.loads(place)
    return _Mark(int(done), tuple(after))


def _begin(connection: Connection, name: str, mark: _Mark) -> None:
    """Note how far a step has come. An older Verbale leaves the record alone from then on."""
    _forget(connection, [name])
    connection.execute(
        insert(schema.migrations).values(name=name, verbale=version("verbale"), place=packed(mark))
    )


def _record(connection: Connection, names: list[str]) -> None:
    """Note that steps are done."""
    _forget(connection, names)
    done_by = version("verbale")
    connection.execute(insert(schema.migrations), [{"name": name, "verbale": done_by} for name in names])


def _forget(connection: Connection, names: list[str]) -> None:
    connection.execute(delete(schema.migrations).where(schema.migrations.c.name.in_(names)))
