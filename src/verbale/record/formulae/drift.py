"""How the wording of a party changed between two dates: what it stopped saying, and what it took up."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, bindparam

from verbale.errors import VerbaleError
from verbale.record.dates import range_of
from verbale.record.formulae.asking import Condition, candidates, grown
from verbale.record.formulae.completing import Grown, completed
from verbale.record.formulae.rows import DriftRow
from verbale.record.formulae.voices import Voice, voice_of
from verbale.record.merged import LAST_DAY
from verbale.record.questions import DriftQuestion
from verbale.record.spoken import MOST_COUNTED, Time, spoken_in

_FIRST_DAY = ""


def drift(connection: Connection, asked: DriftQuestion) -> list[DriftRow]:
    """Return the formulae that were stopped, then those that were taken up, those used on most days first.

    A formula counts only when the party spoke on its topic without it, after it was stopped or before it was
    taken up: silence is no change of wording. `limit` and `offset` hold for each of the two.

    Raises VerbaleError when the dates don't follow each other, or neither party nor speaker is given.
    """
    start, end = range_of(asked.before, asked.before)
    new_start, new_end = range_of(asked.after, asked.after)
    if start is None or end is None or new_start is None or new_end is None or end >= new_start:
        raise VerbaleError(f"{asked.after} does not follow {asked.before}: give the earlier date first")
    voice = voice_of(connection, asked)
    if voice is None:
        return []

    days = {"start": start, "end": end, "new_start": new_start, "new_end": new_end}
    return [
        *_changed(connection, voice, "stopped", Condition(_stopped, days), asked),
        *_changed(connection, voice, "taken up", Condition(_taken_up, days), asked),
    ]


def _stopped(first: ColumnElement[Any], last: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    return [first <= bindparam("end"), last >= bindparam("start"), last < bindparam("new_start")]


def _taken_up(first: ColumnElement[Any], last: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    return [first > bindparam("end"), first <= bindparam("new_end"), last >= bindparam("new_start")]


def _changed(
    connection: Connection,
    voice: Voice,
    change: Literal["stopped", "taken up"],
    condition: Condition,
    asked: DriftQuestion,
) -> Iterator[DriftRow]:
    found = candidates(connection, voice, condition)
    end = None if asked.limit is None else asked.offset + asked.limit
    told = list(islice(_spoken_of(connection, voice, change, found, asked), asked.offset, end))
    rows = completed(connection, [formula for formula, _ in told], gaps=not asked.brief)
    for row, (_, statements) in zip(rows, told, strict=True):
        yield DriftRow(change=change, statements=statements, formula=row)


def _spoken_of(
    connection: Connection,
    voice: Voice,
    change: Literal["stopped", "taken up"],
    found: Any,
    asked: DriftQuestion,
) -> Iterator[tuple[Grown, int]]:
    """Yield the formulae on whose topics the party spoke without them, with how many statements it made."""
    for formula in grown(connection, voice, found, asked):
        row = formula.row
        days = (row.last, LAST_DAY) if change == "stopped" else (_FIRST_DAY, row.first)
        most = 1 if asked.brief else MOST_COUNTED
        topic = row.topics[0] if row.topics else None
        [statements] = spoken_in(connection, voice.party, [Time(topic, *days)], most=most)
        if statements:
            yield formula, statements
