"""Which talks were held during a visit, and during which visit talks were held, as reports tell it."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from verbale.record import schema
from verbale.record.bulk import among
from verbale.record.dates import range_of
from verbale.record.lifecycle import ContactStatus, effective
from verbale.record.packing import unpacked
from verbale.record.rows import Source

_CLAIMS, _CONTACTS = schema.claims.c, schema.contacts.c
_PLAIN = ("id", "mode", "status", "date", "place")
# Whoever tells of a visit first tells of its talks; accounts are long, and a page is to come at once.
_MOST_REPORTS = 12
# Accounts name the visit that contains talks; where this is not in the text of one, it need not be parsed.
_NAMED = '"within":"'


class ContactBeside(NamedTuple):
    """A contact that contains another or is contained in it, of which a line is to tell."""

    id: str
    mode: str
    status: ContactStatus
    date: str | None
    place: str | None
    parties: tuple[str, ...]


class Containment(NamedTuple):
    """The visits during which a contact took place, and the talks that took place during it, by day."""

    visits: tuple[ContactBeside, ...] = ()
    talks: tuple[ContactBeside, ...] = ()


def containment(
    connection: Connection, contact: str, told: Sequence[Source], as_of: str | None = None
) -> Containment:
    """Return what contains a contact and what it contains, by the first reports that tell of it."""
    reports = list(dict.fromkeys(one.report for one in told))[:_MOST_REPORTS]
    pairs = list(_pairs(connection, reports))
    if not pairs:
        return Containment()
    query = (
        select(_CLAIMS.report, _CLAIMS.item, *(_CONTACTS[name] for name in (*_PLAIN, "due", "parties")))
        .join_from(schema.claims, schema.contacts, _CLAIMS.contact == _CONTACTS.id)
        .where(among(connection, _CLAIMS.report, reports))
        .order_by(_CONTACTS.first, _CONTACTS.last, _CONTACTS.id)
    )
    day = range_of(None, as_of)[1]
    by_item = {(row.report, row.item): _beside(row, day) for row in connection.execute(query)}
    joined = [(by_item.get((report, talk)), by_item.get((report, visit))) for report, talk, visit in pairs]
    # Reports may differ: what one takes for talks within a visit is the visit itself to another.
    found = {(talk, visit) for talk, visit in joined if talk and visit and talk.id != visit.id}
    order = {one: number for number, one in enumerate(dict.fromkeys(by_item.values()))}
    visits = {visit for talk, visit in found if talk.id == contact}
    talks = {talk for talk, visit in found if visit.id == contact}
    return Containment(
        tuple(sorted(visits, key=order.__getitem__)), tuple(sorted(talks - visits, key=order.__getitem__))
    )


def _beside(row: Any, as_of: str | None) -> ContactBeside:
    return ContactBeside(
        row.id, row.mode, effective(row.status, row.due, as_of), row.date, row.place,
        tuple(unpacked(row.parties)),
    )  # fmt: skip


def _pairs(connection: Connection, reports: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield report, id of talks and id of the visit that contains them, as accounts say it."""
    table = schema.accounts.c
    query = select(table.report, table.account).where(among(connection, table.report, reports))
    for report, account in connection.execute(query):
        if _NAMED not in account:
            continue
        contacts = unpacked(account).get("contacts", ())
        yield from ((report, one["id"], one["within"]) for one in contacts if one.get("within"))
