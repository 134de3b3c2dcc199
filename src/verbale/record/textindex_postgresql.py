"""The full-text index on PostgreSQL: lexemes with their places, made here and not by the database.

Beside the lexemes of a text stand marks: one for its month, and one for each two words that follow each
other. So the index gives what holds a phrase of frequent words without the texts that hold these anywhere,
and what holds a frequent word month by month.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR

from verbale.record import schema
from verbale.record.bulk import among, among_numbers, insert_values
from verbale.record.fulltext import Term
from verbale.record.indexed import MOST_RANKED, Indexed, InTime
from verbale.record.lexemes import folded, indexed, month_of, pairs_of
from verbale.record.merged import LAST_DAY
from verbale.record.passing import Passage, passages

_MOST_MONTHS = 600

# Texts that hold the words, if they are no more than these, are looked up all at once.
_FEW = 5_000
_ENOUGH = 4  # times as many as are wanted are looked for in a stretch of days at first
_LAST_KNOWN = "9999-12-30"
_HELD_AT_ONCE, _MOST_HELD_AT_ONCE = 100, 1_600

_COLUMNS = ("number", "day", "lexemes", "marks")
_TEXTS = {
    name: Table(
        f"{name}_text",
        MetaData(),
        Column("number", BigInteger),
        Column("day", schema.Text),
        Column("lexemes", TSVECTOR),
        Column("marks", ARRAY(Integer)),
    )
    for name in ("reports", "statements")
}


class PostgresqlIndex:
    """Tables of lexemes with their places, made here so that words are the same on both databases."""

    set_up: Sequence[str] = tuple(
        f"CREATE TABLE {name}_text (number bigint PRIMARY KEY REFERENCES {name} ON DELETE CASCADE,"
        ' day text COLLATE "C" NOT NULL, lexemes tsvector NOT NULL, marks integer[] NOT NULL)'
        for name in _TEXTS
    )
    index: Sequence[str] = tuple(
        f"CREATE INDEX IF NOT EXISTS {name}_by_text ON {name}_text USING gin (lexemes, marks)"
        for name in _TEXTS
    )

    def add(self, connection: Connection, reports: Sequence[str]) -> None:
        """Index reports and their statements."""
        table, statements = schema.reports.c, schema.statements.c
        whole = func.coalesce(table.title, "") + "\n" + table.text
        texts = select(table.number, table.day, whole).where(among(connection, table.id, reports))
        self._insert(connection, "reports", texts.order_by(table.number))
        said = select(statements.number, statements.day, statements.words)
        said = said.where(among(connection, statements.report, reports)).order_by(statements.number)
        self._insert(connection, "statements", said)

    def _insert(self, connection: Connection, name: Indexed, texts: Select[Any]) -> None:
        rows = [(number, day, *indexed(day, words)) for number, day, words in connection.execute(texts)]
        insert_values(connection, _TEXTS[name], _COLUMNS, rows)

    def remove(self, connection: Connection, report: str) -> None:
        """Leave it to the database: the lexemes go with the rows that they belong to."""

    def holding(
        self, connection: Connection, terms: list[Term], asked: InTime
    ) -> list[int] | ColumnElement[bool]:
        """Return the condition on statements, or the numbers of those that are wanted."""
        number = schema.statements.c.number
        index = _TEXTS["statements"].c
        reckoned = _reckoned(connection, "statements", terms)
        if asked.wanted is None:
            return number.in_(select(index.number).where(*_match("statements", terms)))
        if asked.own is not None and reckoned.holding > _FEW:  # each of its own is looked at, in their order
            own = select(index.lexemes.bool_op("@@")(_asked(terms))).where(index.number == number)
            return own.correlate(schema.statements).scalar_subquery()
        found: list[int] = []
        day = ""
        at_once = _HELD_AT_ONCE
        hits = _hits(connection, "statements", terms, reckoned, asked)
        while some := list(islice(hits, at_once)):
            numbers = [one.number for one in some]
            query = asked.query.with_only_columns(number).where(among_numbers(connection, number, numbers))
            those = set(connection.scalars(query, dict(asked.values)))
            for one in some:  # within a day the order is another one: all of the last day are there
                if len(found) >= asked.wanted and one.day != day:
                    return found
                if one.number in those:
                    found.append(one.number)
                    day = one.day
            at_once = min(2 * at_once, _MOST_HELD_AT_ONCE)
        return found

    def ranked(
        self, connection: Connection, name: Indexed, terms: list[Term], limit: int
    ) -> dict[int, float]:
        """Return numbers and scores, the best first."""
        index = _TEXTS[name].c
        chosen = _match(name, terms)
        if limit <= MOST_RANKED:
            numbers = _latest(connection, name, terms)
            chosen = [among_numbers(connection, index.number, numbers)]
        score = func.ts_rank(index.lexemes, _asked(terms)).label("score")
        query = select(index.number, score).where(*chosen).order_by(score.desc(), index.number).limit(limit)
        return {row.number: row.score for row in connection.execute(query)}


class _Reckoned(NamedTuple):
    """How many texts there are, and how many of them hold all terms, as the database reckons."""

    texts: int
    holding: int


class _Hit(NamedTuple):
    """A text that holds all words, and its day."""

    number: int
    day: str


def _hits(
    connection: Connection, name: Indexed, terms: list[Term], reckoned: _Reckoned, asked: InTime
) -> Iterator[_Hit]:
    """Yield the texts that hold all terms in the order of their days, looked up as far as they are needed."""
    index = _TEXTS[name].c
    query = select(index.number, index.day).where(*_match(name, terms))
    if asked.first is not None:
        query = query.where(index.day >= asked.first)
    if asked.last is not None:
        query = query.where(index.day <= asked.last)
    # An expression, so that what holds the words is looked up and sorted, and not all walked through.
    day = index.day.concat("")
    ordered = query.order_by(*((day.desc(), index.number.desc()) if asked.newest else (day, index.number)))
    if reckoned.holding <= _FEW:
        yield from (_Hit(*row) for row in connection.execute(ordered))
        return
    days = schema.metadata.tables[name].c.day
    rows = _ENOUGH * (asked.wanted or 1) * reckoned.texts / reckoned.holding
    for passage in passages(connection, days, rows, asked.first, asked.last, newest=asked.newest):
        own = ordered.where(index.day >= passage.first, index.day <= passage.last)
        months = _months(passage)
        if months is not None:
            own = own.where(index.marks.bool_op("&&")(_array(months)))
        yield from (_Hit(*row) for row in connection.execute(own))


def _latest(connection: Connection, name: Indexed, terms: list[Term]) -> list[int]:
    """Return the numbers of the latest rows that match, those of no known day after all others."""
    reckoned = _reckoned(connection, name, terms)
    nothing = select(literal(1))
    dated = InTime(nothing, MOST_RANKED, last=_LAST_KNOWN, newest=True)
    numbers = [one.number for one in islice(_hits(connection, name, terms, reckoned, dated), MOST_RANKED)]
    if len(numbers) < MOST_RANKED:
        rest = InTime(nothing, MOST_RANKED - len(numbers), first=LAST_DAY, newest=True)
        hits = _hits(connection, name, terms, reckoned, rest)
        numbers += [one.number for one in islice(hits, MOST_RANKED - len(numbers))]
    return numbers


def _reckoned(connection: Connection, name: Indexed, terms: list[Term]) -> _Reckoned:
    """Ask the database for what it knows of each word and pair; terms are taken to stand where they like."""
    index = _TEXTS[name].c
    all_ = select(literal(1)).select_from(_TEXTS[name])
    queries, of_term = [all_], []
    for place, term in enumerate(terms):
        conditions: list[ColumnElement[bool]]
        conditions = [index.lexemes.bool_op("@@")(_asked([one])) for one in _single(term)]
        conditions += [index.marks.contains(_array([pair])) for pair in _pairs_of([term])]
        queries += [all_.where(one) for one in conditions]
        of_term += [place] * len(conditions)
    query = union_all(*queries)
    written = query.compile(connection, compile_kwargs={"render_postcompile": True})
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {written}", written.params).scalar_one()
    texts, *holding = (max(1, int(part["Plan Rows"])) for part in plan[0]["Plan"]["Plans"])
    rarest: dict[int, int] = {}
    for place, count in zip(of_term, holding, strict=True):
        rarest[place] = min(rarest.get(place, texts), count)
    return _Reckoned(texts, max(1, round(texts * math.prod(count / texts for count in rarest.values()))))


def _single(term: Term) -> Iterator[Term]:
    *whole, last = term.words
    yield from (Term((word,), prefix=False) for word in whole)
    yield Term((last,), prefix=term.prefix)


def _match(name: Indexed, terms: list[Term]) -> list[ColumnElement[bool]]:
    """Return the conditions that a text holds all terms."""
    index = _TEXTS[name].c
    conditions: list[ColumnElement[bool]] = [index.lexemes.bool_op("@@")(_asked(terms))]
    if pairs := _pairs_of(terms):
        conditions.append(index.marks.contains(_array(pairs)))
    return conditions


def _pairs_of(terms: list[Term]) -> list[int]:
    """Return the marks of the words that follow each other in phrases."""
    found = set()
    for term in terms:
        found |= pairs_of(folded(term.words[:-1] if term.prefix else term.words))
    return sorted(found)


def _months(passage: Passage) -> list[int] | None:
    """Return the marks of the months of a passage, None where these are too many to be of use."""
    months = list(range(month_of(passage.first), month_of(passage.last) + 1))
    return months if len(months) <= _MOST_MONTHS else None


def _array(values: Sequence[int]) -> Any:
    return cast(list(values), ARRAY(Integer))


def _asked(terms: list[Term]) -> Any:
    phrases = []
    for term in terms:
        lexemes = [f"'{word}'" for word in folded(term.words)]
        phrases.append("(" + " <-> ".join(lexemes) + (":*" if term.prefix else "") + ")")
    return cast(bindparam("asked", " & ".join(phrases), Text, unique=True), TSQUERY)
