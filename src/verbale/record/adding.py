"""Takes reports and their accounts into the tables, or out of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from sqlalchemy import Connection, delete, select, update

from verbale.account import Account
from verbale.errors import SkipInput, VerbaleError
from verbale.record import schema
from verbale.record.actors import add_mentions, mentions_of, remove_mentions
from verbale.record.agreements.joining import add_agreements, remove_agreements
from verbale.record.attestations import add_attestations, remove_attestations
from verbale.record.bulk import among, insert_rows
from verbale.record.claims import to_row
from verbale.record.contact_finding import add_claim_topics, remove_claim_topics
from verbale.record.copies import add_copies, remove_copies
from verbale.record.events.merging import add_events, remove_events
from verbale.record.figures.telling import add_figures, remove_figures
from verbale.record.formulae.uses import add_uses, move_uses, remove_uses
from verbale.record.keeping_persons import update_persons
from verbale.record.merged import LAST_DAY
from verbale.record.merging import Key, keys_of, remerge, remove_claims
from verbale.record.statements import add_statements, remove_statements
from verbale.record.textindex import text_index
from verbale.record.told import Told, told_of
from verbale.report import Report

_STORED = select(
    schema.accounts.c.report, schema.accounts.c.reader, schema.accounts.c.account, schema.reports.c.origin
).join_from(schema.accounts, schema.reports)
_FIELDS = tuple(Report.model_fields)
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


# So many reports are taken in at once. Merging looks at the months around what is new, so that many at once
# cost less each; still more would hold more of the record in memory.
_AT_ONCE = 5000


@dataclass(slots=True)
class _Batch:
    """Reports that are to be taken in together, and what has changed of the claims until now.

    Each table is written once for all of them, and the contacts are merged once.
    """

    connection: Connection
    told: dict[str, Told] = field(default_factory=dict)  # by report
    keys: set[Key] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)

    def add(self, report: Report, account: Account) -> None:
        """Take a report in, now or with the next ones."""
        self.told[account.report] = told_of(report, account)
        if len(self.told) >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what has been added, and bring the contacts up to date."""
        if self.told:
            _insert(self.connection, list(self.told.values()))
        claims = [claim for one in self.told.values() for claim in one.claims]
        keys = self.keys | keys_of(claims)
        if claims or keys or self.touched:
            remerge(self.connection, claims, keys, self.touched)
        self.told, self.keys, self.touched = {}, set(), set()

    def remove(self, report: str) -> None:
        """Take a report out that is in the record."""
        if self.told:
            self.write()
        keys, touched = _remove(self.connection, report)
        self.keys |= keys
        self.touched |= touched


