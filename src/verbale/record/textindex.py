"""Full-text indexes: the one place that knows how each database keeps and asks them.

Both find the same: words without regard to case and accents, phrases, beginnings of words.
"""

from collections.abc import Sequence
from typing import Any, Final, Literal, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from verbale.record import schema
from verbale.record.bulk import among, any_of, as_list
from verbale.record.fulltext import Term, words_of
from verbale.record.names import fold

MOST_RANKED: Final = 500
"""So many rows are ranked: ranking all that hold a frequent word takes longer as the record grows."""

# To test whether one row matches costs so many times what it costs to look up one that does.
_COST_OF_A_TEST: Final = 11

type Indexed = Literal["reports", "statements"]

# PostgreSQL keeps the places of the first words of a text, of each of them so many, and no more.
_MAX_PLACE = 16_383
_MAX_PLACES_OF_WORD = 255
_MAX_BYTES_OF_WORD = 2_046
_MAX_BYTES = 900_000
_BYTES_OF_LEXEME, _BYTES_OF_PLACE = 8, 2


class TextIndex(Protocol):
    """The full-text index of the texts of reports and the words of statements."""

    set_up: Sequence[str]

    def add(self, connection: Connection, reports: Sequence[str]) -> None:
        """Index reports and their statements, which are stored already."""

    def remove(self, connection: Connection, report: str) -> None:
        """Take a report and its statements, which are stored still, out of the index."""

    def matching(self, name: Indexed, terms: list[Term]) -> Select[tuple[int]]:
        """Return a query for the numbers of the rows that match."""

    def matches(
        self,
        connection: Connection,
        name: Indexed,
        terms: list[Term],
        wanted: int | None,
        among: Select[tuple[int]] | None = None,
    ) -> ColumnElement[bool]:
        """Return the condition that a row matches, for a query in an order of its own.

        `wanted` is how many rows the query gives, where those that match meet its other conditions, of
        which the rows `among` are known to meet all that leave out many; None where they have no such order.
        """

    def ranked(self, name: Indexed, terms: list[Term], limit: int) -> Select[tuple[int, float]]:
        """Return a query for number and score of the rows that match best, higher scores for better ones.

        Of very many rows that match, the `MOST_RANKED` taken in last are held against each other.
        """


def text_index(connection: Connection) -> TextIndex:
    """Return the index of the database behind `connection`."""
    return _Postgresql() if connection.dialect.name == "postgresql" else _Sqlite()


class _Sqlite:
    """FTS5 tables that refer to the stored texts by row number."""

    set_up: Sequence[str] = (
        "CREATE VIRTUAL TABLE reports_text USING fts5(title, text, content='reports',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE statements_text USING fts5(words, content='statements',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
    )

    def add(self, connection: Connection, reports: Sequence[str]) -> None:
        chosen = any_of(connection, "text")
        for command in (
            "INSERT INTO reports_text(rowid, title, text)"  # noqa: S608  (names of ours)
            f" SELECT number, title, text FROM reports WHERE id {chosen} ORDER BY number",
            "INSERT INTO statements_text(rowid, words)"  # noqa: S608
            f" SELECT number, words FROM statements WHERE report {chosen} ORDER BY number",
        ):
            connection.exec_driver_sql(command, (as_list(connection, reports),))

    def remove(self, connection: Connection, report: str) -> None:
        for command in (
            "INSERT INTO reports_text(reports_text, rowid, title, text)"
            " SELECT 'delete', number, title, text FROM reports WHERE id = :report",
            "INSERT INTO statements_text(statements_text, rowid, words)"
            " SELECT 'delete', number, words FROM statements WHERE report = :report ORDER BY number",
        ):
            connection.execute(text(command), {"report": report})

    def matching(self, name: Indexed, terms: list[Term]) -> Select[tuple[int]]:
        index = table(f"{name}_text", column("rowid"))
        return select(index.c.rowid).where(self._match(name, terms))

    def ranked(self, name: Indexed, terms: list[Term], limit: int) -> Select[tuple[int, float]]:
        index = table(f"{name}_text", column("rowid"), column("rank"))
        query = select(index.c.rowid.label("number"), (-index.c.rank).label("score"))
        query = query.where(self._match(name, terms))
        if limit <= MOST_RANKED:
            last = self.matching(name, terms).order_by(index.c.rowid.desc()).correlate(None)
            first = last.limit(1).offset(MOST_RANKED - 1).scalar_subquery()
            query = query.where(index.c.rowid >= func.coalesce(first, 0))
        return query.order_by(index.c.rank).limit(limit)

    def matches(
        self,
        connection: Connection,
        name: Indexed,
        terms: list[Term],
        wanted: int | None,
        among: Select[tuple[int]] | None = None,
    ) -> ColumnElement[bool]:
        index, numbers = table(f"{name}_text", column("rowid")), schema.metadata.tables[name].c.number
        if wanted is not None:
            rows = connection.scalar(select(func.max(numbers))) or 0
            found = connection.scalar(select(func.count()).select_from(index).where(self._match(name, terms)))
            if (found or 0) ** 2 > _COST_OF_A_TEST * wanted * rows:
                own = select(index.c.rowid).where(self._match(name, terms), index.c.rowid == numbers)
                return own.correlate(numbers.table).exists()
        found_by_words = self.matching(name, terms)
        # Of two lists SQLite looks up in the table what is on the first it takes; of both, what is on both.
        return numbers.in_(found_by_words if among is None else among.intersect(found_by_words))

    def _match(self, name: Indexed, terms: list[Term]) -> Any:
        asked = " ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)
        return text(f"{name}_text MATCH :asked").bindparams(asked=asked)


class _Postgresql:
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

    def matching(self, name: Indexed, terms: list[Term]) -> Select[tuple[int]]:
        index = table(f"{name}_text", column("number"), column("lexemes", TSVECTOR))
        return select(index.c.number).where(index.c.lexemes.bool_op("@@")(_asked(terms)))

    def ranked(self, name: Indexed, terms: list[Term], limit: int) -> Select[tuple[int, float]]:
        index = table(f"{name}_text", column("number"), column("lexemes", TSVECTOR))
        asked = _asked(terms)
        own = select(index.c.number, index.c.lexemes).where(index.c.lexemes.bool_op("@@")(asked))
        if limit <= MOST_RANKED:
            own = own.order_by(index.c.number.desc()).limit(MOST_RANKED)
        found = own.subquery("found")
        score = func.ts_rank(found.c.lexemes, asked).label("score")
        return select(found.c.number, score).order_by(score.desc(), found.c.number).limit(limit)

    def matches(
        self,
        connection: Connection,
        name: Indexed,
        terms: list[Term],
        wanted: int | None,
        among: Select[tuple[int]] | None = None,
    ) -> ColumnElement[bool]:
        """Leave it to the database whether to go through all rows or through those that match."""
        return schema.metadata.tables[name].c.number.in_(self.matching(name, terms))


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
