"""Which formulae there are: phrases that recur, most used first, each grown to the wording around it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from verbale.record.bulk import fetched
from verbale.record.dates import range_of
from verbale.record.formulae.completing import Grown, completed
from verbale.record.formulae.growing import Grower
from verbale.record.formulae.rows import FormulaRow
from verbale.record.formulae.tables import recurring, uses
from verbale.record.formulae.used import Candidate
from verbale.record.formulae.uses import is_apart
from verbale.record.formulae.voices import Voice, voice_of
from verbale.record.merged import LAST_DAY
from verbale.record.questions import FormulaQuestion

# Phrases looked at for one answer, most used first.
_MOST_PHRASES, _FIRST_PHRASES = 400, 130
_FIRST_DAY = ""


class Condition(NamedTuple):
    """What must hold of the first and the last day of use.

    `holds` makes conditions of their columns, with parameters for days; `values` are these days.
    """

    holds: Callable[[ColumnElement[Any], ColumnElement[Any]], list[ColumnElement[bool]]]
    values: Mapping[str, str]


def formulae(connection: Connection, asked: FormulaQuestion) -> list[FormulaRow]:
    """Return the formulae of a party or speaker, those used on most days first.

    Raises VerbaleError when neither is given.
    """
    voice = voice_of(connection, asked)
    if voice is None:
        return []
    earliest, latest = range_of(asked.since, asked.until)
    within = Condition(_within, {"earliest": earliest or _FIRST_DAY, "latest": latest or LAST_DAY})
    used = earliest is not None or latest is not None
    found = candidates(connection, voice, within, used_within=used)
    end = None if asked.limit is None else asked.offset + asked.limit
    rows = list(islice(grown(connection, voice, found, asked), asked.offset, end))
    return list(completed(connection, rows, gaps=not asked.brief))


def _within(first: ColumnElement[Any], last: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    return [last >= bindparam("earliest"), first <= bindparam("latest")]


def grown(
    connection: Connection, voice: Voice, found: Iterable[Sequence[Candidate]], asked: FormulaQuestion
) -> Iterator[Grown]:
    """Yield the formulae around phrases, each once, with as many uses as are asked for."""
    wanted = _MOST_PHRASES if asked.limit is None else asked.offset + asked.limit
    grower = Grower(connection, voice, asked.uses, wanted)
    for some in found:
        yield from grower.grow(some)


def candidates(
    connection: Connection, voice: Voice, condition: Condition, *, used_within: bool = False
) -> Iterable[Sequence[Candidate]]:
    """Return the phrases that recur with a voice and meet a condition, most used first, in parts.

    With `used_within` one use at least must lie between the days `earliest` and `latest` of the condition.
    """
    if voice.chosen is not None:
        return [_of_speaker(connection, voice.party, voice.chosen, condition)]
    values = {**condition.values, "by": voice.party}
    return _in_parts(connection, _of_party(condition.holds, used_within=used_within), values)


@cache
def _of_party(holds: Any, *, used_within: bool) -> Select[Any]:
    """Return the query for the phrases that recur with a party, made once for each condition."""
    found = recurring.c
    query = select(found.phrase, found.days, found.first, found.last)
    query = query.where(found.party == bindparam("by"), *holds(found.first, found.last))
    if used_within:
        within = select(uses.c.number).where(uses.c.phrase == found.phrase, uses.c.party == bindparam("by"))
        within = within.where(uses.c.day >= bindparam("earliest"), uses.c.day <= bindparam("latest"))
        query = query.where(within.exists())
    query = query.order_by(found.days.desc(), found.last.desc(), found.phrase.desc())
    return query.limit(bindparam("most")).offset(bindparam("offset"))


def _in_parts(
    connection: Connection, query: Select[Any], values: Mapping[str, Any]
) -> Iterator[list[Candidate]]:
    """Yield phrases as they are wanted: for most answers a third of them is enough."""
    for first, end in pairwise((0, _FIRST_PHRASES, _MOST_PHRASES)):
        rows = fetched(connection, query, {**values, "most": end - first, "offset": first})
        yield [Candidate(*row) for row in rows]


def _of_speaker(
    connection: Connection, party: str, chosen: Select[tuple[int]], condition: Condition
) -> list[Candidate]:
    """Return the phrases that recur in some statements of a party, given by number."""
    day = uses.c.day
    first, last, days = func.min(day), func.max(day), func.count(day.distinct())
    query = (
        select(uses.c.phrase, days, first, last)
        .where(uses.c.number.in_(chosen), uses.c.party == party)
        .group_by(uses.c.phrase)
        .having(first < last, *condition.holds(first, last))
        .order_by(days.desc(), last.desc(), uses.c.phrase.desc())
    )
    rows = (Candidate(*row) for row in connection.execute(query, dict(condition.values)))
    return list(islice((row for row in rows if is_apart(row.first, row.last)), _MOST_PHRASES))
