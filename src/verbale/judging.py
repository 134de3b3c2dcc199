"""The part of `Record` that takes judgements: what merging put together wrongly, or did not."""

from datetime import datetime

from verbale.clock import now
from verbale.record.judgements import Judgement, JudgementRow, instant
from verbale.record.sequence import Rows
from verbale.record.store import Store
from verbale.record.verdicts import Given


class Judging:
    """How a record is told better."""

    _store: Store

    def merge(
        self,
        *ids: str,
        because: str,
        by: str,
        at: datetime | None = None,
        rule: bool = False,
        score: float | None = None,
    ) -> JudgementRow:
        """Take contacts, or persons, for one; they are given by the beginnings of their ids.

        `because` are the grounds, `by` who judges: a person or, with `rule`, a rule, which may add a `score`
        from 0 to 1. `at` is when, now unless told. The judgement names what the reports tell, so that it
        holds however reports come later; what persons judge outweighs rules, and of two the later one counts.
        Raises SkipInput when the ids are not known, or name fewer than two.
        """
        return self._store.merge(ids, _given(because, by, at, rule, score))

    def split(
        self,
        id_or_prefix: str,
        *away: str,
        because: str,
        by: str,
        at: datetime | None = None,
        rule: bool = False,
        score: float | None = None,
    ) -> JudgementRow:
        """Take what some reports tell of a contact for another one, or some names of a person for another.

        `away` are the beginnings of reports' ids, or names. Else as `merge`. Raises SkipInput when they don't
        belong to it, or nothing would be parted.
        """
        return self._store.split(id_or_prefix, away, _given(because, by, at, rule, score))

    def undo(
        self,
        judgement: str,
        *,
        because: str,
        by: str,
        at: datetime | None = None,
    ) -> JudgementRow:
        """Lift a judgement, given by the beginning of its id; an undo can be undone in turn.

        Raises SkipInput when there is none, or it has been undone already.
        """
        return self._store.undo(judgement, _given(because, by, at, False, None))

    def judge(self, judgement: Judgement) -> bool:
        """Take in a judgement as another record gave it; return whether it is new here."""
        return self._store.judge(judgement)

    def judgements(self, *, limit: int | None = None, offset: int = 0) -> Rows[JudgementRow]:
        """Return the judgements in order of time, those undone too."""
        return self._store.judgements(limit=limit, offset=offset)


def _given(because: str, by: str, at: datetime | None, rule: bool, score: float | None) -> Given:
    return Given(by=by, at=instant(at or now()), reason=because, rule=rule, score=score)
