"""The full-text index on PostgreSQL: lexemes with their places, made here and not by the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    literal,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from verbale.record import schema
from verbale.record.bulk import among
from verbale.record.fulltext import Term, words_of
from verbale.record.indexed import MOST_RANKED, Indexed, InTime
from verbale.record.names import fold

# The places of the first words of a text are kept, of each of them so many, and no more.
_MAX_PLACE = 16_383
_MAX_PLACES_OF_WORD = 255
_MAX_BYTES_OF_WORD = 2_046
_MAX_BYTES = 900_000
_BYTES_OF_LEXEME, _BYTES_OF_PLACE = 8, 2
_FREQUENT = 50_000  # texts with all words of a phrase, from which the newest of them are met soon


class PostgresqlIndex:
    """Tables of lexemes with their places, made here so that words are the same on both databases."""

    set_up: Sequence[str] = (
        "CREATE TABLE reports_text (number bigint PRIMARY KEY REFERENCES reports ON DELETE CASCADE,"
        " lexemes tsvector NOT NULL)",
        "CREATE TABLE statements_text (number bigint PRIMARY KEY REFERENCES statements ON DELETE CASCADE,"
        " lexemes tsvector NOT NULL)",
        "CREATE INDEX reports_by_text ON reports_text USING gin (lexemes)",
        "CREATE INDEX statements_by_text ON statements_text USING gin (lexemes)",
    )

    def add(self, connection: Connection, reports: Sequence[str]) -> None:
        """Index reports and their statements."""
        table, statements = schema.reports.c, schema.statements.c
        whole = func.coalesce(table.title, "") + "\n" + table.text
        texts = select(table.number, whole).where(among(connection, table.id, reports))
        self._insert(connection, "reports", texts.order_by(table.number))
        said = select(statements.number, statements.words)
        said = said.where(among(connection, statements.report, reports)).order_by(statements.number)
        self._insert(connection, "statements", said)

    def _insert(self, connection: Connection, name: Indexed, texts: Select[Any]) -> None:
        rows = [{"number": number, "lexemes": _lexemes(words)} for number, words in connection.execute(texts)]
        if rows:
            connection.execute(
                text(f"INSERT INTO {name}_text VALUES (:number, CAST(:lexemes AS tsvector))"),  # noqa: S608
                rows,
            )

    def remove(self, connection: Connection, report: str) -> None:
        """Leave it to the database: the lexemes go with the rows that they belong to."""

    def holding(self, connection: Connection, terms: list[Term], asked: InTime) -> ColumnElement[bool]:
        """Leave it to the database whether to go through all rows or through those that match."""
        index = table("statements_text", column("number"), column("lexemes", TSVECTOR))
        matching = select(index.c.number).where(index.c.lexemes.bool_op("@@")(_asked(terms)))
        return schema.statements.c.number.in_(matching)

    def ranked(
        self, connection: Connection, name: Indexed, terms: list[Term], limit: int
    ) -> dict[int, float]:
        """Return numbers and scores, the best first."""
        index = table(f"{name}_text", column("number"), column("lexemes", TSVECTOR))
        asked = _asked(terms)
        own = select(index.c.number, index.c.lexemes).where(index.c.lexemes.bool_op("@@")(asked))
        if limit <= MOST_RANKED:
            # Of rare phrases the database thinks too well, and goes through all rows from the newest on.
            phrase = any(len(term.words) > 1 for term in terms)
            rare = phrase and _reckoned(connection, name, terms) < _FREQUENT
            newest = index.c.number + 0 if rare else index.c.number
            own = own.order_by(newest.desc()).limit(MOST_RANKED)
        found = own.subquery("found")
        score = func.ts_rank(found.c.lexemes, asked).label("score")
        query = select(found.c.number, score).order_by(score.desc(), found.c.number).limit(limit)
        return {row.number: row.score for row in connection.execute(query)}


def _reckoned(connection: Connection, name: Indexed, terms: list[Term]) -> int:
    """Return in how many texts the database reckons the terms to be, by what it knows of each word."""
    index = table(f"{name}_text", column("lexemes", TSVECTOR))
    words = [Term((word,), prefix=False) for term in terms for word in term.words]
    query = select(literal(1)).select_from(index).where(index.c.lexemes.bool_op("@@")(_asked(words)))
    written = query.compile(connection, compile_kwargs={"render_postcompile": True})
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {written}", written.params).scalar_one()
    return int(plan[0]["Plan"]["Plan Rows"])


def _lexemes(words: str) -> str:
    """Return the words of a text with their places; of a text too long to be indexed, the first ones."""
    places: dict[str, list[int]] = {}
    size = 0
    for place, word in enumerate(_folded(words_of(words)), start=1):
        if size > _MAX_BYTES:
            break
        if word not in places:
            size += len(word.encode()) + _BYTES_OF_LEXEME
        known = places.setdefault(word, [])
        if len(known) < _MAX_PLACES_OF_WORD and known[-1:] != [_MAX_PLACE]:
            known.append(min(place, _MAX_PLACE))
            size += _BYTES_OF_PLACE
    return " ".join(f"'{word}':{','.join(map(str, known))}" for word, known in places.items())


def _asked(terms: list[Term]) -> Any:
    phrases = []
    for term in terms:
        lexemes = [f"'{word}'" for word in _folded(term.words)]
        phrases.append("(" + " <-> ".join(lexemes) + (":*" if term.prefix else "") + ")")
    return cast(bindparam("asked", " & ".join(phrases), Text, unique=True), TSQUERY)


def _folded(words: Sequence[str]) -> list[str]:
    """Return folded words; one that folds to several, or to none, stays a single word all the same."""
    folded = (fold(word).replace(" ", "") or word for word in words)
    return [word.encode()[:_MAX_BYTES_OF_WORD].decode(errors="ignore") for word in folded]
