"""Takes reports and their accounts into the tables, or out of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import batched

from sqlalchemy import Connection, delete, insert, select, update

from verbale.account import Account
from verbale.errors import SkipInput, VerbaleError
from verbale.record import lookups, schema
from verbale.record.actors import add_mentions, mentions_of, remove_mentions
from verbale.record.agreements.joining import add_agreements, remove_agreements
from verbale.record.attestations import add_attestations, remove_attestations
from verbale.record.claims import Claim, claims_of, dated, to_row
from verbale.record.contact_finding import add_claim_topics, remove_claim_topics
from verbale.record.copies import add_copies, remove_copies
from verbale.record.events.merging import add_events, remove_events
from verbale.record.figures.telling import add_figures, remove_figures
from verbale.record.formulae.uses import add_uses, move_uses, remove_uses
from verbale.record.merged import LAST_DAY
from verbale.record.merging import Key, keys_of, remerge, remove_claims
from verbale.record.statements import add_statements, remove_statements
from verbale.record.textindex import text_index
from verbale.report import Report

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


# So many reports are merged at once: more would hold more of the record in memory.
_AT_ONCE = 500


@dataclass(slots=True)
class _Unmerged:
    """What reports have changed of the claims since contacts were merged last."""

    claims: dict[str, list[Claim]] = field(default_factory=dict)  # new ones, by report
    keys: set[Key] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)

    def merge(self, connection: Connection) -> None:
        """Bring the contacts up to date."""
        claims = [claim for some in self.claims.values() for claim in some]
        if claims or self.keys or self.touched:
            remerge(connection, claims, self.keys, self.touched)
        self.claims, self.keys, self.touched = {}, set(), set()


def add_all(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> int:
    """Take in reports with their accounts; return how many of them have changed the record."""
    unmerged, changed = _Unmerged(), 0
    for number, (report, account) in enumerate(accounts, start=1):
        changed += _add(connection, report, account, unmerged)
        if number % _AT_ONCE == 0:
            unmerged.merge(connection)
    unmerged.merge(connection)
    return changed


def _add(connection: Connection, report: Report, account: Account, unmerged: _Unmerged) -> bool:
    """Take in a report and its account but for the contacts; return whether the record has changed.

    An account that is there already is left; so is one newer than `account`, by the version of Verbale.
    """
    if account.report != report.id:
        raise VerbaleError(f"account of report {account.report} given with report {report.id}")
    _check_text(report)
    stored = connection.execute(
        select(schema.accounts.c.reader, schema.accounts.c.account, schema.reports.c.origin)
        .join_from(schema.accounts, schema.reports)
        .where(schema.accounts.c.report == report.id)
    ).first()
    if stored is not None:
        written = account.to_json()
        if stored.account == written or _version(account.reader) < _version(stored.reader):
            return _keep_first_origin(connection, report, stored.origin)
        _remove(connection, report.id, unmerged)
        origins = [origin for origin in (report.origin, stored.origin) if origin is not None]
        report = report.model_copy(update={"origin": min(origins, default=None)})
    _insert(connection, report, account, unmerged)
    return True


def _check_text(report: Report) -> None:
    whole = "".join(filter(None, report.model_dump().values()))
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
    unmerged = _Unmerged()
    _remove(connection, report, unmerged)
    unmerged.merge(connection)
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


def _remove(connection: Connection, report: str, unmerged: _Unmerged) -> None:
    text_index(connection).remove(connection, report)
    remove_claim_topics(connection, report)
    _remove_claims(connection, report, unmerged)
    remove_mentions(connection, report)
    remove_copies(connection, report)
    remove_attestations(connection, report)
    remove_uses(connection, report)
    move_uses(connection, remove_statements(connection, report))
    remove_events(connection, report)
    remove_agreements(connection, report)
    remove_figures(connection, report)
    connection.execute(delete(schema.accounts).where(schema.accounts.c.report == report))
    connection.execute(delete(schema.reports).where(schema.reports.c.id == report))


def _remove_claims(connection: Connection, report: str, unmerged: _Unmerged) -> None:
    keys, touched = remove_claims(connection, report)
    unmerged.keys |= keys
    unmerged.touched |= touched
    unmerged.claims.pop(report, None)


def _insert(connection: Connection, report: Report, account: Account, unmerged: _Unmerged) -> None:
    claims = claims_of(report, account)
    date, day = dated(report, account)
    connection.execute(
        insert(schema.reports).values(
            id=report.id,
            text=report.text,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            dateline=report.dateline,
            language=report.language,
            origin=report.origin,
            dated=date,
            day=day or LAST_DAY,
            characters=len(report.text),
            contacts=len(account.contacts),
            statements=len(account.quotations),
        )
    )
    connection.execute(
        insert(schema.accounts).values(report=report.id, reader=account.reader, account=account.to_json())
    )
    add_copies(connection, report.id, report.text, day or LAST_DAY)
    add_mentions(connection, mentions_of(account, day))
    add_attestations(connection, report, account)
    moved = add_statements(connection, report, account, claims)
    move_uses(connection, moved)
    add_uses(connection, report, account)
    add_events(connection, report, account)
    add_agreements(connection, report, account)
    add_figures(connection, report, account)
    text_index(connection).add(connection, report.id)
    _add_claims(connection, report, account, claims, unmerged)


def _add_claims(
    connection: Connection, report: Report, account: Account, claims: list[Claim], unmerged: _Unmerged
) -> None:
    if claims:
        unmerged.claims[report.id] = claims
        unmerged.keys |= keys_of(claims)
        rows = [
            to_row(claim, contact, report.text)
            for claim, contact in zip(claims, account.contacts, strict=True)
        ]
        connection.execute(insert(schema.claims), rows)
        add_claim_topics(connection, account, claims)


def merge_anew(connection: Connection) -> None:
    """Make all claims and contacts anew from the accounts, as a record needs whose merging was another."""
    accounts = schema.accounts.c.report
    unmerged = _Unmerged()
    for some in batched(connection.scalars(select(accounts).order_by(accounts)).all(), _AT_ONCE):
        for report_id in some:
            remove_claim_topics(connection, report_id)
            _remove_claims(connection, report_id, unmerged)
            report, account = lookups.report(connection, report_id), lookups.account(connection, report_id)
            _add_claims(connection, report, account, claims_of(report, account), unmerged)
        unmerged.merge(connection)
