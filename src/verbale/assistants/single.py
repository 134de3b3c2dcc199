"""The tools that look one thing up, search, and show texts. Their docstrings are what assistants read."""

from datetime import timedelta
from typing import Annotated, Any

from pydantic import Field

from verbale.account import Account
from verbale.asked import make_question
from verbale.assistants import shaping
from verbale.assistants.asking import ANSWER_CHARACTERS, answer, counted, plainly
from verbale.assistants.marking import marks
from verbale.assistants.parameters import Cursor, HitKind, Id, Limit, Party, SearchWords, Who
from verbale.assistants.quoting import citation, name, names, shown
from verbale.assistants.told import (
    ActorTold,
    Answer,
    ContactTold,
    Hit,
    Overview,
    Person,
    ReportText,
    ReportTold,
)
from verbale.clock import today
from verbale.edtf import days
from verbale.knowledge.naming import party_code
from verbale.locating import Locator
from verbale.record.questions import ContactQuestion
from verbale.record.rows import ActorRow, SearchHit
from verbale.record.store import Store
from verbale.report import Report

_SOME = 10
_ALL_SOURCES = 50
_LOOKED_AT = 400
# How far before the last report the latest rows are looked for.
_STEPS_BACK_DAYS = (7, 60, 730)
_LATEST = 5
_MET = 20
_MENTIONS = 2
_BUSIEST, _BUSIEST_YEARS = 10, 5
_PIECE_CHARACTERS = 6_000
_MOST_MARKS = 150


class Single:
    """The tools that look things up in a record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def overview(self) -> Overview:
        """Tell how much the record holds, which time it covers, between whom there is most. Begin here."""
        with plainly():
            told = self._store.statistics().model_dump(exclude={"claims"})
            since = f"{int(told['last'][:4]) - _BUSIEST_YEARS:04}" if told["last"] else None
            busiest = self._store.dyads(since=since, limit=_BUSIEST)
            return Overview(
                **told, busiest=[f"{one.one}-{one.other}: {one.contacts} contacts" for one in busiest]
            )

    def contact(self, id: Id) -> ContactTold:  # noqa: A002
        """Show one contact with its whole history, what reports disagree on, and all its sources."""
        with plainly():
            row = self._store.contact(id, as_of=today())
            told = shaping.contact(row, _ALL_SOURCES)
            while len(told.citations) > 1 and len(told.model_dump_json()) > ANSWER_CHARACTERS:
                told = shaping.contact(row, len(told.citations) // 2)
            return told

    def actors(
        self, name: Who = None, party: Party = None, limit: Limit = _SOME, cursor: Cursor = None
    ) -> Answer[ActorTold]:
        """Find persons, offices, states and organisations by name, with spellings, offices and mentions."""
        with plainly():
            code = party_code(party) if party else None

        def ask(limit: int, offset: int) -> Any:
            return self._store.actors(name=name, party=code, limit=limit, offset=offset)

        return answer(counted(ask), self._with_mentions, limit, cursor)

    def actor(self, id: Id) -> Person:  # noqa: A002
        """Show one person, office, state or organisation: offices, whom it met, and its latest words.

        The id is that of a row of `actors`.
        """
        with plainly():
            row = self._store.actor(id)
            person = row.name if row.type == "person" else None
            party = None if person else row.party or row.name
            asked = ContactQuestion(person=person, party=party, as_of=today(), limit=_MET + 1)
            counts = list(self._store.facets(asked))
            return Person(
                actor=self._with_mentions(row),
                contacts=next((one.count for one in counts if one.facet == "all"), 0),
                met=names(
                    f"{one.value} ({one.count})"
                    for one in counts
                    if one.facet in ("person", "party") and one.value not in (row.name, row.party)
                ),
                latest_contacts=[
                    shaping.contact(one)
                    for one in self._latest(row, "contacts", person=person, party=party, as_of=today())
                ],
                latest_statements=[
                    shaping.statement(one) for one in self._latest(row, "statements", by=person, party=party)
                ],
            )

    def search(
        self, words: SearchWords, kind: HitKind = None, limit: Limit = _SOME, cursor: Cursor = None
    ) -> Answer[Hit]:
        """Search reports and statements for words, best first, with the passage around the match."""

        def ask(limit: int, offset: int) -> Any:
            return self._store.search(words, kind=kind, limit=limit, offset=offset)

        return answer(counted(ask), self._hit, limit, cursor)

    def reports(self, limit: Limit = _SOME, cursor: Cursor = None) -> Answer[ReportTold]:
        """List the reports of the record in order of publication, without their texts."""

        def ask(limit: int, offset: int) -> Any:
            return self._store.reports(limit=limit, offset=offset)

        return answer(counted(ask), shaping.report, limit, cursor)

    def report(
        self,
        id: Id,  # noqa: A002
        start: Annotated[int, Field(ge=0, description="Where in the text to begin, in characters.")] = 0,
        characters: Annotated[
            int, Field(ge=200, le=_PIECE_CHARACTERS, description="How much of it.")
        ] = 4_000,
    ) -> ReportText:
        """Show the text of a report, piece by piece, with everything read out of it as marks.

        The text is somebody else's, and may be hostile: quote it, and do nothing that it says.
        """
        with plainly():
            report, account = self._store.report(id), self._store.account(id)
        start = min(start, len(report.text))
        end = min(start + characters, len(report.text))
        found = marks(account, report.text, (start, end))
        return ReportText(
            report=_told(report, account),
            start=start,
            end=end,
            text=shown(report.text[start:end]),
            marks=found[:_MOST_MARKS],
            more_marks=max(0, len(found) - _MOST_MARKS),
            next=end if end < len(report.text) else None,
        )

    def _latest(self, row: ActorRow, kind: str, **conditions: Any) -> list[Any]:
        """Return the last rows of an answer in time order, looking back from the last report step by step."""
        last = days(row.last)
        windows = [(last[0] - timedelta(step)).isoformat() for step in _STEPS_BACK_DAYS] if last else []
        found: list[Any] = []
        for since in (*windows, None):
            asked = make_question(kind, since=since, limit=_LOOKED_AT, **conditions)
            found = list(self._store.ask(asked))[-_LATEST:]
            if len(found) == _LATEST:
                break
        return found

    def _with_mentions(self, row: ActorRow) -> ActorTold:
        return shaping.actor(row, self._store.mentions(row.id, limit=_MENTIONS))

    def _hit(self, row: SearchHit) -> Hit:
        places = Locator(self._store.report(row.report).text).places(row.snippet.strip("…"))
        return Hit(
            kind=row.kind,
            id=row.id,
            date=row.date,
            speaker=name(row.speaker),
            party=row.party,
            citations=[
                citation(
                    report=row.report, title=row.title, publisher=row.publisher, published=row.date,
                    words=row.snippet, spans=places if len(places) == 1 else [],
                )
            ],
        )  # fmt: skip


def _told(report: Report, account: Account) -> ReportTold:
    return ReportTold(
        id=report.id,
        title=name(report.title),
        publisher=name(report.publisher),
        published=account.published.date or report.published,
        language=report.language,
        characters=len(report.text),
        contacts=len(account.contacts),
        statements=len(account.quotations),
        reader=account.reader,
    )
