"""The tables of saved questions. They are a user's, and follow from no account."""

from sqlalchemy import Column, ForeignKey, Integer, Table

from verbale.record.schema import Text, metadata

saved_questions = Table(
    "saved_questions",
    metadata,
    Column("name", Text, primary_key=True),
    Column("question", Text, nullable=False),  # JSON, with its version
    Column("asked", Integer, nullable=False),  # whether it has been asked for news
)

# The rows of the last answer: what they said, and the items of accounts on which they rested.
saved_answers = Table(
    "saved_answers",
    metadata,
    Column("name", Text, ForeignKey("saved_questions.name", ondelete="CASCADE"), primary_key=True),
    Column("row", Text, primary_key=True),
    Column("said", Text, nullable=False),
    Column("members", Text, nullable=False),
)
