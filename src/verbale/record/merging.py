"""Keeps the contacts of the record true to its claims, one report at a time.

Only what a report can change is looked at again: the claims of its own days, those whose wider days
hold them, and the contacts to which these belong. What comes out equals the merging of all claims at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select, update

from verbale.record import schema
from verbale.record.claims import COLUMNS, Claim, from_row
from verbale.record.judged_contacts import Settled, any_in_force, settle_contacts, touched_by_removal
from verbale.record.merged import contact_id
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
from verbale.record.written import delete_contacts, insert_contacts

_CLAIMS = schema.claims.c
_ALL_CLAIMS = select(*COLUMNS).order_by(_CLAIMS.id)


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
    """Delete the claims of a report; return their keys, and the contacts that this may change."""
    stored = _load(connection, _CLAIMS.report == report)
    connection.execute(delete(schema.claims).where(_CLAIMS.report == report))
    touched = {one.contact for one in stored} | touched_by_removal(connection, report)
    return keys_of(one.claim for one in stored), touched


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
                groups[self._place(claim)].append(stored.claim)
        settled = self._settled(groups)
        touched |= {self._stored[claim.id].contact for claims, _ in settled for claim in claims} - {""}
        delete_contacts(self._connection, sorted(touched))
        insert_contacts(self._connection, settled)
        changes = []
        for claims, _ in settled:
            contact = contact_id(claims)
            for key in (claim.id for claim in claims):
                stored, place = self._stored[key], (self._occasion(key), self._place(key), contact)
                if place != (stored.occasion, stored.root, stored.contact):
                    occasion, root, _ = place
                    changes.append({"key": key, "occasion": occasion, "root": root, "contact": contact})
        if changes:
            self._connection.execute(update(schema.claims).where(_CLAIMS.id == bindparam("key")), changes)

    def _settled(self, groups: dict[str, list[Claim]]) -> list[Settled]:
        """Return contacts as judgements leave them; without any, each root has its own."""
        if not any_in_force(self._connection, "contact"):
            return [Settled(claims, []) for claims in groups.values()]
        left = {self._stored[claim.id].root for claims in groups.values() for claim in claims}
        return settle_contacts(
            self._connection, {*groups, *left}, self._whole, lambda claim: self._occasion(claim.id)
        )

    def _whole(self, roots: Collection[str]) -> dict[str, list[Claim]]:
        """Return all claims of roots, and of the roots to which any of them has moved."""
        wanted, read = set(roots), set[str]()
        while missing := wanted - read:
            stored = self._read(_CLAIMS.root.in_(sorted(missing)))
            read |= missing
            wanted |= {self._place(one.claim.id) for one in stored}
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim, stored_claim in self._stored.items():
            if (root := self._place(claim)) in wanted:
                groups[root].append(stored_claim.claim)
        return groups

    def _occasion(self, claim: str) -> str:
        return self._occasion_of.get(claim) or self._stored[claim].occasion

    def _place(self, claim: str) -> str:
        """Return the root of a claim as it is now."""
        occasion = self._occasion_of.get(claim)
        return self._stored[claim].root if occasion is None else self._root_of[occasion]

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
