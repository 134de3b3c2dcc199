"""Which function answers which question: the one door through which all questions to a record go."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from verbale.errors import VerbaleError
from verbale.record import queries, said
from verbale.record.agreements.queries import agreements_asked
from verbale.record.events.intensity import intensity
from verbale.record.events.queries import events_asked
from verbale.record.figures.queries import figures_asked
from verbale.record.formulae.asking import formulae
from verbale.record.formulae.drift import drift
from verbale.record.formulae.positions import positions
from verbale.record.questions import (
    AgreementQuestion,
    ContactQuestion,
    DriftQuestion,
    EventQuestion,
    FigureQuestion,
    FormulaQuestion,
    IntensityQuestion,
    PositionQuestion,
    Question,
    SearchQuestion,
    StatementQuestion,
    TimelineQuestion,
)
from verbale.record.rows import Row

_ALL = 2**31 - 1

type Answer = Callable[[Connection, Any], Iterable[Row]]


def _contacts(connection: Connection, asked: ContactQuestion) -> Iterable[Row]:
    return (row for _, row in queries.contacts(connection, asked))


def _events(connection: Connection, asked: EventQuestion) -> Iterable[Row]:
    return (row for _, row in events_asked(connection, asked))


def _statements(connection: Connection, asked: StatementQuestion) -> Iterable[Row]:
    return (row for _, row in said.statements(connection, asked))


def _search(connection: Connection, asked: SearchQuestion) -> Iterable[Row]:
    if asked.since is not None or asked.until is not None:
        raise VerbaleError(
            "a search is not for a time: ask for statements about the words since or until then"
        )
    limit = asked.limit if asked.limit is not None else _ALL
    return queries.search(connection, asked.words, kind=asked.kind, limit=limit, offset=asked.offset)


KINDS: MappingProxyType[str, tuple[type[Question], Answer]] = MappingProxyType(
    {
        "contacts": (ContactQuestion, _contacts),
        "statements": (StatementQuestion, _statements),
        "timeline": (TimelineQuestion, queries.timeline),
        "search": (SearchQuestion, _search),
        "formulae": (FormulaQuestion, formulae),
        "drift": (DriftQuestion, drift),
        "positions": (PositionQuestion, positions),
        "events": (EventQuestion, _events),
        "agreements": (AgreementQuestion, agreements_asked),
        "figures": (FigureQuestion, figures_asked),
        "intensity": (IntensityQuestion, intensity),
    }
)
"""The kinds of questions by name: the class of the question, and the function that answers it."""

_ANSWERS = dict(KINDS.values())


def answer(connection: Connection, asked: Question) -> Iterable[Row]:
    """Return the rows that answer a question of any kind."""
    return _ANSWERS[type(asked)](connection, asked)
