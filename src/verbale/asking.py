"""The part of `Record` that asks for wording that recurs."""

from verbale.asked import make_question
from verbale.record.formulae.rows import DriftRow, FormulaRow, PositionRow
from verbale.record.rows import Rows
from verbale.record.store import Store


class Asking:
    """What a record can be asked about formulae and positions."""

    _store: Store

    def formulae(
        self,
        *,
        party: str | None = None,
        by: str | None = None,
        since: str | None = None,
        until: str | None = None,
        uses: int | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[FormulaRow]:
        """Return wording that recurs across the statements of a party or speaker, most used first.

        `by` is a speaker's name in any spelling, or an office ("foreign ministers of Azerbaijan"). `since`
        and `until` keep formulae that were used between them. At most `uses` uses of each are listed, 24
        unless told. Raises VerbaleError when neither `party` nor `by` is given.
        """
        return self._store.ask(
            make_question(
                "formulae",
                party=party,
                by=by,
                since=since,
                until=until,
                uses=uses,
                limit=limit,
                offset=offset,
            )
        )

    def drift(
        self,
        before: str,
        after: str,
        *,
        party: str | None = None,
        by: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[DriftRow]:
        """Return the formulae that a party or speaker stopped using between two dates, and then took up.

        `before` and `after` are a year, month or day. Stopped is what was used by the end of `before`, but
        not from the beginning of `after` on; taken up, what was first used after `before` and is still used
        in `after`. Where the party did not speak on the topic at all without the formula, nothing is told.
        `limit` holds for each of the two. Raises VerbaleError when the dates don't follow each other.
        """
        return self._store.ask(
            make_question("drift", before=before, after=after, party=party, by=by, limit=limit, offset=offset)
        )

    def positions(
        self,
        party: str,
        about: str,
        *,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[PositionRow]:
        """Return the statements of a party on a topic in time order, with the formulae in them marked.

        `about` is a PLOVER context ("territory"), or words, "phrases" and beginnings* that must all be said.
        """
        return self._store.ask(
            make_question(
                "positions", party=party, about=about, since=since, until=until, limit=limit, offset=offset
            )
        )
