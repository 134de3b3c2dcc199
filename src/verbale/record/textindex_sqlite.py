"""The full-text index on SQLite: FTS5 tables whose rows lie in the order of their days.

The place of a row in the index is its day and its number, so that an answer in order of time is read off the
index from one end, and ends where there is enough of it.
"""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, literal, select, text
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table

from verbale.record import schema
from verbale.record.bulk import any_of, as_list, fetched, rows_of
from verbale.record.fulltext import Term, counting, folded_text
from verbale.record.indexed import MOST_RANKED, Indexed, InTime
from verbale.record.merged import LAST_DAY

# A place is a day as one number, and below it so many bits for the number of the row.
_BITS = 32
_NUMBER = (1 << _BITS) - 1
_ALL, _LAST_PLACE = 2**31 - 1, 2**63 - 1
_PLACE = f"(CAST(replace(day, '-', '') AS INTEGER) << {_BITS} | number)"
_OPTIONS = "content='', tokenize='unicode61 remove_diacritics 2'"

_STATEMENTS = schema.statements.c
_SAID = sql_table("statements_text", sql_column("rowid", Integer))
_MATCH = text("statements_text MATCH :holding").bindparams(bindparam("holding"))

# BM25 as Robertson and Zaragoza give it (2009), but all words count alike: all of them must be there, and to
# count how many rows hold a frequent one takes longer than all the rest.
_SATURATION, _BY_LENGTH = 1.2, 0.75


class SqliteIndex:
    """Tables without the texts themselves, which stand in the record already."""

    set_up: Sequence[str] = (
        f"CREATE VIRTUAL TABLE reports_text USING fts5(title, text, {_OPTIONS})",
        f"CREATE VIRTUAL TABLE statements_text USING fts5(words, {_OPTIONS})",
    )

    index: Sequence[str] = ()

    def add(self, connection: Connection, reports: Sequence[str]) -> None:
        """Index reports and their statements."""
        chosen = any_of(connection, "text")
        for command in (
            "INSERT INTO reports_text(rowid, title, text)"  # noqa: S608  (names of ours)
            f" SELECT {_PLACE} AS place, title, text FROM reports WHERE id {chosen} ORDER BY place",
            "INSERT INTO statements_text(rowid, words)"  # noqa: S608
            f" SELECT {_PLACE} AS place, words FROM statements WHERE report {chosen} ORDER BY place",
        ):
            connection.exec_driver_sql(command, (as_list(connection, reports),))

    def remove(self, connection: Connection, report: str) -> None:
        """Take a report and its statements out: an index without texts is told what stood there."""
        for command in (
            "INSERT INTO reports_text(reports_text, rowid, title, text)"  # noqa: S608
            f" SELECT 'delete', {_PLACE}, title, text FROM reports WHERE id = :report",
            "INSERT INTO statements_text(statements_text, rowid, words)"  # noqa: S608
            f" SELECT 'delete', {_PLACE} AS place, words FROM statements WHERE report = :report"
            " ORDER BY place",
        ):
            connection.execute(text(command), {"report": report})

    def holding(
        self, connection: Connection, terms: list[Term], asked: InTime
    ) -> list[int] | ColumnElement[bool]:
        """Return the condition on statements, or the numbers of those that are wanted."""
        lowest = _place(asked.first) if asked.first is not None else 0
        highest = (_place(asked.last) if asked.last is not None else _LAST_PLACE) | _NUMBER
        if asked.wanted is None or asked.own is not None:
            found = select(_SAID.c.rowid.bitwise_and(_NUMBER)).where(
                _SAID.c.rowid >= lowest, _SAID.c.rowid <= highest
            )
            found = found.where(_MATCH).params(holding=_match(terms))
            if asked.own is None:
                return _STATEMENTS.number.in_(found)
            # Of two lists SQLite looks up what is on the first it takes; of both in one, what is on both.
            return list(connection.scalars(asked.own.intersect(found)))
        query = _in_order(asked.query, newest=asked.newest)
        values = {**asked.values, "holding": _match(terms), "lowest": lowest, "highest": highest}
        places = _column(fetched(connection, query, values | {"wanted": asked.wanted}))
        if len(places) == asked.wanted:  # within a day the order is another one: all of it are there
            day = places[-1] & ~_NUMBER
            lowest, highest = max(lowest, day), min(highest, day | _NUMBER)
            rest = (lowest, places[-1] - 1) if asked.newest else (places[-1] + 1, highest)
            values |= dict(zip(("lowest", "highest"), rest, strict=True))
            places += _column(fetched(connection, query, values | {"wanted": _ALL}))
        return [one & _NUMBER for one in places]

    def ranked(
        self, connection: Connection, name: Indexed, terms: list[Term], limit: int
    ) -> dict[int, float]:
        """Return numbers and scores, the best first."""
        numbers = _latest(connection, name, terms, _ALL if limit > MOST_RANKED else MOST_RANKED)
        words = "coalesce(title, '') || ' ' || text" if name == "reports" else "words"
        query = f"SELECT number, {words} FROM {name} WHERE number {any_of(connection, 'bigint')}"  # noqa: S608
        rows = rows_of(connection, query, as_list(connection, numbers))
        scores = _scores([(number, folded_text(words)) for number, words in rows], terms)
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
        return dict(best[:limit])


@lru_cache(maxsize=512)
def _in_order(query: Select[Any], *, newest: bool) -> Select[Any]:
    """Return the query for the places between two at which statements stand that meet `query`, too."""
    other = query.with_only_columns(literal(1)).where(
        _STATEMENTS.number == _SAID.c.rowid.bitwise_and(_NUMBER)
    )
    ordered = select(_SAID.c.rowid).where(_MATCH, other.correlate(_SAID).exists())
    ordered = ordered.where(_SAID.c.rowid >= bindparam("lowest"), _SAID.c.rowid <= bindparam("highest"))
    return ordered.order_by(_SAID.c.rowid.desc() if newest else _SAID.c.rowid).limit(bindparam("wanted"))


def _column(rows: Iterable[tuple[Any, ...]]) -> list[int]:
    return [number for (number,) in rows]


def _match(terms: list[Term]) -> str:
    """Return in the words of FTS5 that all terms must be there."""
    return " ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)


def _place(day: str) -> int:
    """Return the first place of a day."""
    return int(day.replace("-", "")) << _BITS


def _latest(connection: Connection, name: Indexed, terms: list[Term], most: int) -> list[int]:
    """Return the numbers of the rows that match, the latest first, those of no known day last."""
    undated = _place(LAST_DAY)
    query = (
        f"SELECT rowid FROM {name}_text WHERE {name}_text MATCH ? AND rowid >= ? AND rowid < ?"  # noqa: S608
        " ORDER BY rowid DESC LIMIT ?"
    )
    found = rows_of(connection, query, _match(terms), 0, undated, most)
    if len(found) < most:
        found += rows_of(connection, query, _match(terms), undated, _LAST_PLACE, most - len(found))
    return [place & _NUMBER for (place,) in found]


def _scores(texts: Sequence[tuple[int, str]], terms: list[Term]) -> dict[int, float]:
    mean = max(sum(len(words) for _, words in texts) / len(texts), 1.0) if texts else 1.0
    counts = [counting(term) for term in terms]
    scores = {}
    for number, words in texts:
        length = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * len(words) / mean)
        found = [count(words) for count in counts]
        scores[number] = math.fsum([(1 + _SATURATION) * count / (count + length) for count in found])
    return scores
