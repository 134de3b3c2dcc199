"""When several reports tell one statement: the same opening words of the same speaker within a week.

Every telling stays a row of `statements`. Rows that can be one statement share a key; of these, rows whose
days follow each other closely share a root: the telling that comes first. What stands in the table depends
on the rows alone, not on the order in which they came.
"""

from collections.abc import Collection
from datetime import date
from itertools import batched
from typing import Any, Final

from sqlalchemy import Connection, select

from verbale.account import Quotation
from verbale.record import schema
from verbale.record.bulk import update_rows
from verbale.record.fulltext import words_of
from verbale.record.names import fold
from verbale.record.packing import content_id

# Reports cut one quotation at different places, and mostly begin it at the same one.
OPENING_WORDS: Final = 8
# Fewer words are said by many, and often.
MIN_WORDS: Final = 4
MAX_DAYS_APART: Final = 7

_AT_ONCE = 500
_LEADING = frozenset({"that"})
_STATEMENTS = schema.statements.c


def key_of(said: Quotation, text: str, row: dict[str, Any]) -> str:
    """Return what the tellings of one statement have in common; the row's own id where nothing can be.

    `text` is that of the report, `row` holds the statement's `id`, `party`, `speaker` and `source`.
    """
    opening = [fold(word) for word in words_of(_spoken(said, text))]
    if opening[:1] and opening[0] in _LEADING:
        del opening[0]
    who = row["party"] or fold(row["speaker"] or row["source"])
    if len(opening) < MIN_WORDS or not who:
        return str(row["id"])
    return content_id("said", who, *opening[:OPENING_WORDS])


def _spoken(said: Quotation, text: str) -> str:
    """Return the content without the editor's insertions, as far as its opening words can reach."""
    pieces = []
    for start, end in said.content:
        for left, right in said.insertions:
            if start <= left and right <= end:
                pieces.append(text[start:left])
                start = right
        pieces.append(text[start:end])
    return " ".join(pieces)


def join(connection: Connection, keys: Collection[str]) -> list[str]:
    """Give all tellings with these keys the root that they have now; return the ids of those that moved."""
    columns = (_STATEMENTS.id, _STATEMENTS.same, _STATEMENTS.root, _STATEMENTS.day)
    changes = []
    for some in batched(sorted(set(keys)), _AT_ONCE):
        rows = connection.execute(
            select(*columns)
            .where(_STATEMENTS.same.in_(some))
            .order_by(_STATEMENTS.same, _STATEMENTS.day, _STATEMENTS.report, _STATEMENTS.position)
        )
        before, root = None, ""
        for row in rows:
            if before is None or row.same != before.same or _apart(before.day, row.day) > MAX_DAYS_APART:
                root = row.id
            if row.root != root:
                changes.append({"id": row.id, "root": root})
            before = row
    update_rows(connection, schema.statements, changes, by=("id",))
    return [change["id"] for change in changes]


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)
