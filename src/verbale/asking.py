"""The part of `Record` that asks for wording that recurs, and that keeps questions."""

from typing import Any

from verbale.asked import make_question
from verbale.clock import today
from verbale.errors import VerbaleError
from verbale.record.facets import FacetRow
from verbale.record.formulae.rows import DriftRow, FormulaRow, PositionRow
from verbale.record.questions import ContactQuestion, StatementQuestion
from verbale.record.saved.rows import NewsRow, SavedRow
from verbale.record.sequence import Rows
from verbale.record.store import Store


class Asking:
    """What a record can be asked about formulae and positions, and the questions that it keeps."""

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
        and `until` keep formulae that were used between them. At most `uses` uses of each are listed, 12
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

    def facets(self, question: str, /, **conditions: Any) -> Rows[FacetRow]:
        """Return how the answer to a question spreads: counts by party, person, place, topic, month ...

        `question` is "contacts" or "statements", with the conditions of the method of that name; `limit` is
        how many values of each facet are given at most. Of more than five thousand rows those that come first
        in time are counted, which the rows tell.

            record.facets("contacts", party="AZE", since="2017", limit=10)
        """
        if question == "contacts":
            conditions["as_of"] = conditions.get("as_of") or today()
        asked = make_question(question, **conditions)
        if not isinstance(asked, ContactQuestion | StatementQuestion):
            raise VerbaleError(f"{question} have no facets: ask for those of contacts or statements")
        return self._store.facets(asked)

    def save_question(
        self, name: str, question: str, /, *, replacing: bool = False, **conditions: Any
    ) -> None:
        """Keep a question in the record under a name.

        `question` is "contacts", "statements", "timeline", "events", "agreements", "figures", "search",
        "formulae", "drift" or "positions", and the conditions are those of the method of that name (of
        `search`, `words` and `kind`):

            record.save_question("caucasus", "contacts", between=("RUS", "AZE"), status="planned")

        Raises VerbaleError when the question makes no sense, asks for some rows only, or another one has the
        name, unless that one is to be replaced.
        """
        self._store.save(name, make_question(question, **conditions), replacing=replacing)

    def saved_questions(self) -> Rows[SavedRow]:
        """Return the saved questions by name."""
        return self._store.saved()

    def forget_question(self, name: str) -> None:
        """Delete a saved question. Raises SkipInput when there is none of this name."""
        self._store.forget(name)

    def ask(self, name: str, *, as_of: str | None = None) -> Rows[Any]:
        """Return the whole answer to a saved question; what counts as new stays as it is.

        `as_of` is the day as of which it is put, today unless told or saved with it. Raises SkipInput when
        there is none of this name.
        """
        return self._store.ask_saved(name, as_of=as_of or today())

    def news(self, name: str, *, as_of: str | None = None, keep: bool = False) -> Rows[NewsRow]:
        """Return what is new, has changed or is gone in the answer since this was last asked.

        News is what the record took in since, whatever the dates of reports: a contact told of by one more
        report is none, a planned one that was held is. Before the first time all is new. With `keep`, the
        same news is found again the next time. Raises SkipInput when there is no question of this name.
        """
        return self._store.news(name, as_of=as_of or today(), keep=keep)
