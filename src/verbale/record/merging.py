"""Keeps the contacts of the record true to its claims, some reports at a time.

Only what these reports can change is looked at again: the claims of their parties in the weeks around, and
the contacts to which these belong. What comes out equals the merging of all claims at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import batched
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select

from verbale.record import schema
from verbale.record.block import Block, reach
from verbale.record.bulk import among, as_parameters, in_table, update_rows
from verbale.record.claims import COLUMNS, Claim, from_row
from verbale.record.day_numbers import numbered_day
from verbale.record.judged_contacts import Settled, any_in_force, settle_contacts, touched_by_removal
from verbale.record.merged import contact_id
from verbale.record.occasions import MAX_DAYS_TO_SEARCH, Occasion
from verbale.record.parting import part
from verbale.record.written import delete_contacts, insert_contacts, replace_contacts

_CLAIMS = schema.claims.c
_ALL_CLAIMS = select(*COLUMNS).order_by(_CLAIMS.id)
_SAME_DAYS = select(*COLUMNS).where(
    _CLAIMS.block == bindparam("of"), _CLAIMS.first == bindparam("since"), _CLAIMS.last == bindparam("until")
)
_NAMES = ", ".join(f"claims.{column.name}" for column in COLUMNS)
# What is read of many stretches at once; `asked` is a table of values (`bulk.in_table`).
_STRETCHES = f"""
SELECT asked.stretch, {_NAMES} FROM {{asked}} CROSS JOIN claims
WHERE claims.block = asked.block AND claims.first >= asked.since AND claims.first <= asked.until
"""  # noqa: S608  (names of ours)
_LONG = f"""
SELECT asked.stretch, {_NAMES} FROM {{asked}} CROSS JOIN claims
WHERE claims.report = asked.report AND claims.block = asked.block AND claims.length > {MAX_DAYS_TO_SEARCH}
"""  # noqa: S608
_TYPES_OF_STRETCHES = {"stretch": "integer", "block": "text", "since": "text", "until": "text"}
_TYPES_OF_LONG = {"stretch": "integer", "report": "text", "block": "text"}
_STRETCHES_AT_ONCE: Final = 100


class Key(NamedTuple):
    """What claims must have in common to tell of one occasion at once."""

    block: str
    first: str
    last: str
    length: int
    formal: bool


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
        Key(claim.block, claim.first, claim.last, claim.length, claim.formal)
        for claim in claims
        if claim.first and claim.last and claim.length
    }


def remove_claims(connection: Connection, report: str) -> tuple[set[Key], set[str]]:
    """Delete the claims of a report; return their keys, and the contacts that this may change."""
    stored = _load(connection, _CLAIMS.report == report)
    connection.execute(delete(schema.claims).where(_CLAIMS.report == report))
    touched = {one.contact for one in stored} | touched_by_removal(connection, report)
    return keys_of(one.claim for one in stored), touched


def remerge(
    connection: Connection, claims: Iterable[Claim], keys: set[Key], touched: set[str], *, again: bool = False
) -> None:
    """Bring the contacts up to date after the claims of `keys` have changed.

    `claims` are new and stored already, as contacts of nobody; `touched` are contacts that have lost claims.
    With `again` most contacts are thought to come out as they are stored, and only others are written.
    """
    merging = _Merging(connection, touched)
    merging.place_undated(claims)
    long: list[Key] = []
    stretches: list[_Stretch] = []
    for found in _stretches(keys):
        if isinstance(found, Key):
            long.append(found)
        else:
            stretches.append(found)
    merging.place_long(long)
    for some in batched(stretches, _STRETCHES_AT_ONCE):
        merging.place(some)
    merging.write(again=again)


class _Stretch(NamedTuple):
    """Days of one block, as numbers, in which the roots of occasions can have changed."""

    block: str
    first: int
    last: int
    reach: int


def _stretches(keys: Iterable[Key]) -> Iterator[_Stretch | Key]:
    """Yield what must be looked at again: stretches of time by block, and keys too long to be searched."""
    blocks: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        if key.length > MAX_DAYS_TO_SEARCH:
            yield key
        else:
            blocks[key.block].append(key)
    for block, some in blocks.items():
        days = reach(formal=some[0].formal)
        begins = [date.fromisoformat(key.first).toordinal() for key in some]
        first = last = begins[0]
        for begin in begins[1:]:
            if begin - last > 4 * days:
                yield _Stretch(block, first - days, last + days, days)
                first = begin
            last = begin
        yield _Stretch(block, first - days, last + days, days)


class _Merging:
    """The state of one merging: what has been read, and where the claims looked at again belong."""

    def __init__(self, connection: Connection, touched: set[str]) -> None:
        self._connection = connection
        self._touched = set(touched)
        self._stored: dict[str, _Stored] = {}
        self._occasion_of: dict[str, str] = {}
        self._root_of: dict[str, str] = {}

    def place_undated(self, claims: Iterable[Claim]) -> None:
        """Make a contact of each claim for which no days are known at all."""
        for claim in claims:
            if claim.first is None:
                self._stored[claim.id] = _Stored(claim, "", "", "")
                self._occasion_of[claim.id] = self._root_of[claim.id] = claim.id

    def place_long(self, keys: Iterable[Key]) -> None:
        """Find the occasions of claims that cover more days than are searched: they have no other root."""
        for key in keys:
            days = {"of": key.block, "since": key.first, "until": key.last}
            stored = self._keep(self._connection.execute(_SAME_DAYS, days))
            for occasion in part(one.claim for one in stored):
                self._put(occasion, occasion)

    def place(self, stretches: Sequence[_Stretch]) -> None:
        """Find occasion and root of the claims that a change can have moved."""
        around = [
            (number, one.block, numbered_day(one.first - one.reach), numbered_day(one.last + one.reach))
            for number, one in enumerate(stretches)
        ]
        claims = self._look_up(_STRETCHES, _TYPES_OF_STRETCHES, around)
        wide = {
            (number, claim.report, stretches[number].block)
            for number, some in claims.items()
            for claim in some
            if 1 < (claim.length or 0) <= MAX_DAYS_TO_SEARCH
        }
        long = self._look_up(_LONG, _TYPES_OF_LONG, sorted(wide))
        for number, where in enumerate(stretches):
            block = Block(claims[number], long[number])
            for occasion in block.occasions:
                if where.first <= occasion.begin <= where.last and occasion.length <= MAX_DAYS_TO_SEARCH:
                    self._put(occasion, block.root(occasion))

    def _look_up(
        self, question: str, types: Mapping[str, str], asked: Sequence[tuple[Any, ...]]
    ) -> dict[int, list[Claim]]:
        """Return claims by the number of the stretch for which they are asked."""
        found: dict[int, list[Claim]] = defaultdict(list)
        if asked:
            query = question.format(asked=in_table(self._connection, "asked", types))
            parameters = as_parameters(self._connection, asked)
            for number, *columns in self._connection.exec_driver_sql(query, parameters).all():
                found[number].append(self._keep_one(columns).claim)
        return found

    def _put(self, occasion: Occasion, root: Occasion) -> None:
        for claim in occasion.claims:
            self._occasion_of[claim.id] = occasion.id
            self._root_of[claim.id] = root.id

    def write(self, *, again: bool) -> None:
        """Write anew the contacts that have lost or won a claim, and no others."""
        places = {claim: (occasion, self._root_of[claim]) for claim, occasion in self._occasion_of.items()}
        moved = {
            claim: place
            for claim, place in places.items()
            if place != (self._stored[claim].occasion, self._stored[claim].root)
        }
        touched = self._touched | {self._stored[claim].contact for claim in moved}
        touched |= {self._stored[root].contact for _, root in moved.values()}  # a root bears a claim's id
        touched.discard("")
        if touched:
            self._read(among(self._connection, _CLAIMS.contact, touched))
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim, stored in self._stored.items():
            if claim in moved or stored.contact in touched:
                groups[self._place(claim)].append(stored.claim)
        settled = self._settled(groups)
        touched |= {self._stored[claim.id].contact for claims, _ in settled for claim in claims} - {""}
        if again:
            replace_contacts(self._connection, touched, settled)
        else:
            delete_contacts(self._connection, sorted(touched))
            insert_contacts(self._connection, settled)
        changes = []
        for claims, _ in settled:
            contact = contact_id(claims)
            for key in (claim.id for claim in claims):
                stored, place = self._stored[key], (self._occasion(key), self._place(key), contact)
                if place != (stored.occasion, stored.root, stored.contact):
                    occasion, root, _ = place
                    changes.append({"id": key, "occasion": occasion, "root": root, "contact": contact})
        update_rows(self._connection, schema.claims, changes, by=("id",))

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
            stored = self._read(among(self._connection, _CLAIMS.root, missing))
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
        return self._root_of.get(claim) or self._stored[claim].root

    def _read(self, *conditions: ColumnElement[bool]) -> list[_Stored]:
        """Return stored claims, those read before as they were then."""
        return self._keep(self._connection.execute(_ALL_CLAIMS.where(*conditions)).all())

    def _keep(self, rows: Iterable[Any]) -> list[_Stored]:
        return [self._keep_one(row) for row in rows]

    def _keep_one(self, columns: Sequence[Any]) -> _Stored:
        known = self._stored.get(columns[0])
        if known is None:
            known = self._stored[columns[0]] = _stored(columns)
        return known


def _stored(columns: Sequence[Any]) -> _Stored:
    *claim, occasion, root, contact = columns
    return _Stored(from_row(*claim), occasion, root, contact)


def _load(connection: Connection, *conditions: ColumnElement[bool]) -> list[_Stored]:
    return [_stored(row) for row in connection.execute(_ALL_CLAIMS.where(*conditions))]
