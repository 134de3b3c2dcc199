"""Which formulae there are: phrases that recur, most used first, each grown to the wording around it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Select, func, select

from verbale.record.dates import range_of
from verbale.record.formulae.growing import Candidate, Grower
from verbale.record.formulae.rows import FormulaRow
from verbale.record.formulae.tables import recurring, uses
from verbale.record.formulae.uses import is_apart
from verbale.record.formulae.voices import Voice, voice_of
from verbale.record.questions import FormulaQuestion

# Phrases looked at for one answer, most used first.
_MOST_PHRASES = 400

type Between = tuple[str | None, str | None]


def formulae(connection: Connection, asked: FormulaQuestion) -> list[FormulaRow]:
    """Return the formulae of a party or speaker, those used on most days first.

    Raises VerbaleError when neither is given.
    """
    voice = voice_of(connection, asked)
    if voice is None:
        return []
    found = candidates(connection, voice, (), range_of(asked.since, asked.until))
    end = None if asked.limit is None else asked.offset + asked.limit
    return list(islice(grown(connection, voice, found, asked.uses), asked.offset, end))


def grown(
    connection: Connection, voice: Voice, found: Iterable[Candidate], listed: int
) -> Iterator[FormulaRow]:
    """Yield the formulae around phrases, each once; `listed` is how many uses of each are listed."""
    grower = Grower(connection, voice, listed)
    for candidate in found:
        row = grower.grow(candidate)
        if row is not None:
            yield row


def candidates(
    connection: Connection, voice: Voice, conditions: Sequence[ColumnElement[bool]], between: Between
) -> list[Candidate]:
    """Return the phrases that recur with a voice, most used first.

    `conditions` are on `recurring.c.first` and `recurring.c.last`, the first and last day of use; `between` are
    days between which one use at least must lie.
    """
    if voice.chosen is not None:
        return _of_speaker(connection, voice.party, voice.chosen, between)
    found = recurring.c
    query = select(found.phrase, found.days, found.first, found.last)
    query = query.where(found.party == voice.party, *conditions)
    earliest, latest = between
    if earliest is not None:
        query = query.where(found.last >= earliest)
    if latest is not None:
        query = query.where(found.first <= latest)
    if between != (None, None):
        query = query.where(_is_used(voice.party, between))
    query = query.order_by(found.days.desc(), found.last.desc(), found.phrase.desc())
    return [Candidate(*row) for row in connection.execute(query.limit(_MOST_PHRASES))]


def _is_used(party: str, between: Between) -> ColumnElement[bool]:
    earliest, latest = between
    within = select(uses.c.number).where(uses.c.phrase == recurring.c.phrase, uses.c.party == party)
    if earliest is not None:
        within = within.where(uses.c.day >= earliest)
    if latest is not None:
        within = within.where(uses.c.day <= latest)
    return within.exists()


def _of_speaker(
    connection: Connection, party: str, chosen: Select[tuple[int]], between: Between
) -> list[Candidate]:
    """Return the phrases that recur in some statements of a party, given by number."""
    earliest, latest = between
    day = uses.c.day
    first, last, days = func.min(day), func.max(day), func.count(day.distinct())
    query = (
        select(uses.c.phrase, days, first, last)
        .where(uses.c.number.in_(chosen), uses.c.party == party)
        .group_by(uses.c.phrase)
        .having(first < last)
        .order_by(days.desc(), last.desc(), uses.c.phrase.desc())
    )
    if earliest is not None:
        query = query.having(last >= earliest)
    if latest is not None:
        query = query.having(first <= latest)
    rows = (Candidate(*row) for row in connection.execute(query))
    return list(islice((row for row in rows if is_apart(row.first, row.last)), _MOST_PHRASES))
