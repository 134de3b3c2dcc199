"""The tables of agreements. Tellings with the same keys are a variant; variants that share one are one."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from verbale.record.schema import Text, metadata

agreement_tellings = Table(
    "agreement_tellings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("item", Text, nullable=False),  # id of the agreement in the account
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("parties", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("status", Text),
    Column("terms", Text, nullable=False),
    Column("clauses", Text, nullable=False),  # the words of the terms
    Column("spans", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("told", Text),
    Column("day", Text, nullable=False),
    Column("variant", Text, nullable=False),
    Index("agreement_tellings_by_report", "report"),
    Index("agreement_tellings_by_variant", "variant", "day", "id"),
)

# How often the tellings of a variant say the same; what no telling of these says is empty.
agreement_counts = Table(
    "agreement_counts",
    metadata,
    Column("variant", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("aliases", Text, primary_key=True),
    Column("parties", Text, primary_key=True),
    Column("date", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("latest", Text, nullable=False),
)

agreement_variants = Table(
    "agreement_variants",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agreement", Text, nullable=False),
    Index("agreement_variants_by_agreement", "agreement"),
)

agreement_keys = Table(
    "agreement_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("variant", Text, primary_key=True),
    Index("agreement_keys_by_variant", "variant"),
)

agreements = Table(
    "agreements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("also", Text, nullable=False),
    Column("parties", Text, nullable=False),
    Column("date", Text),
    Column("status", Text),
    Column("tellings", Integer, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("agreements_by_day", "first", "id"),
    Index("agreements_by_status", "status", "first"),
)

agreement_parties = Table(
    "agreement_parties",
    metadata,
    Column("agreement", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("first", Text, nullable=False, server_default=""),
    Index("agreement_parties_by_party", "party", "first", "agreement"),
)

# The folded words of all names, by which an agreement is found.
agreement_words = Table(
    "agreement_words",
    metadata,
    Column("agreement", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    Index("agreement_words_by_word", "word", "agreement"),
)

TABLES = (
    agreement_tellings,
    agreement_counts,
    agreement_variants,
    agreement_keys,
    agreements,
    agreement_parties,
    agreement_words,
)
