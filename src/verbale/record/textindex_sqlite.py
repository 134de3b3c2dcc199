"""The full-text index on SQLite: FTS5 tables whose rows lie in the order of their days.

The place of a row in the index is its day and its number, so that an answer in order of time is read off the
index from one end, and ends where there is enough of it.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, literal, select, text
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table

from verbale.record import schema
from verbale.record.bulk import among_numbers, any_of, as_list, rows_of
from verbale.record.fulltext import Term, folded_text, is_repeated, times
from verbale.record.indexed import MOST_RANKED, Indexed, InTime
from verbale.record.merged import LAST_DAY

# A place is a day as one number, and below it so many bits for the number of the row.
_BITS = 32
_NUMBER = (1 << _BITS) - 1
_PLACE = f"(CAST(replace(day, '-', '') AS INTEGER) << {_BITS} | number)"
_OPTIONS = "content='', tokenize='unicode61 remove_diacritics 2'"

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

    def holding(self, connection: Connection, terms: list[Term], asked: InTime) -> ColumnElement[bool]:
        """Return the condition on statements; it names those that are wanted where these are not all."""
        index = sql_table("statements_text", sql_column("rowid", Integer))
        number = schema.statements.c.number
        place, match = index.c.rowid, _match("statements", terms)
        if asked.wanted is None or asked.own is not None:
            found = select(place.bitwise_and(_NUMBER)).where(match)
            # Of two lists SQLite looks up what is on the first it takes; of both in one, what is on both.
            return number.in_(found if asked.own is None else asked.own.intersect(found))
        other = asked.query.with_only_columns(literal(1))
        other = other.where(number == place.bitwise_and(_NUMBER)).correlate(index)
        ordered = select(place).where(match, other.exists())
        if asked.first is not None:
            ordered = ordered.where(place >= _place(asked.first))
        if asked.last is not None:
            ordered = ordered.where(place <= _place(asked.last) | _NUMBER)
        query = ordered.order_by(place.desc() if asked.newest else place).limit(asked.wanted)
        places = list(connection.scalars(query))
        if (
            len(places) == asked.wanted
        ):  # within a day the order is another one: all of the last day are there
            day = places[-1] & ~_NUMBER
            rest = place > places[-1] if not asked.newest else place < places[-1]
            places += connection.scalars(ordered.where(place >= day, place <= day | _NUMBER, rest))
        return among_numbers(connection, number, [one & _NUMBER for one in places])

    def ranked(
        self, connection: Connection, name: Indexed, terms: list[Term], limit: int
    ) -> dict[int, float]:
        """Return numbers and scores, the best first."""
        numbers = list(_latest(connection, name, terms, None if limit > MOST_RANKED else MOST_RANKED))
        words = "coalesce(title, '') || ' ' || text" if name == "reports" else "words"
        query = f"SELECT number, {words} FROM {name} WHERE number {any_of(connection, 'bigint')}"  # noqa: S608
        rows = rows_of(connection, query, as_list(connection, numbers))
        scores = _scores([(number, folded_text(words)) for number, words in rows], terms)
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
        return dict(best[:limit])


def _match(name: Indexed, terms: list[Term]) -> Any:
    asked = " ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)
    return text(f"{name}_text MATCH :asked").bindparams(asked=asked)


def _place(day: str) -> int:
    """Return the first place of a day."""
    return int(day.replace("-", "")) << _BITS


def _latest(connection: Connection, name: Indexed, terms: list[Term], most: int | None) -> Iterator[int]:
    """Yield the numbers of the rows that match, the latest first, those of no known day last."""
    index = sql_table(f"{name}_text", sql_column("rowid", Integer))
    place, left = index.c.rowid, most
    for dated in (place < _place(LAST_DAY), place >= _place(LAST_DAY)):
        if left == 0:
            return
        query = select(place).where(_match(name, terms), dated).order_by(place.desc()).limit(left)
        found = connection.scalars(query).all()
        yield from (one & _NUMBER for one in found)
        left = None if left is None else left - len(found)


def _scores(texts: Sequence[tuple[int, str]], terms: list[Term]) -> dict[int, float]:
    mean = sum(len(words) for _, words in texts) / len(texts) if texts else 1.0
    scores = {}
    for number, words in texts:
        length = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * len(words) / max(mean, 1.0))
        counts = (max(times(words, term), 1) if is_repeated(words, term) else 1 for term in terms)
        scores[number] = math.fsum((1 + _SATURATION) * count / (count + length) for count in counts)
    return scores