def add_all(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> int:
    """Take in reports with their accounts; return how many of them have changed the record."""
    batch = _Batch(connection)
    changed = 0
    for some in batched(accounts, _AT_ONCE):
        keys = [report.id for report, _ in some]
        known = _stored(connection, keys)
        seen: set[str] = set()
        for key, (report, account) in zip(keys, some, strict=True):
            if key in seen or key in batch.told:  # given twice: the first has changed what is known
                batch.write()
                known |= _stored(connection, [key])
            seen.add(key)
            changed += _add(batch, key, report, account, known.get(key))
    batch.write()
    return changed


def _stored(connection: Connection, reports: list[str]) -> dict[str, Any]:
    """Return what the record holds of some reports, by their ids."""
    rows = connection.execute(_STORED.where(among(connection, schema.accounts.c.report, reports)))
    return {row.report: row for row in rows}


def _add(batch: _Batch, key: str, report: Report, account: Account, stored: Any) -> bool:
    """Take in a report and its account; return whether the record has changed.

    `stored` is what the record holds of it. An account that is there already is left; so is one newer than
    `account`, by the version of Verbale.
    """
    if account.report != key:
        raise VerbaleError(f"account of report {account.report} given with report {key}")
    _check_text(report)
    if stored is not None:
        written = account.to_json()
        if stored.account == written or _version(account.reader) < _version(stored.reader):
            return _keep_first_origin(batch.connection, report, stored.origin)
        batch.remove(key)
        origins = [origin for origin in (report.origin, stored.origin) if origin is not None]
        report = report.model_copy(update={"origin": min(origins, default=None)})
    batch.add(report, account)
    return True


def _check_text(report: Report) -> None:
    whole = "".join(filter(None, (getattr(report, name) for name in _FIELDS)))
    try:
        whole.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SkipInput(f"report {report.id} is no Unicode text ({error}): decode it anew") from error
    if "\0" in whole:
        raise SkipInput(f"report {report.id} holds a null character, which no database can: take it out")


def remove(connection: Connection, report: str) -> bool:
    """Take a report out with all that rests on it alone; return whether it was there."""
    known = connection.scalar(select(schema.reports.c.id).where(schema.reports.c.id == report))
    if known is None:
        return False
    batch = _Batch(connection)
    batch.remove(report)
    batch.write()
    return True


def _keep_first_origin(connection: Connection, report: Report, stored: str | None) -> bool:
    """One report may come from several places: the record names the one that sorts first."""
    if report.origin is None or (stored is not None and stored <= report.origin):
        return False
    table = schema.reports
    connection.execute(update(table).where(table.c.id == report.id).values(origin=report.origin))
    return True


def _version(reader: str) -> tuple[int, ...]:
    found = _VERSION.search(reader)
    return tuple(int(number) for number in found.groups()) if found else ()


def _remove(connection: Connection, report: str) -> tuple[set[Key], set[str]]:
    text_index(connection).remove(connection, report)
    remove_claim_topics(connection, report)
    keys, touched = remove_claims(connection, report)
    update_persons(connection, remove_mentions(connection, report))
    remove_copies(connection, report)
    remove_attestations(connection, report)
    remove_uses(connection, report)
    move_uses(connection, remove_statements(connection, report))
    remove_events(connection, report)
    remove_agreements(connection, report)
    remove_figures(connection, report)
    connection.execute(delete(schema.accounts).where(schema.accounts.c.report == report))
    connection.execute(delete(schema.reports).where(schema.reports.c.id == report))

    return keys, touched


def _insert(connection: Connection, told: Sequence[Told]) -> None:
    """Write reports and all that follows from them, but for the contacts."""
    accounts = [(one.report, one.account) for one in told]
    insert_rows(connection, schema.reports, [
        {
            "id": account.report,
            "text": report.text,
            "title": report.title,
            "publisher": report.publisher,
            "author": report.author,
            "published": report.published,
            "dateline": report.dateline,
            "language": report.language,
            "origin": report.origin,
            "dated": date,
            "day": day or LAST_DAY,
            "characters": len(report.text),
            "contacts": len(account.contacts),
            "statements": len(account.quotations),
        }
        for report, account, _, date, day in told
    ])  # fmt: skip
    insert_rows(connection, schema.accounts, [
        {"report": account.report, "reader": account.reader, "account": account.to_json()}
        for _, account in accounts
    ])  # fmt: skip
    add_copies(connection, [(one.account.report, one.report.text, one.day or LAST_DAY) for one in told])
    mentions = [mention for one in told for mention in mentions_of(one.account, one.day)]
    add_mentions(connection, mentions)
    update_persons(connection, {one.actor for one in mentions if one.type == "person"})
    add_attestations(connection, accounts)
    moved = add_statements(connection, told)
    move_uses(connection, moved)
    add_uses(connection, accounts)
    add_events(connection, accounts)
    add_agreements(connection, accounts)
    add_figures(connection, accounts)
    text_index(connection).add(connection, [account.report for _, account in accounts])
    _add_claims(connection, told)


def _add_claims(connection: Connection, told: Iterable[Told]) -> None:
    made = [
        (one, claim, contact)
        for one in told
        for claim, contact in zip(one.claims, one.account.contacts, strict=True)
    ]
    if made:
        rows = [to_row(claim, contact, one.report.text) for one, claim, contact in made]
        insert_rows(connection, schema.claims, rows)
        add_claim_topics(connection, [(claim, contact) for _, claim, contact in made])
