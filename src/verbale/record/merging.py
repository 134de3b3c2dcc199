"""Keeps the contacts of the record true to its claims, one report at a time.

Only what a report can change is looked at again: the claims of its own days, those whose wider days
hold them, and the contacts to which these belong. What comes out equals the merging of all claims at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from verbale.record import schema
from verbale.record.claims import COLUMNS, Claim, from_row
from verbale.record.events.of_contacts import delete_events_of, write_events_of
from verbale.record.merged import contact_id, merge
from verbale.record.occasions import (
    MAX_DAYS_OF_STAY,
    MAX_DAYS_TO_SEARCH,
    Occasion,
    host,
    occasion_of,
    part,
    stay_of,
    within,
)

_CLAIMS = schema.claims.c
_ALL_CLAIMS = select(*COLUMNS).order_by(_CLAIMS.id)
_PARTS_OF_CONTACTS = (schema.contact_parties, schema.contact_dyads, schema.contact_actors)


class Key(NamedTuple):
    """What claims must have in common to tell of one occasion at once."""

    block: str
    first: str
    last: str
    length: int


class _Stored(NamedTuple):
    """A claim with the occasion, the root and the contact that the table gives it.

    The root is the occasion that gave the contact its days: its own, or the narrower one it was given to.
    """

    claim: Claim
    occasion: str
    root: str
    contact: str


def keys_of(claims: Iterable[Claim]) -> set[Key]:
    """Return the keys of those claims that have days."""
    return {
        Key(claim.block, claim.first, claim.last, claim.length)
        for claim in claims
        if claim.first and claim.last and claim.length
    }


def remove_claims(connection: Connection, report: str) -> tuple[set[Key], set[str]]:
    """Delete the claims of a report; return their keys and the contacts to which they belonged."""
    stored = _load(connection, _CLAIMS.report == report)
    connection.execute(delete(schema.claims).where(_CLAIMS.report == report))
    return keys_of(one.claim for one in stored), {one.contact for one in stored}


def remerge(connection: Connection, claims: list[Claim], keys: set[Key], touched: set[str]) -> None:
    """Bring the contacts up to date after the claims of `keys` have changed.

    `claims` are new and stored already, as contacts of nobody; `touched` are contacts that have lost claims.
    """
    merging = _Merging(connection, touched)
    merging.part(claims, sorted(keys))
    merging.attach()
    merging.write()


class _Merging:
    """The state of one merging: what has been read, which occasions are affected, what each belongs to."""

    def __init__(self, connection: Connection, touched: set[str]) -> None:
        self._connection = connection
        self._touched = set(touched)
        self._stored: dict[str, _Stored] = {}
        self._affected: dict[str, Occasion] = {}
        self._occasion_of: dict[str, str] = {}
        self._root_of: dict[str, str] = {}

    def part(self, claims: list[Claim], keys: list[Key]) -> None:
        """Part the claims of each key anew, and mark the occasions with wider days as affected too."""
        for claim in claims:
            if claim.first is None:
                self._stored[claim.id] = _Stored(claim, "", "", "")
                self._affect(occasion_of([claim]))
        for key in keys:
            stored = self._read(
                _CLAIMS.block == key.block,
                _CLAIMS.first == key.first,
                _CLAIMS.last == key.last,
            )
            for occasion in part(one.claim for one in stored):
                self._affect(occasion)
        for key in sorted({*keys, *self._shorter(keys)}):
            if key.length >= MAX_DAYS_TO_SEARCH:
                continue
            wider = self._read(
                _CLAIMS.block == key.block,
                _CLAIMS.first >= _days_before(key.last, MAX_DAYS_TO_SEARCH),
                _CLAIMS.first <= key.first,
                _CLAIMS.last >= key.last,
                _CLAIMS.length.between(key.length + 1, MAX_DAYS_TO_SEARCH),
            )
            for occasion in self._occasions(wider):
                self._affect(occasion)

    def _shorter(self, keys: list[Key]) -> set[Key]:
        """Mark the occasions whose days lie among those of a stay as affected too, and return their keys."""
        found: set[Key] = set()
        for key in keys:
            if 1 < key.length <= MAX_DAYS_OF_STAY:
                inside = self._read(
                    _CLAIMS.block == key.block,
                    _CLAIMS.first >= key.first,
                    _CLAIMS.first <= key.last,
                    _CLAIMS.last <= key.last,
                    _CLAIMS.length < key.length,
                )
                for occasion in self._occasions(inside):
                    self._affect(occasion)
                found |= keys_of(one.claim for one in inside)
        return found

    def _affect(self, occasion: Occasion) -> None:
        if occasion.id in self._affected:
            return
        self._affected[occasion.id] = occasion
        self._root_of[occasion.id] = occasion.id
        for claim in occasion.claims:
            self._occasion_of[claim.id] = occasion.id

    def attach(self) -> None:
        """Give each affected occasion to the stay of which it is part, or to the one that it can mean."""
        self._join_stays()
        wide = [
            one
            for one in self._affected.values()
            if 1 < one.length <= MAX_DAYS_TO_SEARCH and not one.is_stay and self._root(one) == one.id
        ]
        blocks: dict[str, list[Occasion]] = defaultdict(list)
        for occasion in sorted(wide, key=lambda one: (one.length, one.id)):
            blocks[occasion.claims[0].block].append(occasion)
        for block, occasions in blocks.items():
            self._attach(block, occasions)

    def _join_stays(self) -> None:
        """Give each affected occasion told of some days of a stay to the longest stay that holds it."""
        short = [one for one in self._affected.values() if 0 < one.length < MAX_DAYS_OF_STAY]
        for own in sorted(short, key=lambda one: (-one.length, one.id)):
            first, last = own.days
            around = self._read(
                _CLAIMS.block == own.claims[0].block,
                _CLAIMS.first >= _days_before(last, MAX_DAYS_OF_STAY),
                _CLAIMS.first <= first,
                _CLAIMS.last >= last,
                _CLAIMS.length.between(own.length + 1, MAX_DAYS_OF_STAY),
            )
            roots = {self._root(stay) for stay in stay_of(own, self._occasions(around))}
            if len(roots) == 1:
                self._root_of[own.id] = roots.pop()

    def _attach(self, block: str, wide: list[Occasion]) -> None:
        inside = self._inside(block, wide)
        if not inside:
            return
        reports = sorted(set().union(*(occasion.reports for occasion in wide)))
        rivals = [one.claim for one in _load(self._connection, _CLAIMS.report.in_(reports),
                                             _CLAIMS.block == block)]  # fmt: skip
        by_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in rivals:
            by_report[claim.report].append(claim)
        for occasion in wide:
            found = host(
                occasion,
                [one for one in inside if within(one, occasion) and self._root(one) == one.id],
                [claim for report in sorted(occasion.reports) for claim in by_report[report]],
            )
            if found is not None:
                self._root_of[occasion.id] = found.id

    def _inside(self, block: str, wide: list[Occasion]) -> list[Occasion]:
        """Return the occasions whose days lie among those of any of `wide`."""
        spans: list[tuple[str, str]] = []
        for first, last in sorted(occasion.days for occasion in wide):
            if spans and first <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(last, spans[-1][1])
            else:
                spans.append((first, last))
        stored: list[_Stored] = []
        for first, last in spans:
            stored += self._read(
                _CLAIMS.block == block,
                _CLAIMS.first >= first,
                _CLAIMS.first <= last,
                _CLAIMS.last <= last,
                _CLAIMS.length < MAX_DAYS_TO_SEARCH,
            )
        return self._occasions(stored)

    def _root(self, occasion: Occasion) -> str:
        return self._root_of.get(occasion.id) or self._stored[occasion.claims[0].id].root

    def write(self) -> None:
        """Write anew the contacts that have lost or won a claim, and no others."""
        places = {claim: (occasion, self._root_of[occasion]) for claim, occasion in self._occasion_of.items()}
        moved = {
            claim: place
            for claim, place in places.items()
            if place != (self._stored[claim].occasion, self._stored[claim].root)
        }
        touched = self._touched | {self._stored[claim].contact for claim in moved}
        touched |= {self._stored[root].contact for _, root in moved.values()}  # a root bears a claim's id
        touched.discard("")
        self._read(_CLAIMS.contact.in_(sorted(touched)))
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim, stored in self._stored.items():
            if claim in moved or stored.contact in touched:
                groups[places[claim][1] if claim in places else stored.root].append(stored.claim)
        _delete_contacts(self._connection, sorted(touched))
        _insert_contacts(self._connection, [(merge(claims), claims) for claims in groups.values()])
        changes = []
        for root, claims in groups.items():
            contact = contact_id(claims)
            for key in (claim.id for claim in claims):
                stored = self._stored[key]
                occasion = self._occasion_of.get(key, stored.occasion)
                if (occasion, root, contact) != (stored.occasion, stored.root, stored.contact):
                    changes.append({"key": key, "occasion": occasion, "root": root, "contact": contact})
        if changes:
            self._connection.execute(update(schema.claims).where(_CLAIMS.id == bindparam("key")), changes)

    def _read(self, *conditions: ColumnElement[bool]) -> list[_Stored]:
        """Return stored claims, those read before as they were then."""
        return [self._stored.setdefault(one.claim.id, one) for one in _load(self._connection, *conditions)]

    def _occasions(self, stored: list[_Stored]) -> list[Occasion]:
        """Return the occasions of claims, affected ones as they are parted now."""
        found: dict[str, Occasion] = {}
        others: dict[str, list[Claim]] = defaultdict(list)
        for one in stored:
            affected = self._occasion_of.get(one.claim.id)
            if affected is None:
                others[one.occasion].append(one.claim)
            else:
                found[affected] = self._affected[affected]
        found |= {occasion: occasion_of(claims) for occasion, claims in others.items()}
        return [found[occasion] for occasion in sorted(found)]


def _days_before(day: str, days: int) -> str:
    exact = date.fromisoformat(day)
    return (exact - timedelta(days=min(days, (exact - date.min).days))).isoformat()


def _load(connection: Connection, *conditions: ColumnElement[bool]) -> list[_Stored]:
    rows = connection.execute(_ALL_CLAIMS.where(*conditions))
    return [_Stored(from_row(row), row.occasion, row.root, row.contact) for row in rows]


def _delete_contacts(connection: Connection, contacts: list[str]) -> None:
    if not contacts:
        return
    connection.execute(delete(schema.contacts).where(schema.contacts.c.id.in_(contacts)))
    for table in _PARTS_OF_CONTACTS:
        connection.execute(delete(table).where(table.c.contact.in_(contacts)))
    delete_events_of(connection, contacts)


def _insert_contacts(connection: Connection, rows: list[tuple[dict[str, Any], list[Claim]]]) -> None:
    parties, dyads, actors = [], [], []
    for row, claims in rows:
        told = {"contact": row["id"], "first": row["first"], "last": row["last"]}
        parties += [{**told, "party": party} for party in claims[0].parties]
        dyads += [{**told, "one": a, "other": b} for a, b in combinations(claims[0].parties, 2)]
        taking_part = {person.actor for claim in claims for person in claim.persons}
        actors += [{**told, "actor": actor} for actor in sorted(taking_part)]
    contacts = [row for row, _ in rows]
    for table, values in zip((schema.contacts, *_PARTS_OF_CONTACTS), (contacts, parties, dyads, actors),
                             strict=True):  # fmt: skip
        if values:
            connection.execute(insert(table), values)
    write_events_of(connection, contacts)
