"""The part of a store that takes judgements and lists them."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from verbale.record import judging, verdicts
from verbale.record.database import Database
from verbale.record.judgements import Judgement, JudgementRow
from verbale.record.sequence import Rows
from verbale.record.verdicts import Given


class JudgingStore:
    """A record that can be told better."""

    _database: Database

    def judge(self, judgement: Judgement) -> bool:
        """Take in a judgement; return whether it is new. What it names need not be in the record."""
        with self._database.write() as connection:
            return judging.judge(connection, judgement)

    def merge(self, ids: Sequence[str], given: Given) -> JudgementRow:
        """Take contacts, given by the beginnings of their ids, for one.

        Raises SkipInput when they are not known, or fewer than two.
        """
        return self._judged(lambda connection: verdicts.merging(connection, ids, given))

    def split(self, contact: str, reports: Sequence[str], given: Given) -> JudgementRow:
        """Take what `reports` tell of a contact for another one.

        Raises SkipInput when contact or reports are not known, or nothing would be parted.
        """
        return self._judged(lambda connection: verdicts.splitting(connection, contact, reports, given))

    def undo(self, judgement: str, given: Given) -> JudgementRow:
        """Lift a judgement, given by the beginning of its id.

        Raises SkipInput when there is none, or it has been undone already.
        """
        return self._judged(lambda connection: verdicts.undoing(connection, judgement, given))

    def _judged(self, make: Callable[[Connection], Judgement]) -> JudgementRow:
        with self._database.write() as connection:
            made = make(connection)
            judging.judge(connection, made)
            return judging.judgement(connection, made.id)

    def judgements(self, *, limit: int | None = None, offset: int = 0) -> Rows[JudgementRow]:
        """Return the judgements in order of time, those undone too."""
        with self._database.read() as connection:
            return Rows(judging.listed(connection, limit=limit, offset=offset))
