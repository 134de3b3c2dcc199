"""Statements: the quotations of an account, with what the record needs to find them again."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select
from sqlalchemy.schema import CreateColumn

from verbale.account import Account, Quotation, Span
from verbale.edtf import days
from verbale.record import schema
from verbale.record.actors import holder_of, identify
from verbale.record.bulk import insert_rows, update_rows
from verbale.record.claims import Claim, claims_of, dated
from verbale.record.merged import LAST_DAY
from verbale.record.names import fold
from verbale.record.packing import content_id, packed
from verbale.record.sameness import join, key_of
from verbale.record.sayings import Sayings
from verbale.record.spoken import count_spoken, recount_spoken, uncount_spoken
from verbale.record.told import Told
from verbale.report import Report

BETWEEN_PIECES = " ... "
STATED = ("speech", "writing")
UTTERED = ("asserted", "questioned")
SPEAKER, ADDRESSEE = "speaker", "addressee"
NAME = "name:"

_PARTS = (schema.statement_dyads, schema.statement_actors, schema.statement_topics)
_ADDED = ("modality", "speakers", "addressees", "insertions", "topics", "claim", "same", "root")
_ADDED_INDEXES = ("statements_by_same", "statements_by_root", "statements_by_claim")


class StatementRows(NamedTuple):
    """The rows that one account gives to `statements` and to the tables by which these are found."""

    statements: list[dict[str, Any]]
    dyads: list[dict[str, Any]]
    actors: list[dict[str, Any]]
    topics: list[dict[str, Any]]


def set_up(connection: Connection) -> None:
    """Add what a record of the first schema lacks."""
    table = schema.statements
    for name in _ADDED:
        column = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column}")
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        if index.name in _ADDED_INDEXES:
            index.create(connection)
    for new in (schema.statement_actors, schema.statement_topics):
        new.create(connection)


def fill(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> None:
    """Give the statements of a record of the first schema what `set_up` has added."""
    for report, account in accounts:
        rows = statements_of(report, account, claims_of(report, account))
        added = [{name: row[name] for name in ("id", *_ADDED)} for row in rows.statements]
        update_rows(connection, schema.statements, added, by=("id",))
        insert_rows(connection, schema.statement_actors, rows.actors)
        insert_rows(connection, schema.statement_topics, rows.topics)
        join(connection, [(row["same"], row["day"]) for row in rows.statements])


def add_statements(connection: Connection, accounts: Iterable[Told]) -> list[str]:
    """Store the statements of accounts, each with the others that tell the same.

    Returns the ids of the statements of other reports that have got another first telling.
    """
    rows = [statements_of(one.report, one.account, one.claims) for one in accounts]
    for table, values in zip((schema.statements, *_PARTS), zip(*rows, strict=True), strict=False):
        insert_rows(connection, table, list(chain.from_iterable(values)))
    new = {row["id"]: row for one in rows for row in one.statements}
    # A key of its own is the id of the only telling, which is its root already.
    shared = [(row["same"], row["day"]) for key, row in new.items() if row["same"] != key]
    moved = [key for key in join(connection, shared) if key not in new]
    count_spoken(connection, new)
    recount_spoken(connection, moved)
    return moved


def remove_statements(connection: Connection, report: str) -> list[str]:
    """Take the statements of a report out; what other reports tell stays.

    Returns the ids of the statements that have got another first telling.
    """
    table = schema.statements.c
    rows = connection.execute(select(table.id, table.same, table.day).where(table.report == report)).all()
    changed = [(row.same, row.day) for row in rows]
    uncount_spoken(connection, [row.id for row in rows])
    of_report = select(table.id).where(table.report == report)
    for part in _PARTS:
        connection.execute(delete(part).where(part.c.statement.in_(of_report)))
    connection.execute(delete(schema.statements).where(table.report == report))
    moved = join(connection, changed)
    recount_spoken(connection, moved)
    return moved


def statements_of(report: Report, account: Account, claims: Sequence[Claim]) -> StatementRows:
    """Return the rows of an account.

    Of what an account reports, what was said, asked or written becomes a statement. What was told as not
    said, what somebody is told to believe, intend or perceive, and what is told of nobody in particular
    stay in the account. A statement stands between the party of its speaker and each party that its words
    mention, or that the report tells to be in contact with the party of the speaker.
    """
    published, _ = dated(report, account)
    actors = {actor.id: actor for actor in account.actors}
    known = {actor.id: identify(actor.kind, actor.party, actor.name) for actor in account.actors}
    holders = {actor.id: holder for actor in account.actors if (holder := holder_of(actor)) is not None}
    sayings = Sayings(report.text, account, claims, published)
    mentions = sorted((mention.span[0], actor.party) for actor in account.actors if actor.party
                      for mention in actor.mentions)  # fmt: skip
    rows = StatementRows([], [], [], [])
    for position, said in enumerate(account.quotations):
        if not _is_statement(said, account):
            continue
        speaker = actors.get(said.speaker or "")
        claim, date = sayings.of(said)
        covered = days(date)
        day = covered[0].isoformat() if covered else LAST_DAY
        speaking = [one for one in (*said.speakers, said.speaker) if one in known]
        persons = {known[one] for one in speaking if actors[one].kind == "person"}
        persons |= {holders[one] for one in speaking if one in holders}
        speakers = persons | {known[one] for one in speaking}
        row: dict[str, Any] = {
            "id": content_id("statement", report.id, str(position)),
            "report": report.id,
            "position": position,
            "form": said.form,
            "reported": said.kind,
            "actor": known[speaker.id] if speaker else None,
            "speaker": said.speaker_name or (speaker.name if speaker else None),
            "party": speaker.party if speaker else None,
            "office": speaker.office if speaker else None,
            "source": _words(report.text, said.source),
            "words": _words(report.text, said.content),
            "spans": packed(said.content),
            "date": date,
            "day": day,
            "rule": said.rule,
            "modality": said.modality,
            "speakers": packed([actors[one].name for one in said.speakers if one in actors]),
            "addressees": packed([one.name for one in said.addressees]),
            "insertions": packed(said.insertions),
            "topics": packed(said.topics),
            "claim": claim,
            "root": "",
            "persons": packed(sorted(persons)),
        }
        row["same"] = key_of(said, report.text, row)
        row["root"] = row["id"] if row["same"] == row["id"] else ""
        rows.statements.append(row)
        found = {"statement": row["id"], "day": day}
        rows.actors.extend({**found, "role": SPEAKER, "actor": one} for one in sorted(speakers))
        spoken_to = {known.get(one.actor or "", NAME + fold(one.name)) for one in said.addressees}
        rows.actors.extend({**found, "role": ADDRESSEE, "actor": one} for one in sorted(spoken_to))
        rows.topics.extend({**found, "topic": topic} for topic in sorted(set(said.topics)))
        if speaker is not None and speaker.party:
            others = _mentioned(said, mentions) | _in_contact(speaker.party, claims)
            for other in sorted(others - {speaker.party}):
                one, two = sorted((speaker.party, other))
                rows.dyads.append({**found, "one": one, "other": two})
    return rows


def _is_statement(said: Quotation, account: Account) -> bool:
    """Tell whether somebody uttered a quotation, and not as a part of a longer one."""
    if said.kind not in STATED or said.modality not in UTTERED:
        return False
    unnamed = said.speaker is None and said.speaker_name is None
    if unnamed and (said.form == "turn" or (said.form == "indirect" and not said.source)):
        return False
    return said.within is None or account.quotations[said.within].speaker != said.speaker


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return BETWEEN_PIECES.join(text[start:end] for start, end in spans)


def _mentioned(said: Quotation, mentions: list[tuple[int, str]]) -> set[str]:
    found: set[str] = set()
    for start, end in said.content:
        first, last = bisect_left(mentions, (start,)), bisect_left(mentions, (end,))
        found.update(party for _, party in mentions[first:last])
    return found


def _in_contact(party: str, claims: Sequence[Claim]) -> set[str]:
    return set(chain.from_iterable(claim.parties for claim in claims if party in claim.parties))
