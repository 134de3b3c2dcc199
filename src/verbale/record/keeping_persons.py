"""Keeps the persons of the record true to the names that its reports use, and to judgements on them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import batched

from sqlalchemy import Connection, delete, select

from verbale.record import schema
from verbale.record.bulk import among, insert_rows, update_rows
from verbale.record.judged_contacts import any_in_force, in_force
from verbale.record.judgements import Judgement, NamedActor
from verbale.record.packing import packed
from verbale.record.person_tables import actor_persons
from verbale.record.persons import Name, family_key, persons
from verbale.record.settling import Ruling, settle

_TABLE = actor_persons.c
_AT_ONCE = 500

type _Members = dict[str, list[str]]


def set_up(connection: Connection) -> None:
    """Make the table in a record that lacks it, and find the persons among its actors."""
    actor_persons.create(connection)
    actors = schema.actors.c
    ids = list(connection.scalars(select(actors.id).where(actors.type == "person").order_by(actors.id)))
    for some in batched(ids, _AT_ONCE):
        update_persons(connection, some)


def update_persons(connection: Connection, actors: Collection[str]) -> None:
    """Bring the persons up to date after reports that name `actors` have come or gone."""
    now = _named(connection, sorted(actors))
    rows = connection.execute(select(actor_persons).where(among(connection, _TABLE.actor, actors))).all()
    stored = {row.actor: row for row in rows}
    gone = sorted(stored.keys() - now.keys())
    new = [name for name in now.values() if name.actor not in stored]
    changed = [
        name for name in now.values()
        if name.actor in stored and stored[name.actor].offices != _packed(name)
    ]  # fmt: skip
    if not (gone or new or changed):
        return
    tied = _tied_to(connection, gone)
    roots = {stored[actor].root for actor in gone}
    connection.execute(delete(actor_persons).where(among(connection, _TABLE.actor, gone)))
    _insert(connection, new)
    update_rows(
        connection,
        actor_persons,
        [{"actor": name.actor, "offices": _packed(name)} for name in changed],
        by=("actor",),
    )
    families = {stored[actor].family for actor in gone} | {_family(name) for name in (*new, *changed)}
    roots |= _part(connection, families)
    settle_persons(connection, roots | _roots_of(connection, tied))


def settle_persons(connection: Connection, roots: Collection[str]) -> None:
    """Write the person of each actor of these roots, and of those that judgements tie to them."""
    groups = _members(connection, roots)
    rulings: dict[str, Ruling] = {}
    asked: set[str] = set()
    judged = any_in_force(connection, "actor")
    while judged and (actors := {actor for some in groups.values() for actor in some} - asked):
        asked |= actors
        for key, judgement in in_force(connection, "actor", actors).items():
            rulings[key] = Ruling(judgement, *_held(connection, judgement))
        tied = {actor for ruling in rulings.values() for actor in ruling.named}
        groups = _members(connection, {*groups, *_roots_of(connection, tied)})
    root_of = {actor: root for root, some in groups.items() for actor in some}
    names = _named(connection, sorted(root_of))
    changes = []
    for group in settle(groups.values(), rulings.values(), (root_of,)):
        person = min((names[actor] for actor in group), key=lambda one: one.order).actor
        changes += [{"actor": actor, "person": person} for actor in sorted(group)]
    update_rows(connection, actor_persons, changes, by=("actor",))


def persons_named(connection: Connection, judgement: Judgement) -> set[str]:
    """Return the roots of the actors that a judgement names."""
    one, other = _held(connection, judgement)
    return _roots_of(connection, one | other)


def judged_persons(connection: Connection, actors: Collection[str]) -> dict[str, str]:
    """Return the persons of those of `actors` that judgements name, and of their other names among these."""
    named = {key for one in in_force(connection, "actor", actors).values() for key in one.keys}
    if not named:
        return {}
    rows = connection.execute(
        select(_TABLE.actor, _TABLE.person).where(among(connection, _TABLE.actor, {*actors, *named}))
    )
    persons = {row.actor: row.person for row in rows}
    judged = {persons[actor] for actor in named if actor in persons}
    return {actor: person for actor, person in persons.items() if person in judged}


def names_of(connection: Connection, person: str) -> list[NamedActor]:
    """Return the names of a person, as judgements name them."""
    actors, names = schema.actors.c, schema.actor_names.c
    rows = connection.execute(
        select(actors.party, names.name)
        .join_from(actor_persons, schema.actors, _TABLE.actor == actors.id)
        .join(schema.actor_names, names.actor == actors.id)
        .where(_TABLE.person == person)
    )
    return [NamedActor(type="person", party=row.party, name=row.name) for row in rows]


def _held(connection: Connection, judgement: Judgement) -> tuple[frozenset[str], frozenset[str]]:
    """Return the two sides of a judgement, as far as the record holds them."""
    sides = [
        {one.id for one in side if isinstance(one, NamedActor)} for side in (judgement.one, judgement.other)
    ]
    known = set(connection.scalars(select(_TABLE.actor).where(_TABLE.actor.in_(sorted(sides[0] | sides[1])))))
    return frozenset(sides[0] & known), frozenset(sides[1] & known)


def _tied_to(connection: Connection, actors: Collection[str]) -> set[str]:
    """Return all actors that judgements on any of `actors` name."""
    found = in_force(connection, "actor", actors) if actors else {}
    return {key for judgement in found.values() for key in judgement.keys}


def _named(connection: Connection, ids: Iterable[str]) -> dict[str, Name]:
    """Return those of some actors that are persons, as far as they tell who that is."""
    actors, offices = schema.actors.c, schema.actor_offices.c
    query = (
        select(actors.id, actors.party, actors.folded, offices.office)
        .join_from(schema.actors, schema.actor_offices, offices.actor == actors.id, isouter=True)
        .where(actors.type == "person")
    )
    names: dict[str, Name] = {}
    query = query.where(among(connection, actors.id, ids))
    for key, party, folded, office in connection.execute(query).all():
        known = names.get(key) or Name(key, party, tuple(folded.split()), frozenset())
        names[key] = known._replace(offices=known.offices | {office}) if office else known
    return names


def _part(connection: Connection, families: Collection[str]) -> set[str]:
    """Part the names of family keys into persons anew; return the roots that have lost or won one."""
    columns = (_TABLE.family, _TABLE.actor, _TABLE.root)
    stored: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(select(*columns).where(among(connection, _TABLE.family, families))):
        stored[row.family][row.actor] = row.root
    names = _named(connection, [actor for some in stored.values() for actor in some])
    changes, roots = [], set[str]()
    for roots_of in stored.values():
        for group in persons(names[actor] for actor in roots_of):
            root = min(name.actor for name in group)
            moved = [name.actor for name in group if roots_of[name.actor] != root]
            changes += [{"actor": actor, "root": root} for actor in moved]
            roots |= {roots_of[actor] for actor in moved} | ({root} if moved else set())
    update_rows(connection, actor_persons, changes, by=("actor",))
    return roots - {""}


def _members(connection: Connection, roots: Collection[str]) -> _Members:
    members: _Members = defaultdict(list)
    query = select(_TABLE.root, _TABLE.actor).where(among(connection, _TABLE.root, roots))
    for row in connection.execute(query.order_by(_TABLE.actor)):
        members[row.root].append(row.actor)
    return members


def _roots_of(connection: Connection, actors: Collection[str]) -> set[str]:
    return set(connection.scalars(select(_TABLE.root).where(among(connection, _TABLE.actor, actors))))


def _insert(connection: Connection, names: Iterable[Name]) -> None:
    rows = [
        {"actor": name.actor, "family": _family(name), "offices": _packed(name), "root": "", "person": ""}
        for name in names
    ]
    insert_rows(connection, actor_persons, rows)


def _family(name: Name) -> str:
    return family_key(" ".join(name.words))


def _packed(name: Name) -> str:
    return packed(sorted(name.offices))
