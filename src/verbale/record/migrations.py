"""Brings a database to the schema of this Verbale.

A new database gets the tables of `schema` at once. An older one gets the steps that it lacks, in
order. A step is a named function, applied once, recorded in `verbale_migrations`, all in one transaction.
"""

from collections.abc import Callable
from importlib.metadata import version

from sqlalchemy import Connection, insert, inspect, select

from verbale.errors import Abort
from verbale.record import (
    adding,
    attestations,
    authors,
    claims,
    contact_finding,
    copies,
    holders,
    judging,
    keeping_persons,
    schema,
    statements,
)
from verbale.record.agreements import counts
from verbale.record.agreements import joining as agreements
from verbale.record.database import Database
from verbale.record.events import merging as events
from verbale.record.events import of_contacts
from verbale.record.figures import telling as figures
from verbale.record.formulae import uses as formulae
from verbale.record.saved import keeping as saved
from verbale.record.textindex import text_index

FIRST = "the first tables"
# Steps from the first schema on, oldest first: what was done, and the function that does it.
STEPS: dict[str, Callable[[Connection], None]] = {
    "authors of reports": authors.set_up,  # first: later steps read whole reports
    "prints and copies of reports": copies.set_up,
    "offices that reports attest": attestations.set_up,
    "to whom, where and of what statements speak, and which are the same": statements.set_up,
    "judgements": judging.set_up,
    "persons": keeping_persons.set_up,
    "holders of unnamed offices": holders.set_up,
    "words on the life of contacts": claims.set_up,
    "events": events.set_up,
    "topics and offices of contacts": contact_finding.set_up,
    "contacts merged by stays, and without dates": adding.merge_anew,
    "phrases that statements use": formulae.set_up,
    "saved questions": saved.set_up,
    "events of contacts": of_contacts.set_up,
    "agreements": agreements.set_up,
    "figures": figures.set_up,
    "contacts merged with the words on their life": adding.merge_anew,
    "prints by day": copies.order_prints,
    "counts of what tellings of agreements say": counts.set_up,
    "contacts by first and last day": contact_finding.index_by_days,
    "contacts merged with days, places and titles told otherwise": adding.merge_anew,
    "contacts merged with parties told in part": adding.merge_anew,
}


def migrate(database: Database, *, create: bool) -> None:
    """Bring the database up to date.

    Raises Abort when it is newer than this Verbale, belongs to another program, is empty and no record is to
    be made, or is older and opened for reading only.
    """
    with database.read() as connection:
        done = _done(connection, database.name)
    if done == {FIRST, *STEPS}:
        return
    if not done and not create:
        raise Abort(f"there is no record in {database.name}: make one with 'verbale read'")
    if database.read_only:
        raise Abort(
            f"{database.name}: written by an older Verbale, and opened for reading only: bring it up to date "
            "by asking it once, as with 'verbale reports'"
        )
    with database.write() as connection:
        done = _done(connection, database.name)  # another process may have done it meanwhile
        if not done:
            schema.metadata.create_all(connection, checkfirst=False)
            for command in text_index(connection).set_up:
                connection.exec_driver_sql(command)
            _record(connection, FIRST, *STEPS)
            return
        for name, step in STEPS.items():
            if name not in done:
                step(connection)
                _record(connection, name)


def _done(connection: Connection, database: str) -> set[str]:
    tables = inspect(connection).get_table_names()
    if schema.migrations.name not in tables:
        if tables:
            raise Abort(f"{database}: this database belongs to another program: give another path")
        return set()
    done = set(connection.scalars(select(schema.migrations.c.name)))
    unknown = sorted(done - {FIRST, *STEPS})
    if unknown:
        raise Abort(f"{database}: written by a newer Verbale ({', '.join(unknown)}): update this one")
    return done


def _record(connection: Connection, *names: str) -> None:
    done_by = version("verbale")
    connection.execute(insert(schema.migrations), [{"name": name, "verbale": done_by} for name in names])
