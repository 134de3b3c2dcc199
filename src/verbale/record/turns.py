"""Whose turn it is to write: several writers of one PostgreSQL database wait for each other.

They take turns by a lock that ends with the transaction. A writer waits as long as the others go on, each in
its turn, and not longer than its patience for any one of them.
"""

from typing import Any

from sqlalchemy import Connection

_LOCK = int.from_bytes(b"verbale")
_AT_WORK = (
    "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"  # noqa: S608
    f" AND classid::bigint << 32 | objid::bigint = {_LOCK}"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_TRY = f"SELECT CASE WHEN NOT pg_try_advisory_xact_lock({_LOCK}) THEN coalesce(({_AT_WORK}), 'done') END"


def take_turn(connection: Connection, patience_ms: int) -> None:
    """Wait until no other transaction writes; each statement after it sees what the others have left.

    It may be what begins the transaction. Raises the driver's LockNotAvailable when one of the others takes
    longer than `patience_ms`.
    """
    driver: Any = connection.connection.dbapi_connection
    library: Any = connection.dialect.dbapi
    with driver.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {patience_ms}")
        [at_work] = cursor.execute(_TRY).fetchone()
        while at_work is not None:
            cursor.execute("SAVEPOINT turn")
            try:
                cursor.execute(f"SELECT pg_advisory_xact_lock({_LOCK})")
                return
            except library.errors.LockNotAvailable:
                cursor.execute("ROLLBACK TO SAVEPOINT turn")
                [now] = cursor.execute(f"SELECT coalesce(({_AT_WORK}), 'done')").fetchone()
                if now == at_work:
                    raise
                at_work = now
