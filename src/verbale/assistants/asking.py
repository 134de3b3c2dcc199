"""From what an assistant asks for to bounded rows of the record, and errors that say what to do."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import BaseModel

from verbale.asked import make_question
from verbale.assistants.told import Answer
from verbale.errors import VerbaleError
from verbale.record.sequence import Rows
from verbale.record.store import Store

MOST_ROWS = 50
# About ten thousand tokens: more is of no use to an assistant at once.
ANSWER_CHARACTERS = 40_000
_MARK = "o"
_NOTHING = (
    "Nothing in the record meets all of these conditions. Drop one of them, widen the dates, or look with "
    "`search` for words and with `actors` for how a name is spelled."
)

type Find = Callable[[int, str | None], tuple[Sequence[Any], str | None]]


@contextmanager
def plainly() -> Iterator[None]:
    """Tell an assistant in one line what was wrong with what it asked for."""
    try:
        yield
    except VerbaleError as error:
        raise ToolError(str(error)) from error


def answer[T: BaseModel](find: Find, shape: Callable[[Any], T], limit: int, cursor: str | None) -> Answer[T]:
    """Return the page of an answer that begins at a cursor, of fewer rows where they are long.

    `find` gets a number of rows and the cursor, and gives rows with the cursor of what follows.
    """
    with plainly():
        count = min(limit, MOST_ROWS)
        while True:
            found, following = find(count, cursor)
            told: Answer[T] = Answer(rows=[shape(row) for row in found], next=following)
            if len(told.rows) <= 1 or len(told.model_dump_json()) <= ANSWER_CHARACTERS:
                break
            count = max(1, len(told.rows) // 2)
        if not told.rows:
            told.hint = _NOTHING if cursor is None else "This is the end of the answer."
        return told


def in_time(store: Store, kind: str, **conditions: Any) -> Find:
    """Return what finds the rows of a question whose answer is in order of time, and has cursors."""

    def find(limit: int, cursor: str | None) -> tuple[Sequence[Any], str | None]:
        rows: Rows[Any] = store.ask(make_question(kind, **conditions, limit=limit, after=cursor))
        return rows, rows.next

    return find


def counted(ask: Callable[[int, int], Sequence[Any]]) -> Find:
    """Return what finds rows by their number in the answer; `ask` gets limit and offset."""

    def find(limit: int, cursor: str | None) -> tuple[Sequence[Any], str | None]:
        offset = _offset(cursor)
        found = ask(limit + 1, offset)
        return found[:limit], f"{_MARK}{offset + limit}" if len(found) > limit else None

    return find


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    digits = cursor.removeprefix(_MARK)
    if not cursor.startswith(_MARK) or not (digits.isascii() and digits.isdecimal()) or len(digits) > 8:
        raise ToolError(f"{cursor!r} is no cursor of this tool: take `next` of its answer, or leave it out")
    return int(digits)
