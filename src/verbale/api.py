"""What a Python program holds in its hands: `read` for one report, `Record` for many.

spaCy takes seconds to import, and questions to a record don't need it: what does is imported when the
first report is read.
"""

from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from verbale.account import Account, Mode, QuotationForm, QuotationKind
from verbale.asking import Asking
from verbale.clock import today
from verbale.deeds import Deeds
from verbale.exporting import Exporting
from verbale.filling import Filling
from verbale.judging import Judging
from verbale.knowledge.kept import load_knowledge, write_kept
from verbale.knowledge.naming import party_code
from verbale.record.events.rows import EventRow
from verbale.record.lifecycle import ContactStatus
from verbale.record.questions import ContactQuestion, StatementQuestion, TimelineQuestion
from verbale.record.rows import (
    ActorRow,
    ContactRow,
    LearnedTenureRow,
    ReportRow,
    SearchHit,
    StatementRow,
    Statistics,
)
from verbale.record.sequence import Rows
from verbale.record.store import Store
from verbale.report import Report


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    dateline: str | None = None,
    language: str | None = None,
    knowledge: str | Path | None = None,
    gate: bool = False,
) -> Account:
    """Return the account of one report, storing nothing.

    `text` is read as it is, and spans refer to it unchanged. `published` is the publication date in
    EDTF, usually `YYYY-MM-DD`; without it the report's own header or dateline is used, and what time
    expressions can't be resolved against stays open. `knowledge` is a file or folder of tenures that the
    user keeps (docs/knowledge.md), known beside what ships. With `gate`, a text that can tell of no contact,
    statement of an official or event is not parsed, and `account.gate` says why.

        account = verbale.read(text, published="2017-11-20")
        account.contacts[0].states, account.contacts[0].date, account.contacts[0].status

    Raises Abort when the language model is not installed, or the knowledge can't be used.
    """
    from verbale.reading.pipeline import read_report

    return read_report(
        Report(
            text=text,
            published=published,
            title=title,
            publisher=publisher,
            dateline=dateline,
            language=language,
        ),
        knowledge=load_knowledge(knowledge),
        gate=gate,
    )


