"""The table that says which names are one person's."""

from sqlalchemy import Column, Index, Table

from verbale.record.schema import Text, metadata

actor_persons = Table(
    "actor_persons",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("family", Text, nullable=False),  # key of the family name: only names that share it are compared
    Column("offices", Text, nullable=False),
    Column("root", Text, nullable=False),  # one of the names that are one by their spelling
    Column("person", Text, nullable=False),  # the actor that stands for all, after judgements
    Index("actor_persons_by_family", "family"),
    Index("actor_persons_by_root", "root"),
    Index("actor_persons_by_person", "person"),
)
