"""When several reports tell one statement: the same opening words of the same speaker within a week.

Every telling stays a row of `statements`. Rows that can be one statement share a key; of these, rows whose
days follow each other closely share a root: the telling that comes first. What stands in the table depends
on the rows alone, not on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import batched, groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, select

from verbale.account import Quotation
from verbale.record import schema
from verbale.record.bulk import as_parameters, in_table, update_rows
from verbale.record.day_numbers import days_after
from verbale.record.fulltext import words_of
from verbale.record.names import fold
from verbale.record.packing import content_id

# Reports cut one quotation at different places, and mostly begin it at the same one.
OPENING_WORDS: Final = 8
# Fewer words are said by many, and often.
MIN_WORDS: Final = 4
MAX_DAYS_APART: Final = 7

_AT_ONCE = 2000
_AROUND = """
SELECT asked.stretch, said.id, said.day, said.report, said.position, said.root FROM {asked}
CROSS JOIN statements AS said
WHERE said.same = asked.same AND said.day >= asked.since AND said.day <= asked.until
"""
_TYPES = {"stretch": "integer", "same": "text", "since": "text", "until": "text"}
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


def join(connection: Connection, changed: Iterable[tuple[str, str]]) -> list[str]:
    """Bring roots up to date after tellings, given by key and day, have come or gone.

    Returns the ids of those that have got another root. Only tellings about these days are read, and those
    that follow as long as their roots change: what a party says all the time has one key for years.
    """
    asked = sorted(_stretches(changed))
    roots: dict[str, str] = {}  # as they are now, by id
    for some in batched(asked, _AT_ONCE):
        rows: dict[int, list[_Row]] = defaultdict(list)
        given = [(number, *_widened(one)) for number, one in enumerate(some)]
        query = _AROUND.format(asked=in_table(connection, "asked", _TYPES))
        for number, *row in connection.exec_driver_sql(query, as_parameters(connection, given)):
            rows[number].append(_Row(*row))
        for number, (key, first, last) in enumerate(some):
            found = sorted(rows[number], key=lambda one: one[1:4])
            moved = _moved([one._replace(root=roots.get(one.id, one.root)) for one in found], first)
            roots |= moved
            if found and found[-1].day > last and found[-1].id in moved:
                roots |= _following(connection, key, found[-1], moved[found[-1].id])
    changes = [{"id": one, "root": root} for one, root in roots.items()]
    update_rows(connection, schema.statements, changes, by=("id",))
    return list(roots)


class _Row(NamedTuple):
    id: str
    day: str
    report: str
    position: int
    root: str


def _stretches(changed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield key, first and last day of changes that lie close together."""
    for key, days in groupby(sorted(set(changed)), key=itemgetter(0)):
        first = last = ""
        for _, day in days:
            if last and _apart(last, day) > 2 * MAX_DAYS_APART:
                yield key, first, last
                first = ""
            first, last = first or day, day
        yield key, first, last


def _widened(stretch: tuple[str, str, str]) -> tuple[str, str, str]:
    key, first, last = stretch
    return key, days_after(first, -MAX_DAYS_APART), days_after(last, MAX_DAYS_APART)


def _moved(rows: Iterable[_Row], first: str) -> dict[str, str]:
    """Return the new roots of tellings, given in order; none has changed before day `first`."""
    found: dict[str, str] = {}
    before: _Row | None = None
    root = ""
    for row in rows:
        if row.day < first:
            root = row.root
        else:
            if before is None or _apart(before.day, row.day) > MAX_DAYS_APART:
                root = row.id
            if row.root != root:
                found[row.id] = root
        before = row
    return found


def _following(connection: Connection, key: str, last: _Row, root: str) -> dict[str, str]:
    """Return the root of the tellings after `last`, which has got a new one, that get it too."""
    found: dict[str, str] = {}
    query = select(*(_STATEMENTS[name] for name in _Row._fields)).where(
        _STATEMENTS.same == key, _STATEMENTS.day > last.day
    )
    for row in connection.execute(query.order_by(_STATEMENTS.day, _STATEMENTS.report, _STATEMENTS.position)):
        if row.root == root or _apart(last.day, row.day) > MAX_DAYS_APART:
            break
        found[row.id] = root
        last = _Row(*row)
    return found


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)
