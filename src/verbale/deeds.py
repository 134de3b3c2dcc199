"""The part of `Record` that asks what was done, what was signed, and how much there is of what."""

from typing import Literal

from verbale.account import AgreementStatus
from verbale.asked import make_question
from verbale.record.agreements.rows import AgreementRow
from verbale.record.events.rows import EventRow, IntensityRow
from verbale.record.figures.rows import FigureRow
from verbale.record.lifecycle import ContactStatus
from verbale.record.sequence import Rows
from verbale.record.store import Store


class Deeds:
    """What a record can be asked about events, agreements and figures."""

    _store: Store

    def events(
        self,
        *,
        between: tuple[str, str] | None = None,
        by: str | None = None,
        to: str | None = None,
        party: str | None = None,
        type: str | None = None,  # noqa: A002
        quad: int | None = None,
        cameo: str | None = None,
        status: ContactStatus | None = None,
        background: bool | None = None,
        contacts: bool | None = None,
        id: str | None = None,  # noqa: A002
        since: str | None = None,
        until: str | None = None,
        after: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[EventRow]:
        """Return the events that meet all conditions, in time order.

        `between` are two parties of whom one acts upon the other, `by` is who acts, `to` who is acted upon,
        `party` either. `type` is a PLOVER event type ("SANCTION"), `quad` a quad class, 1 to 4 (verbal and
        material cooperation, verbal and material conflict), `cameo` the beginning of a CAMEO code.
        `background` False leaves out what all reports tell in passing, True everything else; so does
        `contacts` with the events that are contacts. `id` is the beginning of an event's id. `after` is the
        cursor of an answer (`Rows.next`), after which this one goes on.
        """
        return self._store.ask(
            make_question(
                "events",
                between=between,
                by=by,
                to=to,
                party=party,
                type=type.upper() if type else None,
                quad=quad,
                cameo=cameo,
                status=status,
                background=background,
                contacts=contacts,
                id=id,
                since=since,
                until=until,
                after=after,
                limit=limit,
                offset=offset,
            )
        )

    def intensity(
        self,
        *,
        between: tuple[str, str],
        by: Literal["month", "year"] = "month",
        status: tuple[ContactStatus, ...] = ("held",),
        background: bool = False,
        since: str | None = None,
        until: str | None = None,
    ) -> Rows[IntensityRow]:
        """Return sum, mean and count of the Goldstein values of what two parties did to each other.

        A row stands for a month or year in which anything was done, and for a direction: what the first of
        `between` did to the second ("there"), the second to the first ("back"), and all of it ("both"). Talks
        of which neither is the host count in each direction. What was planned, possible or denied counts only
        where `status` names it, what is told in passing only with `background`.
        """
        return self._store.ask(
            make_question(
                "intensity",
                between=between,
                by=by,
                status=status,
                background=background,
                since=since,
                until=until,
            )
        )

    def agreements(
        self,
        *,
        between: tuple[str, str] | None = None,
        party: str | None = None,
        name: str | None = None,
        status: AgreementStatus | None = None,
        since: str | None = None,
        until: str | None = None,
        after: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[AgreementRow]:
        """Return the agreements that meet all conditions, in order of the day on which they were made.

        `name` are words that are all among those of its names ("trilateral statement"). One of which no day
        is told stands at the day of the first report that names it. `after` as for `events`.
        """
        return self._store.ask(
            make_question(
                "agreements",
                between=between,
                party=party,
                name=name,
                status=status,
                since=since,
                until=until,
                after=after,
                limit=limit,
                offset=offset,
            )
        )

    def figures(
        self,
        *,
        what: str | None = None,
        of: str | None = None,
        between: tuple[str, str] | None = None,
        since: str | None = None,
        until: str | None = None,
        after: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[FigureRow]:
        """Return the figures that meet all conditions, in order of the time that they hold for.

        `what` are words for what is measured, or its kind ("trade", "gas exports", "casualties"), `of` is
        whose figure it is, `between` two whose it is together. `after` as for `events`.
        """
        return self._store.ask(
            make_question(
                "figures",
                what=what,
                of=of,
                between=between,
                since=since,
                until=until,
                after=after,
                limit=limit,
                offset=offset,
            )
        )