class Record(Filling, Asking, Judging, Deeds, Exporting):
    """A record of diplomacy in a database: takes reports in, and answers questions about them all.

        record = verbale.Record("caucasus.db")
        record.add("reports/")
        record.contacts(between=("RUS", "AZE"), since="2015").to_polars()
        record.statements(by="Sergey Lavrov", about="Minsk Group")

    `url` is the path of a file, made when it does not exist (unless `create` is False), or a database
    URL. Raises Abort when it can't be used. Parties are given by code or usual English name ("RUS",
    "Russia", "EU"), dates as a year, month or day; SkipInput is raised for a party that is not known.
    Answers are sequences of frozen rows, with `.to_polars()`, `.to_dicts()` and `.to_json()`.
    """

    def __init__(self, url: str | Path, *, create: bool = True) -> None:
        self._store = Store(url, create=create)
        self._url = url

    def close(self) -> None:
        """Close the database; the record can't be used afterwards."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def contacts(
        self,
        *,
        between: tuple[str, str] | None = None,
        party: str | None = None,
        person: str | None = None,
        mode: Mode | None = None,
        status: ContactStatus | None = None,
        place: str | None = None,
        topic: str | None = None,
        as_of: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        after: str | None = None,
    ) -> Rows[ContactRow]:
        """Return the contacts that meet all conditions, in time order.

        `person` is a name or family name in any spelling, or an office ("foreign minister of Azerbaijan"),
        `topic` a PLOVER context ("military"). With a `limit`, `next` of the rows is the cursor with which, as
        `after`, the answer goes on, whatever was added before. A contact without a date stands at the day of
        the first report that tells of it. `as_of` is the day as of which the question is put, today unless
        told: what was planned for days that have passed by then is "unconfirmed", never held.
        """
        return self._store.contacts(
            ContactQuestion(
                between=_dyad(between) if between else None,
                party=party_code(party) if party else None,
                person=person,
                mode=mode,
                status=status,
                place=place,
                topic=topic,
                as_of=as_of or today(),
                since=since,
                until=until,
                limit=limit,
                offset=offset,
                after=after,
            )
        )

    def statements(
        self,
        *,
        by: str | None = None,
        party: str | None = None,
        about: str | None = None,
        form: QuotationForm | None = None,
        kind: QuotationKind | None = None,
        to: str | None = None,
        topic: str | None = None,
        at: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        after: str | None = None,
    ) -> Rows[StatementRow]:
        """Return the statements that meet all conditions, in time order.

        `by` is a speaker's name or family name in any spelling, or an office, `party` whom the speaker acts
        for, `about` words, "phrases" and beginnings* that must all be among the words said. `to` is one to
        whom it is said, by name or as reports say ("reporters"), `topic` a PLOVER context ("military"), `at`
        the id, or its beginning, of the contact at which it is said.
        """
        return self._store.statements(
            StatementQuestion(
                by=by,
                party=party_code(party) if party else None,
                about=about,
                form=form,
                kind=kind,
                to=to,
                topic=topic,
                at=at,
                since=since,
                until=until,
                limit=limit,
                offset=offset,
                after=after,
            )
        )

    def timeline(
        self,
        *,
        between: tuple[str, str],
        events: bool = False,
        as_of: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        after: str | None = None,
    ) -> Rows[ContactRow | StatementRow | EventRow]:
        """Return the contacts of two parties and what they said of each other, in time order.

        With `events`, also what else they did to each other. `as_of` and `after` as for `contacts`.
        """
        return self._store.timeline(
            TimelineQuestion(
                between=_dyad(between),
                events=events,
                as_of=as_of or today(),
                since=since,
                until=until,
                limit=limit,
                offset=offset,
                after=after,
            )
        )

    def contact(self, id_or_prefix: str, *, as_of: str | None = None) -> ContactRow:
        """Return the contact whose id begins so. Raises SkipInput when there is none, or more than one."""
        return self._store.contact(id_or_prefix, as_of=as_of or today())

    def search(
        self,
        text: str,
        *,
        kind: Literal["report", "statement"] | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Rows[SearchHit]:
        """Return the reports and statements that hold all words, "phrases" and beginnings*, best first."""
        return self._store.search(text, kind=kind, limit=limit, offset=offset)

    def report(self, id_or_prefix: str) -> Report:
        """Return the report whose id begins so. Raises SkipInput when there is none, or more than one."""
        return self._store.report(id_or_prefix)

    def account(self, id_or_prefix: str) -> Account:
        """Return the account of the report whose id begins so. Raises SkipInput as `report` does."""
        return self._store.account(id_or_prefix)

    def reports(self, *, limit: int | None = None, offset: int = 0) -> Rows[ReportRow]:
        """Return the reports in order of publication."""
        return self._store.reports(limit=limit, offset=offset)

    def actors(
        self, *, name: str | None = None, party: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Rows[ActorRow]:
        """Return the actors that can bear `name`, and act for `party`, where these are given; by name."""
        code = party_code(party) if party else None
        return self._store.actors(name=name, party=code, limit=limit, offset=offset)

    def tenures(
        self,
        *,
        office: str | None = None,
        party: str | None = None,
        person: str | None = None,
        knowledge: str | Path | None = None,
    ) -> Rows[LearnedTenureRow]:
        """Return who held which office by the reports' own words, by party, office and time.

        `office` is any English name of it. The rows tell what speaks against them: others in the same
        office meanwhile, attested or known from what ships and from `knowledge`, a file or folder that the
        user keeps.
        """
        code = party_code(party) if party else None
        known = load_knowledge(knowledge).holders
        return self._store.tenures(known, office=office, party=code, person=person)

    def learn(self, path: str | Path, *, knowledge: str | Path | None = None) -> int:
        """Write what the reports tell of office-holders to `path`, a file that reading takes as knowledge.

        Left out is what is known already, and what others speak against. Returns how many tenures there
        are. Raises Abort when the file can't be written.
        """
        held = self._store.learned(load_knowledge(knowledge).holders)
        write_kept(Path(path), held)
        return len(held)

    def statistics(self) -> Statistics:
        """Return how much the record holds."""
        return self._store.statistics()


def _dyad(between: tuple[str, str]) -> tuple[str, str]:
    one, other = between
    return party_code(one), party_code(other)
