"""Which function answers which question: the one door through which all questions to a record go."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from verbale.record import queries, said
from verbale.record.formulae.asking import formulae
from verbale.record.formulae.drift import drift
from verbale.record.formulae.positions import positions
from verbale.record.questions import (
    ContactQuestion,
    DriftQuestion,
    FormulaQuestion,
    PositionQuestion,
    Question,
    StatementQuestion,
    TimelineQuestion,
)
from verbale.record.rows import Row

type _Answer = Callable[[Connection, Any], Iterable[Row]]


def _contacts(connection: Connection, asked: ContactQuestion) -> Iterable[Row]:
    return (row for _, row in queries.contacts(connection, asked))


def _statements(connection: Connection, asked: StatementQuestion) -> Iterable[Row]:
    return (row for _, row in said.statements(connection, asked))


_ANSWERS: MappingProxyType[type[Question], _Answer] = MappingProxyType(
    {
        ContactQuestion: _contacts,
        StatementQuestion: _statements,
        TimelineQuestion: queries.timeline,
        FormulaQuestion: formulae,
        DriftQuestion: drift,
        PositionQuestion: positions,
    }
)


def answer(connection: Connection, asked: Question) -> Iterable[Row]:
    """Return the rows that answer a question of any kind."""
    return _ANSWERS[type(asked)](connection, asked)
