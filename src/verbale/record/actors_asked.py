"""The actors of the record: one row for each, of a person with all names, offices and judgements."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

from sqlalchemy import Connection, or_, select

from verbale.record import schema
from verbale.record.ids import with_prefix
from verbale.record.judged_contacts import in_force
from verbale.record.judgements import short
from verbale.record.lookups import actors_named
from verbale.record.person_tables import actor_persons
from verbale.record.rows import ActorRow, JudgedBy, OfficeRow

_AT_ONCE = 500
_ACTORS = schema.actors.c
_PERSONS = actor_persons.c


def actors(
    connection: Connection, *, name: str | None, party: str | None, limit: int | None, offset: int
) -> Iterator[ActorRow]:
    """Yield actors by folded name; all names of one person are one actor."""
    query = (
        select(schema.actors)
        .join_from(schema.actors, actor_persons, _PERSONS.actor == _ACTORS.id, isouter=True)
        .where(or_(_PERSONS.person.is_(None), _PERSONS.person == _ACTORS.id))
        .order_by(_ACTORS.folded, _ACTORS.party.nulls_first(), _ACTORS.type, _ACTORS.id)
    )
    if name is not None:
        query = query.where(_ACTORS.id.in_(actors_named(connection, name)))
    if party is not None:
        query = query.where(_ACTORS.party == party)
    yield from _rows(connection, connection.execute(query.limit(limit).offset(offset)).all())


def actor(connection: Connection, id_or_prefix: str) -> ActorRow:
    """Return the actor whose id begins so, or the person one of whose names has that id. Raises SkipInput."""
    found = with_prefix(connection, _ACTORS.id, id_or_prefix, "actor")
    person = connection.scalar(select(_PERSONS.person).where(_PERSONS.actor == found))
    rows = connection.execute(select(schema.actors).where(_ACTORS.id == (person or found))).all()
    return next(_rows(connection, rows))


def _rows(connection: Connection, leaders: Sequence[Any]) -> Iterator[ActorRow]:
    for some in batched(leaders, _AT_ONCE):
        members = _members(connection, [row.id for row in some])
        ids = sorted({actor for group in members.values() for actor in group})
        named = {row.id: row for row in connection.execute(select(schema.actors).where(_ACTORS.id.in_(ids)))}
        names, offices, judged = _names(connection, ids), _offices(connection, ids), _judged(connection, ids)
        for row in some:
            group = members[row.id]
            counts = sum((names[actor] for actor in group), Counter[str]())
            first, *others = sorted(counts, key=lambda name: (-counts[name], name))
            yield ActorRow(
                id=row.id,
                type=row.type,
                name=first,
                party=row.party,
                also=tuple(sorted(others)),
                offices=tuple(_joined(office for actor in group for office in offices[actor])),
                first=min((one for actor in group if (one := named[actor].first)), default=None),
                last=max((one for actor in group if (one := named[actor].last)), default=None),
                reports=sum(named[actor].reports for actor in group),
                judgements=tuple({one.id: one for actor in group for one in judged[actor]}.values()),
            )


def _members(connection: Connection, leaders: Collection[str]) -> dict[str, list[str]]:
    members = {leader: [leader] for leader in leaders}
    query = (
        select(_PERSONS.person, _PERSONS.actor).where(_PERSONS.person.in_(leaders)).order_by(_PERSONS.actor)
    )
    for row in connection.execute(query):
        if row.actor != row.person:
            members[row.person].append(row.actor)
    return members


def _names(connection: Connection, ids: Collection[str]) -> dict[str, Counter[str]]:
    table = schema.actor_names
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(select(table).where(table.c.actor.in_(ids))):
        names[row.actor][row.name] += row.reports
    return names


def _offices(connection: Connection, ids: Collection[str]) -> dict[str, list[OfficeRow]]:
    table = schema.actor_offices
    offices: dict[str, list[OfficeRow]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.actor.in_(ids))):
        held = OfficeRow(office=row.office, first=row.first, last=row.last, reports=row.reports)
        offices[row.actor].append(held)
    return offices


def _joined(offices: Iterable[OfficeRow]) -> list[OfficeRow]:
    """Return each office once, in order of the first day."""
    by_name: dict[str, list[OfficeRow]] = defaultdict(list)
    for one in offices:
        by_name[one.office].append(one)
    joined = [
        OfficeRow(
            office=name,
            first=min((one.first for one in some if one.first), default=None),
            last=max((one.last for one in some if one.last), default=None),
            reports=sum(one.reports for one in some),
        )
        for name, some in by_name.items()
    ]
    return sorted(joined, key=lambda one: (one.first or "", one.office))


def _judged(connection: Connection, ids: Collection[str]) -> dict[str, list[JudgedBy]]:
    judged: dict[str, list[JudgedBy]] = defaultdict(list)
    for key, judgement in in_force(connection, "actor", ids).items():
        for actor in judgement.keys:
            judged[actor].append(short(key, judgement))
    return judged
