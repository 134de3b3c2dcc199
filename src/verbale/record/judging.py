"""Takes judgements into the record, and lists them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from verbale.record.ids import with_prefix
from verbale.record.judged_contacts import contacts_named
from verbale.record.judgement_tables import contact_judgements, judgement_keys, judgements
from verbale.record.judgements import Judgement, JudgementRow
from verbale.record.keeping_persons import persons_named, settle_persons
from verbale.record.merging import remerge
from verbale.record.packing import packed
from verbale.record.schema import claims

_TABLE = judgements.c
_TABLES = (judgements, judgement_keys, contact_judgements)


def set_up(connection: Connection) -> None:
    """Make the tables, and the index by which they are kept true, in a record that lacks them."""
    for table in _TABLES:
        table.create(connection)
    for index in claims.indexes:
        if index.name == "claims_by_root":
            index.create(connection)


def judge(connection: Connection, judgement: Judgement) -> bool:
    """Take in a judgement, and bring up to date what it bears upon; return whether it is new."""
    if connection.scalar(select(_TABLE.id).where(_TABLE.id == judgement.id)) is not None:
        return False
    connection.execute(
        insert(judgements).values(
            id=judgement.id,
            verdict=judgement.verdict,
            subject=judgement.subject,
            at=judgement.at,
            undoes=judgement.undoes,
            in_force=0,
            judgement=packed(judgement.model_dump(mode="json")),
        )
    )
    rows = [{"subject": judgement.subject, "key": key, "judgement": judgement.id} for key in judgement.keys]
    if rows:
        connection.execute(insert(judgement_keys), rows)
    meant = _brought_to_force(connection, judgement)
    if meant is None:
        return True
    if meant.subject == "contact":
        remerge(connection, [], set(), contacts_named(connection, [meant]))
    else:
        settle_persons(connection, persons_named(connection, meant))
    return True


def _brought_to_force(connection: Connection, judgement: Judgement) -> Judgement | None:
    """Mark a new judgement, and those that it lifts or restores, as in force or not.

    Returns the merge or split at the end of the chain, None where the record does not hold it.
    """
    while True:
        undone = select(_TABLE.id).where(_TABLE.undoes == judgement.id, _TABLE.in_force == 1).limit(1)
        stands = connection.scalar(undone) is None
        connection.execute(update(judgements).where(_TABLE.id == judgement.id).values(in_force=int(stands)))
        if judgement.undoes is None:
            return judgement
        stored = connection.scalar(select(_TABLE.judgement).where(_TABLE.id == judgement.undoes))
        if stored is None:
            return None
        judgement = Judgement.model_validate_json(stored)


def judgement(connection: Connection, id_or_prefix: str) -> JudgementRow:
    """Return the judgement whose id begins so. Raises SkipInput when there is none, or more than one."""
    found = with_prefix(connection, _TABLE.id, id_or_prefix, "judgement")
    return next(_listed(connection, select(judgements).where(_TABLE.id == found)))


def listed(
    connection: Connection, *, contact: str | None = None, limit: int | None = None, offset: int = 0
) -> Iterator[JudgementRow]:
    """Yield the judgements in order of time; only those that bear upon a contact, where one is given."""
    query = select(judgements).order_by(_TABLE.at, _TABLE.id).limit(limit).offset(offset)
    if contact is not None:
        bearing = contact_judgements.c
        query = query.where(_TABLE.id.in_(select(bearing.judgement).where(bearing.contact == contact)))
    yield from _listed(connection, query)


def _listed(connection: Connection, query: Select[Any]) -> Iterator[JudgementRow]:
    for row in connection.execute(query):
        yield JudgementRow(
            id=row.id,
            in_force=bool(row.in_force),
            judgement=Judgement.model_validate_json(row.judgement),
        )
