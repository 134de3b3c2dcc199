"""Names the persons behind unnamed offices in a record that was made before it did so."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from verbale.account import Account
from verbale.record import schema
from verbale.record.actors import add_mentions, holder_of, mentions_of, remove_mentions
from verbale.record.claims import claims_of, dated
from verbale.record.keeping_persons import update_persons
from verbale.record.statements import statements_of
from verbale.report import Report


def set_up(_connection: Connection) -> None:
    """Leave the tables as they are."""


def fill(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> None:
    """Add the holders of unnamed offices to the actors, and to those by whom statements are found.

    Contacts get theirs when they are merged anew.
    """
    found, statements = schema.statement_actors, schema.statements.c
    for report, account in accounts:
        if all(holder_of(actor) is None for actor in account.actors):
            continue
        gone = remove_mentions(connection, report.id)
        mentions = mentions_of(account, dated(report, account)[1])
        add_mentions(connection, mentions)
        update_persons(connection, {*gone, *(one.actor for one in mentions if one.type == "person")})
        rows = statements_of(report, account, claims_of(report, account)).actors
        own = select(statements.id).where(statements.report == report.id)
        connection.execute(delete(found).where(found.c.statement.in_(own)))
        if rows:
            connection.execute(insert(found), rows)
