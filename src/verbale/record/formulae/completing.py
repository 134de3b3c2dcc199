"""What is told of formulae besides their uses: who else uses them, and when they were not used.

Asked for all formulae of an answer at once, for each question to a database takes its time.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import batched, pairwise
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.formulae.rows import FormulaRow, Gap
from verbale.record.formulae.tables import recurring, uses
from verbale.record.spoken import Time, spoken_in

MIN_GAP_DAYS: Final = 180
_AT_ONCE = 500


class Grown(NamedTuple):
    """A formula without other parties and gaps, the phrase around which it was grown, and its days of use.

    `days` is None where only some of them are known.
    """

    row: FormulaRow
    phrase: int
    days: Sequence[str] | None


def completed(connection: Connection, formulae: Sequence[Grown], *, gaps: bool) -> Iterator[FormulaRow]:
    """Yield formulae of one party with the other parties that use them, and the gaps if these are wanted."""
    for some in batched(formulae, _AT_ONCE):
        party = some[0].row.party
        others = _listed(connection, _others, [one.phrase for one in some], party)
        found = _gaps(connection, some) if gaps else {}
        for one in some:
            told = {"parties": tuple(others.get(one.phrase, ())), "gaps": tuple(found.get(one.phrase, ()))}
            yield one.row.model_copy(update=told)


@cache
def _others(dialect: str) -> Select[Any]:
    """Return the query for the other parties with which some phrases recur."""
    found = recurring.c
    query = select(found.phrase, found.party).where(found.party != bindparam("by"))
    return query.where(among_given(dialect, found.phrase, "some")).order_by(found.phrase, found.party)


@cache
def _days(dialect: str) -> Select[Any]:
    """Return the query for the days on which a party used some phrases."""
    used = uses.c
    query = select(used.phrase, used.day).where(used.party == bindparam("by"))
    query = query.where(among_given(dialect, used.phrase, "some"))
    return query.distinct().order_by(used.phrase, used.day)


def _listed(connection: Connection, query: Any, phrases: list[int], party: str) -> dict[int, list[str]]:
    """Return what is asked of some phrases of a party, by phrase."""
    found: dict[int, list[str]] = defaultdict(list)
    if phrases:
        given = {"by": party, "some": as_list(connection, phrases)}
        for phrase, value in fetched(connection, query(connection.dialect.name), given):
            found[phrase].append(value)
    return found


def _gaps(connection: Connection, formulae: Sequence[Grown]) -> dict[int, list[Gap]]:
    """Return the times in which formulae of one party were not used although it spoke, by phrase."""
    party = formulae[0].row.party
    days = _listed(connection, _days, [one.phrase for one in formulae if one.days is None], party)
    silent = [
        (one.phrase, Time(one.row.topics[0] if one.row.topics else None, used, again))
        for one in formulae
        for used, again in pairwise(days[one.phrase] if one.days is None else one.days)
        if (date.fromisoformat(again) - date.fromisoformat(used)).days >= MIN_GAP_DAYS
    ]
    found: dict[int, list[Gap]] = defaultdict(list)
    counts = spoken_in(connection, party, [time for _, time in silent])
    for (phrase, time), statements in zip(silent, counts, strict=True):
        if statements:
            found[phrase].append(Gap(after=time.after, until=time.before, statements=statements))
    return found
