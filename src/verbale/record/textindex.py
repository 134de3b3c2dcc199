"""Full-text indexes: the one place that knows which database keeps and asks them in which way.

All find the same: words without regard to case and accents, phrases, beginnings of words.
"""

from sqlalchemy import Connection

from verbale.record.indexed import TextIndex
from verbale.record.textindex_postgresql import PostgresqlIndex
from verbale.record.textindex_sqlite import SqliteIndex


def text_index(connection: Connection) -> TextIndex:
    """Return the index of the database behind `connection`."""
    return PostgresqlIndex() if connection.dialect.name == "postgresql" else SqliteIndex()
