"""Which formulae there are: phrases that recur, most used first, each grown to the wording around it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from verbale.record.dates import range_of
from verbale.record.formulae.growing import Candidate, Grower
from verbale.record.formulae.rows import FormulaRow
from verbale.record.formulae.tables import recurring, uses
from verbale.record.formulae.uses import is_apart
from verbale.record.formulae.voices import Voice, voice_of
from verbale.record.questions import FormulaQuestion

# Phrases looked at for one answer, most used first.
_MOST_PHRASES, _FIRST_PHRASES = 400, 130

type Condition = Callable[[ColumnElement[Any], ColumnElement[Any]], list[ColumnElement[bool]]]
"""From the columns of the first and the last day of use to what must hold of them."""


def formulae(connection: Connection, asked: FormulaQuestion) -> list[FormulaRow]:
    """Return the formulae of a party or speaker, those used on most days first.

    Raises VerbaleError when neither is given.
    """
    voice = voice_of(connection, asked)
    if voice is None:
        return []
    earliest, latest = range_of(asked.since, asked.until)

    def condition(first: ColumnElement[Any], last: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        since = [last >= earliest] if earliest is not None else []
        return since + ([first <= latest] if latest is not None else [])

    found = candidates(connection, voice, condition, (earliest, latest))
    end = None if asked.limit is None else asked.offset + asked.limit
    return list(islice(grown(connection, voice, found, asked), asked.offset, end))


def grown(
    connection: Connection, voice: Voice, found: Iterable[Candidate], asked: FormulaQuestion
) -> Iterator[FormulaRow]:
    """Yield the formulae around phrases, each once, with as many uses, and the gaps, as are asked for."""
    grower = Grower(connection, voice, asked.uses, brief=asked.brief)
    for candidate in found:
        row = grower.grow(candidate)
        if row is not None:
            yield row


def candidates(
    connection: Connection,
    voice: Voice,
    condition: Condition,
    between: tuple[str | None, str | None] = (None, None),
) -> Iterable[Candidate]:
    """Return the phrases that recur with a voice and meet a condition, most used first.

    One use at least must lie in the days of `between`.
    """
    if voice.chosen is not None:
        return _of_speaker(connection, voice.party, voice.chosen, condition)
    found = recurring.c
    query = select(found.phrase, found.days, found.first, found.last)
    query = query.where(found.party == voice.party, *condition(found.first, found.last))
    earliest, latest = between
    if earliest is not None or latest is not None:
        within = select(uses.c.number).where(uses.c.phrase == found.phrase, uses.c.party == voice.party)
        within = within.where(uses.c.day >= earliest) if earliest is not None else within
        within = within.where(uses.c.day <= latest) if latest is not None else within
        query = query.where(within.exists())
    return _in_parts(connection, query.order_by(found.days.desc(), found.last.desc(), found.phrase.desc()))


def _in_parts(connection: Connection, query: Select[Any]) -> Iterator[Candidate]:
    """Yield phrases as they are wanted: for most answers a third of them is enough."""
    for first, end in pairwise((0, _FIRST_PHRASES, _MOST_PHRASES)):
        for row in connection.execute(query.limit(end - first).offset(first)).all():
            yield Candidate(*row)


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
        .having(first < last, *condition(first, last))
        .order_by(days.desc(), last.desc(), uses.c.phrase.desc())
    )
    rows = (Candidate(*row) for row in connection.execute(query))
    return list(islice((row for row in rows if is_apart(row.first, row.last)), _MOST_PHRASES))
