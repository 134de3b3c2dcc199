"""The record as its users hold it: opens the database, takes accounts in, answers questions."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from verbale.account import Account
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import Tenure
from verbale.record import activity, actors_asked, lookups, mentioned, queries, said, schema, succession
from verbale.record.adding import add_all, remove
from verbale.record.asking_store import AskingStore
from verbale.record.copies import copies_of
from verbale.record.database import CACHE_MIB, Database
from verbale.record.dump import dump
from verbale.record.events.rows import EventRow
from verbale.record.held import Held, held
from verbale.record.ids import with_prefix
from verbale.record.judging_store import JudgingStore
from verbale.record.mentioned import MentionRow
from verbale.record.migrations import migrate
from verbale.record.paging import page
from verbale.record.questions import ContactQuestion, StatementQuestion, TimelineQuestion
from verbale.record.rows import (
    ActorRow,
    ContactRow,
    DyadRow,
    LearnedTenureRow,
    ReportRow,
    SearchHit,
    StatementRow,
    Statistics,
)
from verbale.record.sequence import Rows
from verbale.report import Report


class Store(JudgingStore, AskingStore):
    """A record: reports, what they say, and what follows from all of them together.

    `url` is a path or an `sqlite:///` URL. The file is made when it does not exist, unless `create`
    is False, and brought up to the schema of this Verbale. A question that takes longer than `read_seconds`
    is ended with an Abort. With `read_only` nothing is made, brought up or changed, and whatever would change
    the record raises Abort. Of a file each of the connections, as many as there are questions at once, keeps
    `cache_mib` in memory at most, until somebody writes. Raises Abort when the record can't be used.
    """

    def __init__(
        self,
        url: str | Path,
        *,
        create: bool = True,
        read_seconds: float | None = None,
        read_only: bool = False,
        cache_mib: int = CACHE_MIB,
    ) -> None:
        self._database = Database(
            url, create=create, read_seconds=read_seconds, read_only=read_only, cache_mib=cache_mib
        )
        try:
            migrate(self._database, create=create and not read_only)
        except BaseException:
            self._database.close()
            raise

    def state(self) -> str:
        """Return a mark that changes with whatever this or another program writes into the record.

        Marks of several stores, or of one that is opened anew, do not compare.
        """
        return self._database.state()

    @property
    def is_file(self) -> bool:
        """Whether the record is a file, which tells its state at once."""
        return self._database.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def has(self, report_id: str, *, reader: str | None = None) -> bool:
        """Tell whether the record holds an account of the report, read by `reader` if one is given."""
        with self._database.read() as connection:
            return lookups.has(connection, report_id, reader)

    def held(self, reports: Sequence[str]) -> dict[str, Held]:
        """Return who read those of these reports (by id) that the record holds, and whence they came."""
        with self._database.read() as connection:
            return held(connection, reports)

    def add(self, report: Report, account: Account) -> bool:
        """Take in one report with its account, in one transaction; return whether anything changed.

        An account of the same report replaces the one that is there, unless that is by a newer Verbale.
        """
        return self.add_many([(report, account)]) == 1

    def add_many(self, accounts: Iterable[tuple[Report, Account]]) -> int:
        """Take in several reports in one transaction; return how many of them changed anything."""
        with self._database.write() as connection:
            return add_all(connection, accounts)

    def remove(self, report_id: str) -> bool:
        """Take a report out, with all that rests on it alone; return whether it was there."""
        with self._database.write() as connection:
            return remove(connection, report_id)

    def contacts(self, asked: ContactQuestion | None = None) -> Rows[ContactRow]:
        """Return the contacts that are asked for (all of them if nothing is), in time order.

        A contact without a date stands at the day of the first report that tells of it.
        """
        with self._database.read() as connection:
            return page(queries.contacts, connection, asked or ContactQuestion())

    def contact(self, id_or_prefix: str, *, as_of: str | None = None) -> ContactRow:
        """Return the contact whose id begins so. Raises SkipInput when there is none, or more than one."""
        with self._database.read() as connection:
            known = with_prefix(connection, schema.contacts.c.id, id_or_prefix, "contact")
            [(_, row)] = queries.contacts(connection, ContactQuestion(id=known, as_of=as_of))
            return row

    def statements(self, asked: StatementQuestion | None = None) -> Rows[StatementRow]:
        """Return the statements that are asked for (all of them if nothing is), in time order."""
        with self._database.read() as connection:
            return page(said.statements, connection, asked or StatementQuestion())

    def timeline(self, asked: TimelineQuestion) -> Rows[ContactRow | StatementRow | EventRow]:
        """Return the contacts of two parties, what they said of each other, and events if asked for."""
        with self._database.read() as connection:
            return page(queries.timeline, connection, asked)

    def search(
        self,
        text: str,
        *,
        kind: Literal["report", "statement"] | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Rows[SearchHit]:
        """Return the reports and statements that hold all of `text`, best first.

        `text` is words, "phrases" and beginnings*; nothing else in it has a meaning.
        """
        with self._database.read() as connection:
            return Rows(queries.search(connection, text, kind=kind, limit=limit, offset=offset))

    def report(self, id_or_prefix: str) -> Report:
        """Return the report whose id begins so. Raises SkipInput when there is none, or more than one."""
        with self._database.read() as connection:
            return lookups.report(connection, id_or_prefix)

    def account(self, id_or_prefix: str) -> Account:
        """Return the account of the report whose id begins so. Raises SkipInput as `report` does."""
        with self._database.read() as connection:
            return lookups.account(connection, id_or_prefix)

    def copies(self, report_id: str) -> dict[str, float]:
        """Return the ids of the copies and updates of a report, with the share of wording in common."""
        with self._database.read() as connection:
            return copies_of(connection, report_id)

    def reports(self, *, limit: int | None = None, offset: int = 0, latest: bool = False) -> Rows[ReportRow]:
        """Return the reports in order of publication, or the latest first without undated ones."""
        with self._database.read() as connection:
            return Rows(lookups.reports(connection, limit=limit, offset=offset, latest=latest))

    def actors(
        self, *, name: str | None = None, party: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Rows[ActorRow]:
        """Return the actors that can bear `name`, and act for `party`, where these are given; by name."""
        with self._database.read() as connection:
            return Rows(actors_asked.actors(connection, name=name, party=party, limit=limit, offset=offset))

    def actor(self, id_or_prefix: str) -> ActorRow:
        """Return the actor whose id begins so. Raises SkipInput when there is none, or more than one."""
        with self._database.read() as connection:
            return actors_asked.actor(connection, id_or_prefix)

    def mentions(self, actor: str, *, limit: int) -> Rows[MentionRow]:
        """Return the first reports that name an actor, given by the beginning of its id, with the sentences.

        Raises SkipInput when there is none of such an id, or more than one.
        """
        with self._database.read() as connection:
            return Rows(mentioned.mentions(connection, actor, limit=limit))

    def tenures(
        self,
        known: OfficeHolders,
        *,
        office: str | None = None,
        party: str | None = None,
        person: str | None = None,
    ) -> Rows[LearnedTenureRow]:
        """Return who held which office by the reports' own words, by party, office and time.

        `office` is any English name of it, `party` a code, `person` a name in any spelling. `known` is
        what the reports are held against.
        """
        with self._database.read() as connection:
            found = succession.tenures(connection, known, office=office, party=party, person=person)
            return Rows(found)

    def learned(self, known: OfficeHolders) -> list[Tenure]:
        """Return the tenures that may be used as knowledge and that `known` lacks."""
        with self._database.read() as connection:
            return list(succession.learned(connection, known))

    def dyads(
        self, *, since: str | None = None, until: str | None = None, limit: int | None = None
    ) -> Rows[DyadRow]:
        """Return pairs of parties by how many contacts they have between two days, the most first."""
        with self._database.read() as connection:
            return Rows(activity.dyads(connection, since=since, until=until, limit=limit))

    def names_from(self, beginning: str, *, limit: int) -> list[str]:
        """Return names of actors that begin so, in any case, in order of the alphabet."""
        with self._database.read() as connection:
            return activity.names_from(connection, beginning, limit=limit)

    def statistics(self) -> Statistics:
        """Return how much the record holds."""
        with self._database.read() as connection:
            return lookups.statistics(connection)

    def dump(self) -> Iterator[str]:
        """Yield every row of the record as a line of JSON, the same lines for the same accounts."""
        with self._database.read() as connection:
            yield from dump(connection)
