"""Actors across reports: one row for each, with its spellings, offices, and first and last report.

An actor is known by kind, party and folded name; a state by its code alone. What the tables hold
follows from the mentions of all accounts: rows count the reports behind them and go when none is left.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, and_, bindparam, case, delete, func, select, tuple_, update

from verbale.account import Account, Actor
from verbale.record import schema
from verbale.record.bulk import insert_rows
from verbale.record.database import inserting
from verbale.record.names import MAX_LENGTH, fold, keys
from verbale.record.packing import content_id


class ActorMention(NamedTuple):
    """That one report names an actor so, in that office (empty where none is told)."""

    report: str
    actor: str
    name: str
    office: str
    day: str | None
    type: str
    party: str | None


def identify(kind: str, party: str | None, name: str) -> str:
    """Return the id of an actor in the record."""
    return content_id("actor", kind, party, "" if kind == "state" and party else fold(name))


def holder_of(actor: Actor | None) -> str | None:
    """Return the id of the person who is known to have held an unnamed office on the day of the report."""
    if actor is None or actor.kind != "office" or actor.holder is None:
        return None
    return identify("person", actor.party, actor.holder)


def is_unnamed(name: str, actor: Actor | None) -> bool:
    """Tell whether a participant is an office without a name ("President of Armenia")."""
    return actor.kind != "person" if actor else " of " in name


def mentions_of(account: Account, day: str | None) -> list[ActorMention]:
    """Return the actors that an account names, and the participants that it does not list as actors.

    An office without a name is a mention of the person who is known to have held it, too.
    """
    mentions = {
        ActorMention(account.report, identify(actor.kind, actor.party, actor.name), actor.name[:MAX_LENGTH],
                     (actor.office or "")[:MAX_LENGTH], day, actor.kind, actor.party)
        for actor in account.actors
    }  # fmt: skip
    mentions |= {
        ActorMention(account.report, holder, (actor.holder or "")[:MAX_LENGTH],
                     (actor.office or "")[:MAX_LENGTH], day, "person", actor.party)
        for actor in account.actors
        if (holder := holder_of(actor)) is not None
    }  # fmt: skip
    for contact in account.contacts:
        for person in contact.participants:
            if account.actor(person.actor) is None:
                kind = "office" if is_unnamed(person.name, None) else "person"
                mentions.add(ActorMention(account.report, identify(kind, person.party, person.name),
                                          person.name[:MAX_LENGTH], "", day, kind, person.party))  # fmt: skip
    # One actor may be listed twice under one name; the row of the table can say it once only.
    unique = {(one.actor, one.name, one.office): one for one in sorted(mentions, key=repr)}
    return [unique[key] for key in sorted(unique)]


def add_mentions(connection: Connection, mentions: list[ActorMention]) -> None:
    """Take in what reports say of actors."""
    if not mentions:
        return
    columns = schema.actor_mentions.c.keys()
    rows = [{name: getattr(mention, name) for name in columns} for mention in mentions]
    insert_rows(connection, schema.actor_mentions, rows)
    by_actor = {(mention.report, mention.actor): mention for mention in mentions}
    _count(connection, schema.actors, [
        {"id": mention.actor, "type": mention.type, "party": mention.party, "reports": 1,
         "folded": "" if mention.type == "state" and mention.party else fold(mention.name),
         "first": mention.day, "last": mention.day}
        for mention in by_actor.values()
    ])  # fmt: skip
    told = {(mention.report, mention.actor, mention.name) for mention in mentions}
    names = Counter((actor, name) for _, actor, name in told)
    _count(connection, schema.actor_names, [
        {"actor": actor, "name": name, "reports": names[actor, name]} for actor, name in sorted(names)
    ])  # fmt: skip
    named = [
        {"key": key, "actor": actor, "name": name} for actor, name in sorted(names) for key in keys(name)
    ]
    if named:
        statement = inserting(connection.dialect.name, schema.actor_keys)
        connection.execute(statement.on_conflict_do_nothing(), named)
    offices = {(one.report, one.actor, one.office): one.day for one in mentions if one.office}
    _count(connection, schema.actor_offices, [
        {"actor": actor, "office": office, "reports": 1, "first": day, "last": day}
        for (_, actor, office), day in offices.items()
    ])  # fmt: skip


def remove_mentions(connection: Connection, report: str) -> list[str]:
    """Forget what one report says of actors; return those that it names."""
    table = schema.actor_mentions
    rows = connection.execute(select(table).where(table.c.report == report)).all()
    connection.execute(delete(table).where(table.c.report == report))
    actors = sorted({row.actor for row in rows})
    names = sorted({(row.actor, row.name) for row in rows})
    offices = sorted({(row.actor, row.office) for row in rows if row.office})
    _uncount(connection, schema.actors, ("id",), [(actor,) for actor in actors])
    gone = _uncount(connection, schema.actor_names, ("actor", "name"), names)
    _uncount(connection, schema.actor_offices, ("actor", "office"), offices)
    if gone:
        _delete_all(connection, schema.actor_keys, ("actor", "name"), gone)
    return actors


def _count(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, or count their reports on those that stand, and widen their days.

    Several rows may be of one key.
    """
    keys = [column.name for column in table.primary_key.columns]
    joined: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows:
        known = joined.setdefault(tuple(row[name] for name in keys), row)
        if known is not row:
            known["reports"] += row["reports"]
            if row.get("first") is not None:
                known["first"] = min(known["first"] or row["first"], row["first"])
                known["last"] = max(known["last"] or row["last"], row["last"])
    if joined:
        statement = _counting(connection.dialect.name, table)
        connection.execute(statement, [joined[key] for key in sorted(joined)])


@lru_cache  # one for each table: making it costs more than running it
def _counting(dialect: str, table: Table) -> Any:
    statement = inserting(dialect, table)
    new, old = statement.excluded, table.c
    changes: dict[str, Any] = {"reports": old.reports + new.reports}
    if "first" in old:
        changes["first"] = case((old["first"] <= new["first"], old["first"]),
                                else_=func.coalesce(new["first"], old["first"]))  # fmt: skip
        changes["last"] = case((old["last"] >= new["last"], old["last"]),
                               else_=func.coalesce(new["last"], old["last"]))  # fmt: skip
    return statement.on_conflict_do_update(index_elements=table.primary_key.columns, set_=changes)


def _uncount(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Count one report less on each of the rows, delete and return those without any, narrow the days."""
    if not rows:
        return []
    match = and_(*(table.c[name] == bindparam(f"key_{name}") for name in columns))
    keyed = [{f"key_{name}": value for name, value in zip(columns, row, strict=True)} for row in rows]
    changes: dict[str, Any] = {"reports": table.c.reports - 1}
    if "first" in table.c:
        mentions = schema.actor_mentions.c
        same = [mentions.actor == table.c[columns[0]]]
        same += [mentions.office == table.c.office] if "office" in columns else []
        changes["first"] = select(func.min(mentions.day)).where(*same).scalar_subquery()
        changes["last"] = select(func.max(mentions.day)).where(*same).scalar_subquery()
    connection.execute(update(table).where(match).values(changes), keyed)
    chosen = tuple_(*(table.c[name] for name in columns))
    gone = connection.execute(
        select(*(table.c[name] for name in columns)).where(chosen.in_(rows), table.c.reports == 0)
    ).all()
    _delete_all(connection, table, columns, [tuple(row) for row in gone])
    return [tuple(row) for row in gone]


def _delete_all(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    for row in rows:
        connection.execute(
            delete(table).where(*(table.c[name] == value for name, value in zip(columns, row, strict=True)))
        )
