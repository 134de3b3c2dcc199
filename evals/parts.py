"""Parts of a development set: a third is set aside unread, so that tuning can be told from generality."""

import hashlib
from collections.abc import Iterable
from typing import Final

from evals.benchmark import Row

PARTS: Final = ("all", "tuned", "unread")
_UNREAD_ONE_IN = 3


def is_unread(id: str) -> bool:  # noqa: A002
    """Tell whether the document of this id is set aside; the id's hash alone decides."""
    return int(hashlib.sha256(id.encode("utf-8")).hexdigest(), 16) % _UNREAD_ONE_IN == 0


def in_part(rows: Iterable[Row], part: str) -> list[Row]:
    """Return the rows of one of `PARTS`, in order.

    A row's own `half`, or else the hash of its topic or `id`, tells where it belongs. Raises ValueError
    for a part of another name.
    """
    if part not in PARTS:
        raise ValueError(f"no part {part!r}: there are {', '.join(PARTS)}")
    if part == "all":
        return list(rows)
    return [row for row in rows if _part_of(row) == part]


def _part_of(row: Row) -> str:
    if "half" in row:
        return str(row["half"])
    return "unread" if is_unread(row.get("topic") or row["id"]) else "tuned"
