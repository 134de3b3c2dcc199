"""The part of a store that answers questions of any kind."""

from typing import Any

from verbale.record.answers import answer
from verbale.record.database import Database
from verbale.record.questions import Question
from verbale.record.rows import Rows


class AskingStore:
    """A record that can be asked."""

    _database: Database

    def ask(self, asked: Question) -> Rows[Any]:
        """Return the rows that answer a question; of which kind they are depends on that of the question."""
        with self._database.read() as connection:
            return Rows(answer(connection, asked))
