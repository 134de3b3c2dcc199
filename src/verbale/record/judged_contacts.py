"""Judgements on contacts: which claims they name, and what they make of the contacts that merging found."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select

from verbale.record import schema
from verbale.record.bulk import among, any_of, as_list, rows_of
from verbale.record.claims import Claim
from verbale.record.judgement_tables import contact_judgements, judgement_keys, judgements
from verbale.record.judgements import Judgement, Subject, ToldContact, short
from verbale.record.rows import JudgedBy
from verbale.record.settling import Ruling, settle

type Groups = dict[str, list[Claim]]

_CLAIMS = schema.claims.c
_NAMING = (
    _CLAIMS.id, _CLAIMS.report, _CLAIMS.item, _CLAIMS.spans, _CLAIMS.mode, _CLAIMS.parties, _CLAIMS.date,
    _CLAIMS.place, _CLAIMS.participants, _CLAIMS.contact,
)  # fmt: skip
_JUDGED_BY = (
    "SELECT bearing.contact, judgements.id, judgements.judgement FROM contact_judgements AS bearing"
    " JOIN judgements ON judgements.id = bearing.judgement WHERE bearing.contact {chosen}"
    " ORDER BY judgements.at, judgements.id"
)


class Settled(NamedTuple):
    """The claims of one contact, and the ids of the judgements that name any of them."""

    claims: list[Claim]
    judgements: list[str]


def any_in_force(connection: Connection, subject: Subject) -> bool:
    """Tell whether the record holds any judgement on `subject` that has not been undone."""
    table = judgements.c
    found = select(table.id).where(table.subject == subject, table.in_force == 1, table.verdict != "undo")
    return connection.scalar(found.limit(1)) is not None


def in_force(connection: Connection, subject: Subject, keys: Collection[str]) -> dict[str, Judgement]:
    """Return the judgements in force that name any of `keys`, by id."""
    table, named = judgements.c, judgement_keys.c
    rows = connection.execute(
        select(table.id, table.judgement)
        .join_from(judgement_keys, judgements, named.judgement == table.id)
        .where(named.subject == subject, among(connection, named.key, keys), table.in_force == 1)
        .distinct()
        .order_by(table.id)
    )
    return {row.id: Judgement.model_validate_json(row.judgement) for row in rows}


def told_in(connection: Connection, contact: str) -> list[ToldContact]:
    """Return what reports tell of a contact."""
    query = select(*_NAMING).where(_CLAIMS.contact == contact).order_by(_CLAIMS.id)
    return [_telling(row) for row in connection.execute(query)]


def _telling(row: Any) -> ToldContact:
    return ToldContact(
        report=row.report,
        spans=json.loads(row.spans),
        mode=row.mode,
        states=json.loads(row.parties),
        date=row.date,
        place=row.place,
        names=tuple(person[0] for person in json.loads(row.participants)),
    )


def contacts_named(connection: Connection, named: Iterable[Judgement]) -> set[str]:
    """Return the contacts that judgements name, as they stand now."""
    tellings = [telling for one in named for telling in _tellings(one)]
    rows = _rows(connection, {telling.report for telling in tellings})
    found = [_found(telling, rows.get(telling.report, [])) for telling in tellings]
    return {row.contact for row in found if row is not None}


def touched_by_removal(connection: Connection, report: str) -> set[str]:
    """Return the contacts that are tied to a report by judgements."""
    return contacts_named(connection, in_force(connection, "contact", [report]).values())


def settle_contacts(
    connection: Connection,
    roots: Collection[str],
    whole: Callable[[Collection[str]], Groups],
    occasion_of: Callable[[Claim], str],
) -> list[Settled]:
    """Return contacts as judgements leave them: those of `roots`, and all that judgements tie to these.

    `whole` gives all claims of roots, by root.
    """
    groups = whole(roots)
    rulings: dict[str, Ruling] = {}
    asked: set[str] = set()
    while reports := {claim.report for claims in groups.values() for claim in claims} - asked:
        asked |= reports
        found = in_force(connection, "contact", reports)
        rulings |= _rulings(connection, {key: one for key, one in found.items() if key not in rulings})
        groups = _reached(groups, rulings, whole, connection)
    return _settled(groups, rulings, occasion_of)


def _rulings(connection: Connection, found: Mapping[str, Judgement]) -> dict[str, Ruling]:
    tellings = {telling.report for one in found.values() for telling in _tellings(one)}
    rows = _rows(connection, tellings)

    def ids(side: Iterable[Any]) -> frozenset[str]:
        matched = (_found(telling, rows.get(telling.report, [])) for telling in side)
        return frozenset(row.id for row in matched if row is not None)

    return {key: Ruling(one, ids(one.one), ids(one.other)) for key, one in found.items()}


def _reached(
    groups: Groups, rulings: Mapping[str, Ruling], whole: Callable[[Collection[str]], Groups],
    connection: Connection,
) -> Groups:  # fmt: skip
    """Return `groups` with the claims to which judgements tie them."""
    while True:
        held = {claim.id for claims in groups.values() for claim in claims}
        tied = [ruling.named for ruling in rulings.values() if not ruling.named.isdisjoint(held)]
        missing = frozenset().union(*tied) - held
        if not missing:
            return groups
        roots = connection.scalars(select(_CLAIMS.root).where(among(connection, _CLAIMS.id, missing)))
        groups = whole({*groups, *roots})


def _settled(
    groups: Groups, rulings: Mapping[str, Ruling], occasion_of: Callable[[Claim], str]
) -> list[Settled]:
    by_id = {claim.id: claim for claims in groups.values() for claim in claims}
    roots = {claim.id: root for root, claims in groups.items() for claim in claims}
    occasions = {key: occasion_of(claim) for key, claim in by_id.items()}
    ids = [[claim.id for claim in claims] for claims in groups.values()]
    bearing = {key: ruling for key, ruling in rulings.items() if not ruling.named.isdisjoint(by_id)}
    return [
        Settled(
            [by_id[key] for key in sorted(part)],
            sorted(key for key, ruling in bearing.items() if not ruling.named.isdisjoint(part)),
        )
        for part in settle(ids, bearing.values(), (occasions, roots))
    ]


def _tellings(judgement: Judgement) -> list[ToldContact]:
    return [one for one in (*judgement.one, *judgement.other) if isinstance(one, ToldContact)]


def _rows(connection: Connection, reports: Collection[str]) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = defaultdict(list)
    if reports:
        query = select(*_NAMING).where(among(connection, _CLAIMS.report, reports)).order_by(_CLAIMS.id)
        for row in connection.execute(query):
            rows[row.report].append(row)
    return rows


def _found(telling: ToldContact, rows: Iterable[Any]) -> Any | None:
    """Return the claim of the report in which a telling is found again: one whose sentences overlap.

    Of several, the one that agrees with the telling in most of what it says. One of wholly other parties is
    none.
    """
    found = [(_likeness(telling, _telling(row)), row.item, row) for row in rows]
    possible = [one for one in found if one[0][1] > 0]
    return min(possible, key=lambda one: (-one[0][0], -one[0][1], one[1]))[2] if possible else None


def _likeness(telling: ToldContact, now: ToldContact) -> tuple[int, int]:
    """Return how many fields agree, and how many characters are shared: 0 where it can't be the same."""
    if telling.states and now.states and set(telling.states).isdisjoint(now.states):
        return 0, 0
    fields = ("spans", "mode", "states", "date", "place", "names")
    agreeing = sum(getattr(telling, name) == getattr(now, name) for name in fields)
    shared = sum(
        max(0, min(end, its_end) - max(start, its_start))
        for start, end in telling.spans
        for its_start, its_end in now.spans
    )
    return agreeing, shared


def delete_judgements_of(connection: Connection, contacts: list[str]) -> None:
    """Forget which judgements bear upon contacts that are deleted."""
    theirs = among(connection, contact_judgements.c.contact, contacts)
    connection.execute(delete(contact_judgements).where(theirs))


def judged_by(connection: Connection, contacts: list[str]) -> dict[str, list[JudgedBy]]:
    """Return the judgements that bear upon contacts, in order of time."""
    query = _JUDGED_BY.format(chosen=any_of(connection, "text"))
    found: dict[str, list[JudgedBy]] = defaultdict(list)
    for contact, id_, judgement in rows_of(connection, query, as_list(connection, contacts)):
        found[contact].append(short(id_, Judgement.model_validate_json(judgement)))
    return found
