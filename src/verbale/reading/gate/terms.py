"""Which names in many texts are those of somebody in office on the text's day, as arrays."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from verbale.knowledge.tenures import Tenure
from verbale.reading.gate.words import Flags, Places

# In the place of a party: of a family name that stands for nobody else, and of a full name.
ANYWHERE, EVER = 0, -1
# Days as numbers; what has no end ends beyond all.
_NO_DAY, _NEVER = -1, 1 << 30


class Terms:
    """The terms of office that each name stands for, in rows of one table."""

    def __init__(self, rows: Sequence[Sequence[tuple[Tenure, int]]]) -> None:
        """Take for each name its tenures, each with the number of the party that must be named beside it.

        `ANYWHERE` asks for none, `EVER` for no day either.
        """
        counts = np.array([len(each) for each in rows], dtype=np.int64)
        self._counts = counts
        self._firsts = np.cumsum(counts) - counts
        every = [row for each in rows for row in each]
        self._starts = np.array([tenure.start.toordinal() for tenure, _ in every], dtype=np.int64)
        self._ends = np.array(
            [tenure.end.toordinal() if tenure.end else _NEVER for tenure, _ in every], dtype=np.int64
        )
        self._wanted = np.array([party for _, party in every], dtype=np.int64)
        self._most = 1 + int(self._wanted.max(initial=0))

    def are_held(
        self, which: Places, texts: Places, days: Sequence[date | None], parties: Places, of_parties: Places
    ) -> Flags:
        """Tell of each name, given with its text, whether a term of it runs on the text's day.

        `parties` are those that are named anywhere, `of_parties` the texts in which they are.
        """
        counts = self._counts.take(which)
        at = np.repeat(np.arange(len(which)), counts)
        rows = np.arange(len(at)) + np.repeat(self._firsts.take(which) - np.cumsum(counts) + counts, counts)
        numbers = np.array([day.toordinal() if day else _NO_DAY for day in days], dtype=np.int64)
        of_text = texts.take(at)
        on = numbers.take(of_text)
        wanted = self._wanted.take(rows)
        runs = (self._starts.take(rows) <= on) & (on <= self._ends.take(rows))
        runs |= (on == _NO_DAY) & (wanted == EVER)
        at, wanted, of_text = at[runs], wanted[runs], of_text[runs]
        # Pairs of texts and parties as one number each.
        named = np.zeros((len(days), self._most + 1), dtype=np.bool_)
        named[of_parties, np.minimum(parties, self._most)] = True
        is_named = (wanted <= ANYWHERE) | named[of_text, wanted]
        held = np.zeros(len(which), dtype=np.bool_)
        held[at[is_named]] = True
        return held
