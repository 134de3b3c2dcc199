"""The tables behind formulae: where each party's statements use which phrase, and which phrases recur."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from verbale.record.schema import Number, Text, metadata

# `day` is that of the statement as told first, so that a statement told again counts once.
uses = Table(
    "phrase_uses",
    metadata,
    Column("phrase", BigInteger, primary_key=True, autoincrement=False),
    Column("party", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("number", Number, primary_key=True, autoincrement=False),  # of the statement
    Column("start", Integer, nullable=False),  # in the text of the report
    Column("end", Integer, nullable=False),
    # SQLite finds the key in the index; PostgreSQL looks into the row in any case.
    Index("phrase_uses_by_statement", "number", "start", "end").ddl_if(dialect="sqlite"),
    Index("phrase_uses_by_statement", "number").ddl_if(dialect="postgresql"),
    sqlite_with_rowid=False,
)

# The phrases that a party has used on days more than a week apart; `days` counts them.
recurring = Table(
    "recurring_phrases",
    metadata,
    Column("phrase", BigInteger, primary_key=True, autoincrement=False),
    Column("party", Text, primary_key=True),
    Column("days", Integer, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("recurring_phrases_by_days", "party", "days", "last", "phrase"),
    Index("recurring_phrases_by_first", "party", "first", "last", "days"),
    Index("recurring_phrases_by_last", "party", "last", "first", "days"),
    sqlite_with_rowid=False,
)
