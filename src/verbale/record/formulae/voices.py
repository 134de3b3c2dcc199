"""Whose wording is asked about: a party, a person, or all who hold an office."""

from typing import NamedTuple

from sqlalchemy import Connection, Select, func, select

from verbale.errors import VerbaleError
from verbale.record import schema
from verbale.record.lookups import actors_named
from verbale.record.offices_asked import office_asked
from verbale.record.questions import FormulaQuestion
from verbale.record.statements import SPEAKER

# Of one who has spoken more often, the latest statements are looked at.
MOST_STATEMENTS = 3000
_STATEMENTS = schema.statements.c


class Voice(NamedTuple):
    """A party, or some of its statements: `chosen` asks for their numbers, `numbers` are these."""

    party: str
    chosen: Select[tuple[int]] | None = None
    numbers: frozenset[int] = frozenset()


def voice_of(connection: Connection, asked: FormulaQuestion) -> Voice | None:
    """Return the voice that a question means; None for a speaker of whom the record has no statement.

    Raises VerbaleError when it names neither a party nor a speaker.
    """
    if asked.by is None:
        if asked.party is None:
            raise VerbaleError("whose formulae? Give a party, or a speaker: --party AZE, --by Lavrov")
        return Voice(asked.party)
    office = office_asked(asked.by)
    if office is not None:
        condition = (_STATEMENTS.party == office.party) & (_STATEMENTS.office == office.office)
    else:
        spoken = schema.statement_actors.c
        own = select(spoken.statement).where(
            spoken.role == SPEAKER, spoken.actor.in_(actors_named(connection, asked.by))
        )
        condition = _STATEMENTS.id.in_(own) & _STATEMENTS.party.is_not(None)
    if asked.party is not None:
        condition &= _STATEMENTS.party == asked.party
    latest = (_STATEMENTS.day.desc(), _STATEMENTS.report, _STATEMENTS.position)
    chosen = select(_STATEMENTS.number).where(condition).order_by(*latest).limit(MOST_STATEMENTS)
    parties = (
        select(_STATEMENTS.party)
        .where(_STATEMENTS.number.in_(chosen))
        .group_by(_STATEMENTS.party)
        .order_by(func.count().desc(), _STATEMENTS.party)
    )
    party = connection.scalar(parties.limit(1))
    return None if party is None else Voice(party, chosen, frozenset(connection.scalars(chosen)))
