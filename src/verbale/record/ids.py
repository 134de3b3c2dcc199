"""Ids as users write them: by their beginning."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from verbale.errors import SkipInput

_PREFIX = re.compile(r"[0-9a-f]{1,64}")


def with_prefix(connection: Connection, ids: ColumnElement[Any], prefix: str, kind: str) -> str:
    """Return the one id of a column that begins with `prefix`; `kind` is what messages call its rows.

    Raises SkipInput when none begins so, or more than one.
    """
    found, asked = starting(connection, ids, prefix, kind), prefix.strip().lower()
    if not found:
        raise SkipInput(f"no {kind} in the record has an id that begins with {asked}")
    if len(found) > 1:
        raise SkipInput(f"several {kind}s have ids that begin with {asked}: give more digits")
    return found[0]


def starting(connection: Connection, ids: ColumnElement[Any], prefix: str, kind: str) -> list[str]:
    """Return the first two ids that begin with `prefix`. Raises SkipInput when it can begin none."""
    asked = prefix.strip().lower()
    if not _PREFIX.fullmatch(asked):
        raise SkipInput(f"{prefix!r} is no id of a {kind}: ids are written in the digits 0-9 and a-f")
    begin = select(ids).distinct().where(ids >= asked, ids < asked + "g").order_by(ids).limit(2)
    return list(connection.scalars(begin))
