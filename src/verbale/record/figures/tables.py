"""The tables of figures. Every telling is a row; tellings of one figure share a root, the one told first."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, text

from verbale.record.schema import Text, metadata

_TOLD_FIRST = text("root = id")

figures = Table(
    "figures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),  # in the account
    Column("measure", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("low", Text, nullable=False),
    Column("high", Text),
    Column("unit", Text),
    Column("bound", Text),
    Column("change", Text),
    Column("period", Text),
    Column("parties", Text, nullable=False),
    Column("source", Text),
    Column("statement", Text),  # id of the statement in which this report tells it
    Column("start", Integer, nullable=False),  # of the number and its unit
    Column("end", Integer, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("words", Text, nullable=False),  # of the sentence
    Column("told", Text, nullable=False),  # the day of the report
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("same", Text, nullable=False),
    Column("root", Text, nullable=False),
    Index("figures_by_day", "first", "id"),
    Index("figures_by_report", "report"),
    Index("figures_by_same", "same", "told", "id"),
    Index("figures_by_root", "root"),
    Index("figures_by_measure", "measure", "first"),
    # Of those told first, by which figures are counted.
    Index("figures_told_first", "position", sqlite_where=_TOLD_FIRST, postgresql_where=_TOLD_FIRST),
)

figure_parties = Table(
    "figure_parties",
    metadata,
    Column("figure", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Index("figure_parties_by_party", "party", "first", "figure"),
)

# The folded words of what is measured, and the kind of measure, by which a figure is found.
figure_words = Table(
    "figure_words",
    metadata,
    Column("figure", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    Index("figure_words_by_word", "word", "figure"),
)

TABLES = (figures, figure_parties, figure_words)
