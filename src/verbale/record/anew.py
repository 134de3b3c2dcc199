"""Makes claims and contacts anew, as a record needs whose claims or merging were others.

Both are done in parts. First the claims are read off the accounts, in the order of their days, then contacts
are merged of them, in the order of their blocks. What comes out as it is stored already is left alone: most
of it does.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, delete, func, select, tuple_

from verbale.account import Contact
from verbale.record import schema
from verbale.record.bulk import among, insert_rows, update_rows
from verbale.record.claims import COLUMNS, Claim, from_row, to_row
from verbale.record.contact_finding import add_claim_topics, claim_topics
from verbale.record.gradual import Part, number_of_accounts, told_after
from verbale.record.merging import keys_of, remerge
from verbale.record.told import Told, told_of

_CLAIMS: Final = schema.claims.c
_CLAIMS_IN_A_PART = 5_000
_OF_MERGING: Final = ("occasion", "root", "contact")
_READING, _MERGING = "claims", "contacts"


class Anew:
    """The step that makes claims and contacts anew (`gradual.Gradual`)."""

    def total(self, connection: Connection) -> int:
        """Return how many accounts and claims the record holds."""
        return number_of_accounts(connection) + (
            connection.scalar(select(func.count()).select_from(schema.claims)) or 0
        )

    def part(self, connection: Connection, place: tuple[str, ...]) -> Part:
        """Read the claims of some accounts, or merge the contacts of some claims."""
        phase, *after = place or (_READING,)
        if phase == _READING:
            accounts, following = told_after(connection, tuple(after))
            _remake(connection, [told_of(report, account) for report, account in accounts])
            return Part(len(accounts), (_READING, *following) if following else (_MERGING,))
        claims, following = _claims_after(connection, tuple(after))
        touched = {contact for _, contact in claims}
        remerge(connection, (), keys_of(claim for claim, _ in claims), touched - {""}, again=True)
        return Part(len(claims), (_MERGING, *following) if following else None)


ANEW: Final = Anew()


def _remake(connection: Connection, told: Sequence[Told]) -> None:
    """Bring the claims of accounts up to date; those that have days are merged later."""
    made = [
        (to_row(claim, contact, one.report.text), claim, contact)
        for one in told
        for claim, contact in zip(one.claims, one.account.contacts, strict=True)
    ]
    reports = [one.account.report for one in told]
    query = select(schema.claims).where(among(connection, _CLAIMS.report, reports))
    stored = {row.id: dict(row._mapping) for row in connection.execute(query)}
    rows = {row["id"]: row for row, _, _ in made}
    _forget(connection, [row for key, row in stored.items() if key not in rows])
    columns = [column.name for column in schema.claims.columns if column.name not in _OF_MERGING]
    changed = [
        {name: row[name] for name in columns}
        for key, row in rows.items()
        if key in stored and any(row[name] != stored[key][name] for name in columns)
    ]
    update_rows(connection, schema.claims, changed, by=("id",))
    insert_rows(connection, schema.claims, [row for key, row in rows.items() if key not in stored])
    _retell_topics(connection, made)
    # A claim without any days is a contact of its own, and stands in no block that is merged later.
    undated = [claim for _, claim, _ in made if claim.first is None]
    contacts = {stored[claim.id]["contact"] for claim in undated if claim.id in stored}
    remerge(connection, undated, set(), contacts - {""}, again=True)


def _forget(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Delete claims of which the accounts do not tell any more, and what contacts had of them."""
    if rows:
        gone = sorted(row["id"] for row in rows)
        connection.execute(delete(schema.claims).where(among(connection, _CLAIMS.id, gone)))
        connection.execute(delete(claim_topics).where(among(connection, claim_topics.c.claim, gone)))
        remerge(connection, (), set(), {row["contact"] for row in rows} - {""}, again=True)


def _retell_topics(connection: Connection, made: Iterable[tuple[Any, Claim, Contact]]) -> None:
    """Bring up to date what claims are about."""
    table = claim_topics.c
    given = {claim.id: (claim, contact) for _, claim, contact in made}
    stored: dict[str, set[str]] = {claim: set() for claim in given}
    for row in connection.execute(select(claim_topics).where(among(connection, table.claim, given))):
        stored[row.claim].add(row.topic)
    changed = [claim for claim, (_, contact) in given.items() if stored[claim] != set(contact.topics)]
    if changed:
        connection.execute(delete(claim_topics).where(among(connection, table.claim, changed)))
        add_claim_topics(connection, [given[claim] for claim in changed])


def _claims_after(
    connection: Connection, place: tuple[str, ...]
) -> tuple[list[tuple[Claim, str]], tuple[str, str] | None]:
    """Return claims with their contacts, in the order of block and first day, and the next place.

    Those of one block and day come together.
    """
    order = (_CLAIMS.block, _CLAIMS.first)
    query = select(*COLUMNS).order_by(*order).limit(_CLAIMS_IN_A_PART)
    query = query.where(tuple_(*order) > tuple_(*place) if place else _CLAIMS.first.is_not(None))
    rows = list(connection.execute(query))
    following = (rows[-1].block, rows[-1].first) if len(rows) == _CLAIMS_IN_A_PART else None
    if following:
        block, first = following
        together = select(*COLUMNS).where(_CLAIMS.block == block, _CLAIMS.first == first)
        rows += connection.execute(together)
    found = {row.id: (from_row(*row[: -len(_OF_MERGING)]), row.contact) for row in rows}
    return list(found.values()), following
