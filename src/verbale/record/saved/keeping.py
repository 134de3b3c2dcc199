"""Keeps questions under names, and what they were answered when last asked."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from verbale.errors import Abort, SkipInput, VerbaleError
from verbale.record.answers import KINDS, answer
from verbale.record.packing import packed
from verbale.record.questions import Question
from verbale.record.rows import Row
from verbale.record.saved.comparing import Known, compare, pack, unpack
from verbale.record.saved.rows import NewsRow, SavedRow
from verbale.record.saved.tables import saved_answers, saved_questions

VERSION = 1
MAX_LENGTH_OF_NAME = 100
_QUESTIONS, _ANSWERS = saved_questions.c, saved_answers.c


def set_up(connection: Connection) -> None:
    """Make the tables in a record that lacks them."""
    saved_questions.create(connection)
    saved_answers.create(connection)


def save(connection: Connection, name: str, asked: Question, *, replacing: bool) -> None:
    """Keep a question under a name.

    Raises VerbaleError when it asks for some rows of the answer only, or the name is no good or taken by
    another question, unless that one is to be replaced.
    """
    if not name.strip() or len(name) > MAX_LENGTH_OF_NAME:
        raise VerbaleError(f"{name!r} is no name for a question: give 1 to {MAX_LENGTH_OF_NAME} characters")
    if asked.limit is not None or asked.offset:
        raise VerbaleError("a saved question is about all its rows: leave out limit and offset")
    question = _packed(asked)
    kept = connection.scalar(select(_QUESTIONS.question).where(_QUESTIONS.name == name))
    if kept == question:
        return
    if kept is not None:
        if not replacing:
            raise VerbaleError(f"another question is saved as {name!r}: give another name, or replace it")
        forget(connection, name)
    connection.execute(insert(saved_questions).values(name=name, question=question, asked=0))


def forget(connection: Connection, name: str) -> None:
    """Delete a saved question. Raises SkipInput when there is none of this name."""
    _stored(connection, name)
    connection.execute(delete(saved_answers).where(_ANSWERS.name == name))
    connection.execute(delete(saved_questions).where(_QUESTIONS.name == name))


def saved(connection: Connection) -> Iterator[SavedRow]:
    """Yield the saved questions by name."""
    for row in connection.execute(select(saved_questions).order_by(_QUESTIONS.name)):
        told = json.loads(row.question)
        yield SavedRow(
            name=row.name, question=told["kind"], conditions=told["conditions"], asked=bool(row.asked)
        )


def ask(connection: Connection, name: str, as_of: str | None) -> Iterable[Row]:
    """Return the whole answer to a saved question. Raises SkipInput when there is none of this name."""
    return answer(connection, _question(_stored(connection, name).question, name, as_of))


def news(connection: Connection, name: str, as_of: str | None) -> tuple[list[NewsRow], dict[str, Known]]:
    """Return what is new since the question was last asked, and what `mark` is to keep.

    Raises SkipInput when there is none of this name.
    """
    return compare(ask(connection, name, as_of), _kept(connection, name))


def mark(connection: Connection, name: str, answered: dict[str, Known]) -> None:
    """Keep an answer: from now on, what differs from it is news."""
    before = _kept(connection, name)
    gone = [key for key, known in before.items() if answered.get(key) != known]
    for key in gone:
        connection.execute(delete(saved_answers).where(_ANSWERS.name == name, _ANSWERS.row == key))
    new = [
        {"name": name, "row": key, **pack(known)}
        for key, known in answered.items()
        if before.get(key) != known
    ]
    if new:
        connection.execute(insert(saved_answers), new)
    connection.execute(update(saved_questions).where(_QUESTIONS.name == name).values(asked=1))


def _kept(connection: Connection, name: str) -> dict[str, Known]:
    rows = connection.execute(select(saved_answers).where(_ANSWERS.name == name))
    return {row.row: unpack(row.said, row.members) for row in rows}


def _stored(connection: Connection, name: str) -> Any:
    row = connection.execute(select(saved_questions).where(_QUESTIONS.name == name)).first()
    if row is None:
        raise SkipInput(f"no question is saved as {name!r}")
    return row


def _packed(asked: Question) -> str:
    kind = next(kind for kind, (made, _) in KINDS.items() if made is type(asked))
    defaults = {field.name: field.default for field in fields(asked)}
    conditions = {key: value for key, value in asdict(asked).items() if value != defaults[key]}
    return packed({"version": VERSION, "kind": kind, "conditions": conditions})


def _question(text: str, name: str, as_of: str | None) -> Question:
    told = json.loads(text)
    made: Any = KINDS[told["kind"]][0] if told["kind"] in KINDS else None
    known = {field.name for field in fields(made)} if made is not None else set()
    conditions = told["conditions"]
    if made is None or told["version"] > VERSION or not conditions.keys() <= known:
        raise Abort(f"the question {name!r} was saved by a newer Verbale: update this one")
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in conditions.items()}
    if as_of is not None and "as_of" in known:
        given.setdefault("as_of", as_of)
    asked: Question = made(**given)
    return asked
