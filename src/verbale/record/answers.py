"""Which function answers which question: the one door through which all questions to a record go."""

from collections.abc import Callable, Iterable
from functools import partial
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
from verbale.record.paging import page
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
from verbale.record.sequence import Rows

_ALL = 2**31 - 1

type Answer = Callable[[Connection, Any], Iterable[Row]]


def _search(connection: Connection, asked: SearchQuestion) -> Iterable[Row]:
    if asked.since is not None or asked.until is not None:
        raise VerbaleError(
            "a search is not for a time: ask for statements about the words since or until then"
        )
    limit = asked.limit if asked.limit is not None else _ALL
    return queries.search(connection, asked.words, kind=asked.kind, limit=limit, offset=asked.offset)


KINDS: MappingProxyType[str, tuple[type[Question], Answer]] = MappingProxyType(
    {
        "contacts": (ContactQuestion, partial(page, queries.contacts)),
        "statements": (StatementQuestion, partial(page, said.statements)),
        "timeline": (TimelineQuestion, partial(page, queries.timeline)),
        "events": (EventQuestion, partial(page, events_asked)),
        "search": (SearchQuestion, _search),
        "formulae": (FormulaQuestion, formulae),
        "drift": (DriftQuestion, drift),
        "positions": (PositionQuestion, positions),
        "agreements": (AgreementQuestion, partial(page, agreements_asked)),
        "figures": (FigureQuestion, partial(page, figures_asked)),
        "intensity": (IntensityQuestion, intensity),
    }
)
"""The kinds of questions by name: the class of the question, and the function that answers it."""

_ANSWERS = dict(KINDS.values())


def answer(connection: Connection, asked: Question) -> Rows[Any]:
    """Return the rows that answer a question of any kind."""
    found = _ANSWERS[type(asked)](connection, asked)
    return found if isinstance(found, Rows) else Rows(found)
