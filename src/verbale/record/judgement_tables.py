"""The tables of judgements, and of what each bears upon."""

from sqlalchemy import Column, Index, Integer, Table

from verbale.record.schema import Text, metadata

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undoes", Text),
    Column("in_force", Integer, nullable=False),
    Column("judgement", Text, nullable=False),
    Index("judgements_by_time", "at", "id"),
    Index("judgements_by_undone", "undoes"),
)

# The reports, or actors, that a judgement names: they may come and go, the judgement stays.
judgement_keys = Table(
    "judgement_keys",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("judgement", Text, primary_key=True),
    sqlite_with_rowid=False,
)

contact_judgements = Table(
    "contact_judgements",
    metadata,
    Column("contact", Text, primary_key=True),
    Column("judgement", Text, primary_key=True),
    Index("contact_judgements_by_judgement", "judgement"),
    sqlite_with_rowid=False,
)
