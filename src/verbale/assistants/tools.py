"""The tools that list: one for each kind of question. Their docstrings are what assistants read."""

from typing import Annotated, Any

from pydantic import Field

from verbale.account import AgreementStatus, Mode, QuotationForm
from verbale.asked import make_question
from verbale.assistants import shaping
from verbale.assistants.asking import answer, counted, in_time
from verbale.assistants.parameters import (
    Between,
    Cursor,
    EventType,
    Limit,
    Party,
    Place,
    QuadClass,
    Since,
    TheTwo,
    Topic,
    Until,
    Who,
    Words,
)
from verbale.assistants.told import (
    AgreementTold,
    Answer,
    ContactTold,
    EventTold,
    FigureTold,
    FormulaTold,
    StatementTold,
)
from verbale.clock import today
from verbale.record.events.rows import EventRow
from verbale.record.lifecycle import ContactStatus
from verbale.record.rows import ContactRow, StatementRow
from verbale.record.store import Store

_SOME = 10


class Lists:
    """The tools that list rows of a record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def contacts(
        self,
        between: Between = None,
        party: Party = None,
        person: Who = None,
        mode: Mode | None = None,
        status: ContactStatus | None = None,
        place: Place = None,
        topic: Topic = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = _SOME,
        cursor: Cursor = None,
    ) -> Answer[ContactTold]:
        """List who met, visited, called or wrote to whom, when and where: held, planned, cancelled, denied.

        Each contact is merged from all reports that tell of it, in time order. All conditions that
        are given must be met. What lies ahead: status "planned". Use `contact` with an id for the
        whole history of one and all its sources.
        """
        find = in_time(
            self._store, "contacts", between=between, party=party, person=person, mode=mode, status=status,
            place=place, topic=topic, since=since, until=until, as_of=today(),
        )  # fmt: skip
        return answer(find, shaping.contact, limit, cursor)

    def statements(
        self,
        by: Who = None,
        party: Party = None,
        about: Words = None,
        between: Between = None,
        to: Who = None,
        topic: Topic = None,
        form: QuotationForm | None = None,
        at: Annotated[
            str | None, Field(max_length=64, description="Id of the contact at which it was said.")
        ] = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = _SOME,
        cursor: Cursor = None,
    ) -> Answer[StatementTold]:
        """List who said what, in time order: quotations and reported speech with speaker, date and source.

        `by` is the speaker, `party` whom the speaker acts for, `about` words that were said, `between` two
        parties of whom one speaks of the other, `to` who was spoken to. Words of direct speech may be quoted
        as the speaker's, those of indirect speech are the report's.
        """
        find = in_time(
            self._store, "statements", by=by, party=party, about=about, between=between, to=to, topic=topic,
            form=form, at=at, since=since, until=until,
        )  # fmt: skip
        return answer(find, shaping.statement, limit, cursor)

    def events(
        self,
        between: Between = None,
        by: Party = None,
        to: Party = None,
        party: Party = None,
        type: EventType = None,  # noqa: A002
        quad: QuadClass = None,
        status: ContactStatus | None = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = _SOME,
        cursor: Cursor = None,
    ) -> Answer[EventTold]:
        """List who did what to whom, coded in PLOVER and CAMEO, in time order: sanctions, aid, talks.

        `by` acts, `to` is acted upon, `party` does either, `between` are two of whom one acts upon the other.
        """
        find = in_time(
            self._store, "events", between=between, by=by, to=to, party=party, type=type, quad=quad,
            status=status, since=since, until=until,
        )  # fmt: skip
        return answer(find, shaping.event, limit, cursor)

    def agreements(
        self,
        between: Between = None,
        party: Party = None,
        name: Words = None,
        status: AgreementStatus | None = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = _SOME,
        cursor: Cursor = None,
    ) -> Answer[AgreementTold]:
        """List treaties, accords, joint statements and ceasefires: parties, date, where they stand, terms."""
        find = in_time(
            self._store, "agreements", between=between, party=party, name=name, status=status, since=since,
            until=until,
        )  # fmt: skip
        return answer(find, shaping.agreement, limit, cursor)

    def figures(
        self,
        what: Annotated[
            str | None,
            Field(
                max_length=200,
                description="What is measured, or its kind: trade, economy, aid, prices, energy, troops, "
                "casualties, captives, displaced, people, votes, weapons, land.",
            ),
        ] = None,
        of: Party = None,
        between: Between = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = _SOME,
        cursor: Cursor = None,
    ) -> Answer[FigureTold]:
        """List quantities that reports give, with unit, change, period and who gives them: trade, troops.

        Figures that differ stand in rows of their own: compare them and say who gives which.
        """
        find = in_time(self._store, "figures", what=what, of=of, between=between, since=since, until=until)
        return answer(find, shaping.figure, limit, cursor)

    def timeline(
        self,
        between: TheTwo,
        events: Annotated[bool, Field(description="Tell also what else they did to each other.")] = False,
        since: Since = None,
        until: Until = None,
        limit: Limit = _SOME,
        cursor: Cursor = None,
    ) -> Answer[ContactTold | StatementTold | EventTold]:
        """List all between two parties in time order: contacts, what they said of each other, events."""
        find = in_time(
            self._store, "timeline", between=between, events=events, since=since, until=until, as_of=today()
        )
        return answer(find, _any, limit, cursor)

    def formulae(
        self,
        party: Party = None,
        by: Who = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = _SOME,
        cursor: Cursor = None,
    ) -> Answer[FormulaTold]:
        """List wording that a party or speaker uses again and again, most used first, with its uses.

        Give `party` or `by` (a speaker, or an office: 'foreign ministers of Azerbaijan').
        """

        def ask(limit: int, offset: int) -> Any:
            return self._store.ask(
                make_question(
                    "formulae", party=party, by=by, since=since, until=until, limit=limit, offset=offset
                )
            )

        return answer(counted(ask), shaping.formula, limit, cursor)


def _any(row: ContactRow | StatementRow | EventRow) -> ContactTold | StatementTold | EventTold:
    if isinstance(row, ContactRow):
        return shaping.contact(row)
    return shaping.statement(row) if isinstance(row, StatementRow) else shaping.event(row)
