"""The part of a store that answers questions of any kind, and keeps them."""

from collections.abc import Iterable
from typing import Any

from verbale.record.answers import answer
from verbale.record.contact_marks import ContactMark, contact_marks
from verbale.record.containing import Containment, containment
from verbale.record.database import Database
from verbale.record.described import reports_described
from verbale.record.facets import MOST_COUNTED, FacetRow, facets
from verbale.record.questions import ContactQuestion, Question, StatementQuestion
from verbale.record.rows import ContactRow, ReportRow
from verbale.record.saved import keeping
from verbale.record.saved.rows import NewsRow, SavedRow
from verbale.record.sequence import Rows


class AskingStore:
    """A record that can be asked."""

    _database: Database

    def ask(self, asked: Question) -> Rows[Any]:
        """Return the rows that answer a question; of which kind they are depends on that of the question."""
        with self._database.read() as connection:
            return answer(connection, asked)

    def ask_together(self, *asked: Question) -> list[Rows[Any]]:
        """Return the answers to several questions, all about one state of the record."""
        with self._database.read() as connection:
            return [answer(connection, one) for one in asked]

    def contact_marks(self, asked: ContactQuestion) -> list[ContactMark]:
        """Return the contacts that are asked for, of each the little that a drawing of many shows."""
        with self._database.read() as connection:
            return contact_marks(connection, asked)

    def containment(self, row: ContactRow, *, as_of: str | None = None) -> Containment:
        """Return the visits during which a contact took place, and the talks during it, as reports say."""
        with self._database.read() as connection:
            return containment(connection, row.id, row.sources, as_of)

    def reports_described(self, ids: Iterable[str]) -> dict[str, ReportRow]:
        """Return the reports with these ids, by id; ids that the record does not hold are left out."""
        with self._database.read() as connection:
            return reports_described(connection, ids)

    def facets(
        self, asked: ContactQuestion | StatementQuestion, *, most: int = MOST_COUNTED
    ) -> Rows[FacetRow]:
        """Return how the answer to a question spreads: counts by party, person, place, topic, month ...

        `limit` is how many values of each facet are given at most. Of more than `most` rows those that come
        first in time are counted, which the rows tell.
        """
        with self._database.read() as connection:
            return Rows(facets(connection, asked, most=most))

    def save(self, name: str, asked: Question, *, replacing: bool = False) -> None:
        """Keep a question in the record under a name.

        Raises VerbaleError when another one has the name (unless it is to be replaced), or limit or offset
        ask for some rows only.
        """
        with self._database.write() as connection:
            keeping.save(connection, name, asked, replacing=replacing)

    def saved(self) -> Rows[SavedRow]:
        """Return the saved questions by name."""
        with self._database.read() as connection:
            return Rows(keeping.saved(connection))

    def forget(self, name: str) -> None:
        """Delete a saved question. Raises SkipInput when there is none of this name."""
        with self._database.write() as connection:
            keeping.forget(connection, name)

    def ask_saved(self, name: str, *, as_of: str | None = None) -> Rows[Any]:
        """Return the whole answer to a saved question; what counts as new stays as it is.

        Raises SkipInput when there is none of this name.
        """
        with self._database.read() as connection:
            return Rows(keeping.ask(connection, name, as_of))

    def news(self, name: str, *, as_of: str | None = None, keep: bool = False) -> Rows[NewsRow]:
        """Return what is new, has changed or is gone in the answer since the question was last asked so.

        It is new by what the record took in since, whatever the dates of reports; before the first time all
        is. With `keep`, the next question finds the same news again. Raises SkipInput when there is no
        question of this name.
        """
        if keep:
            with self._database.read() as connection:
                return Rows(keeping.news(connection, name, as_of)[0])
        with self._database.write() as connection:
            found, answered = keeping.news(connection, name, as_of)
            keeping.mark(connection, name, answered)
            return Rows(found)
