"""The tables of the record, as this version of Verbale writes them. `docs/record.md` tells their story.

Columns called `day` or `first`/`last` hold ISO days and are what is sorted and searched (an unknown day
sorts last, as 9999-12-31); the EDTF date that a reader sees stands beside them. Columns called `number`
tie rows to their full-text index and mean nothing else. JSON is kept as text, written by one function,
so that equal values are equal bytes.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table
from sqlalchemy import Text as PlainText

metadata = MetaData()

# Text sorts by its bytes on both databases, and rows are numbered by 64 bits.
Text = PlainText().with_variant(PlainText(collation="C"), "postgresql")
Number = BigInteger().with_variant(Integer, "sqlite")


def _report() -> Column[str]:
    return Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False)


migrations = Table(
    "verbale_migrations",
    metadata,
    Column("name", Text, primary_key=True),
    Column("verbale", Text, nullable=False),
    Column("place", Text),  # how far a step has come that is under way; none once it is done
)

reports = Table(
    "reports",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("published", Text),
    Column("dateline", Text),
    Column("language", Text),
    Column("origin", Text),
    # What the account makes of the publication date, where the report itself states none beside its text.
    Column("dated", Text),
    Column("day", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("contacts", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Index("reports_by_day", "day", "id"),
    Index("reports_by_contacts", "contacts"),  # the narrowest, by which reports and claims are counted
)

# Prints by which the copies of a report are found, and the pairs that are copies. The day comes first: most
# reports come in the order of their days, and so what is written and asked lies together.
prints = Table(
    "prints",
    metadata,
    Column("day", Text, primary_key=True),
    Column("print", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Text, primary_key=True),
    Column("total", Integer, nullable=False),  # how many prints the report has
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("one", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("other", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("percent", Integer, nullable=False),  # of the shorter one's wording
    Index("copies_by_other", "other"),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("account", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("item", Text, nullable=False),  # id of the contact in the account
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("place_state", Text),
    Column("place_is_state", Integer, nullable=False),  # 0 town, 1 state, 2 region, 3 site
    Column("parties", Text, nullable=False),
    Column("participants", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("told", Text),
    Column("block", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("length", Integer),  # in days
    Column("word", Text, nullable=False, server_default=""),
    Column("moved_to", Text),
    Column("title", Text, nullable=False, server_default=""),  # number, rank and body of a conference
    Column("occasion", Text, nullable=False),
    Column("root", Text, nullable=False),  # the occasion that gives the contact its days
    Column("contact", Text, nullable=False),
    Index("claims_by_block", "block", "first", "last"),
    Index("claims_by_report", "report"),
    # With all by which tellings are counted and put in order, so that rows are read of those that are shown.
    Index("claims_by_contact", "contact", "told", "id", "report"),
    Index("claims_by_root", "root"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("mode", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("place_key", Text),
    Column("parties", Text, nullable=False),
    Column("participants", Text, nullable=False),
    Column("history", Text, nullable=False),
    Column("disagreements", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("moved_to", Text),
    # The last day on which it is expected; without a date the last on which it is looked for.
    Column("due", Text, nullable=False, server_default="9999-12-31"),
    # By which answers are counted, beside the tables by which they are found: ids of persons, and topics.
    Column("persons", Text, nullable=False, server_default="[]"),
    Column("topics", Text, nullable=False, server_default="[]"),
    # With the last day, so that no row is looked at of what was over when the time asked about began.
    Index("contacts_by_day", "first", "last", "id"),
    Index("contacts_by_mode", "mode", "first", "last", "id"),
    Index("contacts_by_status", "status", "first", "last", "id"),
    Index("contacts_by_place", "place_key", "first", "last", "id"),
)

contact_parties = Table(
    "contact_parties",
    metadata,
    Column("contact", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("contact_parties_by_party", "party", "first", "last", "contact"),
)

contact_dyads = Table(
    "contact_dyads",
    metadata,
    Column("contact", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("contact_dyads_by_dyad", "one", "other", "first", "last", "contact"),
)

contact_actors = Table(
    "contact_actors",
    metadata,
    Column("contact", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Index("contact_actors_by_actor", "actor", "first", "last", "contact"),
)

# One telling of a statement by one report; tellings of the same statement share a root.
statements = Table(
    "statements",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _report(),
    Column("position", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("reported", Text, nullable=False),
    Column("actor", Text),
    Column("speaker", Text),
    Column("party", Text),
    Column("office", Text),
    Column("source", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("date", Text),
    Column("day", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("modality", Text, nullable=False, server_default="asserted"),
    Column("speakers", Text, nullable=False, server_default="[]"),
    Column("addressees", Text, nullable=False, server_default="[]"),
    Column("insertions", Text, nullable=False, server_default="[]"),
    Column("topics", Text, nullable=False, server_default="[]"),
    Column("claim", Text),  # of the contact at which it was said
    Column("same", Text, nullable=False, server_default=""),
    Column("root", Text, nullable=False, server_default=""),
    Column("persons", Text, nullable=False, server_default="[]"),  # ids of those who speak
    Index("statements_by_day", "day", "report", "position"),
    Index("statements_by_actor", "actor", "day"),
    Index("statements_by_party", "party", "day"),
    Index("statements_by_report", "report", "position"),
    Index("statements_by_same", "same", "day"),
    Index("statements_by_root", "root"),
    Index("statements_by_claim", "claim"),
)

# Who speaks and who is spoken to; one who is no actor goes by "name:" and the folded name.
statement_actors = Table(
    "statement_actors",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Index("statement_actors_by_actor", "role", "actor", "day", "statement"),
)

statement_topics = Table(
    "statement_topics",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("topic", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Index("statement_topics_by_topic", "topic", "day", "statement"),
)

statement_dyads = Table(
    "statement_dyads",
    metadata,
    Column("statement", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Index("statement_dyads_by_dyad", "one", "other", "day", "statement"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("party", Text),
    Column("folded", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Index("actors_by_name", "folded", "id"),
    Index("actors_by_party", "party", "folded", "id"),
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
)

actor_keys = Table(
    "actor_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Index("actor_keys_by_actor", "actor", "name"),
)

actor_offices = Table(
    "actor_offices",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("office", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
)

# Offices in which reports attest persons by full name, on the day of the report.
attestations = Table(
    "attestations",
    metadata,
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("party", Text, primary_key=True),
    Column("office", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("day", Text, nullable=False),
    Index("attestations_by_office", "party", "office", "day"),
    Index("attestations_by_actor", "actor"),
)

actor_mentions = Table(
    "actor_mentions",
    metadata,
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("office", Text, primary_key=True),  # empty where none is told
    Column("day", Text),
    Index("actor_mentions_by_actor", "actor", "day"),
    Index("actor_mentions_by_office", "actor", "office", "day"),
)
