"""Full-text search: the one place that knows how the database does it.

What a user types is taken apart into words, phrases in quotation marks, and words that end in `*`;
nothing else in it has a meaning, so no text can break the syntax of the database.
"""

import re
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, column, func, literal_column, select, table, text

from verbale.account import Span
from verbale.errors import VerbaleError

_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)')
_WORD = re.compile(r"\w+")
MAX_WORDS = 64
MAX_QUERY = 2000
SNIPPET_WORDS = 24
_OPEN, _CLOSE = "\x02", "\x03"

SET_UP = (
    "CREATE VIRTUAL TABLE reports_text USING fts5(title, text, content='reports',"
    " content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER reports_text_insert AFTER INSERT ON reports BEGIN"
    " INSERT INTO reports_text(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER reports_text_delete AFTER DELETE ON reports BEGIN"
    " INSERT INTO reports_text(reports_text, rowid, title, text)"
    " VALUES ('delete', old.number, old.title, old.text); END",
    "CREATE VIRTUAL TABLE statements_text USING fts5(words, content='statements',"
    " content_rowid='number', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER statements_text_insert AFTER INSERT ON statements BEGIN"
    " INSERT INTO statements_text(rowid, words) VALUES (new.number, new.words); END",
    "CREATE TRIGGER statements_text_delete AFTER DELETE ON statements BEGIN"
    " INSERT INTO statements_text(statements_text, rowid, words)"
    " VALUES ('delete', old.number, old.words); END",
)


class Term(NamedTuple):
    """Words that must follow each other; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool


def parse(query: str) -> list[Term]:
    """Return what must all be found. Raises VerbaleError when there is no word in `query`."""
    terms = []
    for phrase, word in _PHRASE.findall(query[:MAX_QUERY]):
        told = phrase or word
        words = tuple(_WORD.findall(told.replace("\x00", " ")))
        if words:
            terms.append(Term(words, prefix=told.rstrip().endswith("*")))
    if not terms:
        raise VerbaleError(f"nothing to search for in {query!r}: give at least one word")
    return terms[:MAX_WORDS]


def _expression(terms: list[Term]) -> str:
    return " ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)


def matching(name: str, terms: list[Term]) -> Select[tuple[int]]:
    """Return a query for the numbers of the rows of `name` ("reports", "statements") that match."""
    index = table(f"{name}_text", column("rowid"))
    return select(index.c.rowid).where(_match(name, terms))


def ranked(name: str, terms: list[Term], limit: int) -> Select[tuple[int, float, str]]:
    """Return a query for number, score and marked snippet of the rows of `name` that match best."""
    index = table(f"{name}_text", column("rowid"), column("rank"))
    snippet = func.snippet(literal_column(f"{name}_text"), -1, _OPEN, _CLOSE, "…", SNIPPET_WORDS)
    return (
        select(index.c.rowid.label("number"), (-index.c.rank).label("score"), snippet.label("snippet"))
        .where(_match(name, terms))
        .order_by(index.c.rank)
        .limit(limit)
    )


def _match(name: str, terms: list[Term]) -> ColumnElement[bool]:
    return text(f"{name}_text MATCH :words").bindparams(words=_expression(terms))  # type: ignore[return-value]


def unmark(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """Return the plain text of a marked snippet, on one line, and the spans of its marks."""
    marks: list[Span] = []
    plain, start = "", 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", re.sub(r"\s+", " ", snippet)):
        if piece == _OPEN:
            start = len(plain)
        elif piece == _CLOSE:
            marks.append((start, len(plain)))
        else:
            plain += piece
    return plain, tuple(marks)
