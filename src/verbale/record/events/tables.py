"""The tables of events. What one report tells is a telling; an event is merged from all its tellings.

Events that are contacts have no tellings of their own: they are written with the contact, from its row.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from verbale.record.schema import Text, metadata

event_tellings = Table(
    "event_tellings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("item", Text, nullable=False),  # id of the event in the account
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text, nullable=False),
    Column("tenths", Integer),  # of the Goldstein value
    Column("quad", Integer, nullable=False),
    Column("contexts", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("magnitude", Text, nullable=False),
    Column("background", Integer, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("start", Integer, nullable=False),  # of the sentence
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("told", Text),
    Column("block", Text, nullable=False),
    Column("dated", Integer, nullable=False),  # whether the report tells the day, or it is that of the report
    Column("first", Text),
    Column("last", Text),
    Column("length", Integer),  # in days
    Column("root", Text, nullable=False),  # the telling that gives the event its days
    Column("event", Text, nullable=False),
    Index("event_tellings_by_block", "block", "first", "last"),
    Index("event_tellings_by_report", "report"),
    Index("event_tellings_by_event", "event"),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text, nullable=False),
    Column("tenths", Integer),
    Column("quad", Integer, nullable=False),
    Column("contexts", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("mutual", Integer, nullable=False),  # whether each source is a target of the others
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("magnitude", Text, nullable=False),
    Column("background", Integer, nullable=False),
    Column("contact", Text),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("length", Integer),
    Index("events_by_day", "first", "id"),
    Index("events_by_type", "type", "first"),
    Index("events_by_contact", "contact"),
)

# Who does it, and to whom; in a mutual event each is both.
event_parties = Table(
    "event_parties",
    metadata,
    Column("event", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("event_parties_by_party", "party", "role", "first", "last", "event"),
)

# A row for each source with each target that is another party, both ways in a mutual event.
event_dyads = Table(
    "event_dyads",
    metadata,
    Column("event", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("event_dyads_by_dyad", "source", "target", "first", "last", "event"),
)

TABLES = (event_tellings, events, event_parties, event_dyads)
