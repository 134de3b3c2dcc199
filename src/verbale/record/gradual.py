"""Steps that bring a large record up to date in parts, and whom is told how far they have come.

Each part is a transaction of its own that notes how far the step has come. So memory does not grow with the
record, and a step that was broken off goes on where it stopped.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from sqlalchemy import Connection, func, select, tuple_

from verbale.account import Account
from verbale.record import schema
from verbale.report import Report

type Told = tuple[Report, Account]

_REPORTS_IN_A_PART = 2_000
_REPORTS, _ACCOUNTS = schema.reports, schema.accounts


class Part(NamedTuple):
    """What a part has done: how many items, and the place after which the next part begins, if any."""

    done: int
    place: tuple[str, ...] | None


@runtime_checkable
class Gradual(Protocol):
    """A step that is done in parts."""

    def total(self, connection: Connection) -> int:
        """Return about how many items there are in all."""

    def part(self, connection: Connection, place: tuple[str, ...]) -> Part:
        """Do the part that begins after a place, which is empty for the first one."""


class Progress(NamedTuple):
    """How far a step has come: its name, and how many of its items are done."""

    step: str
    done: int
    total: int


type Tell = Callable[[Progress], None]
type Telling = Callable[[str], AbstractContextManager[Tell]]
"""What is entered with the name of a record while it is brought up to date, and gives whom to tell of it."""

_TELLING: ContextVar[Telling | None] = ContextVar("telling", default=None)


@contextmanager
def told_of_steps(telling: Telling) -> Iterator[None]:
    """Have `telling` told of all steps by which records are brought up to date."""
    token = _TELLING.set(telling)
    try:
        yield
    finally:
        _TELLING.reset(token)


@contextmanager
def telling_of(record: str) -> Iterator[Tell]:
    """Give whom to tell of the steps of a record, before each and after each part, if anybody listens."""
    telling = _TELLING.get()
    if telling is None:
        yield lambda _: None
    else:
        with telling(record) as tell:
            yield tell


@dataclass(frozen=True, slots=True)
class Filling:
    """A step that makes tables, and fills them from all reports and accounts in the order of their days."""

    make: Callable[[Connection], None]
    add: Callable[[Connection, Sequence[Told]], object]

    def total(self, connection: Connection) -> int:
        """Return how many accounts the record holds."""
        return number_of_accounts(connection)

    def part(self, connection: Connection, place: tuple[str, ...]) -> Part:
        """Make the tables in the first part, and take some accounts in."""
        if not place:
            self.make(connection)
        told, after = told_after(connection, place)
        self.add(connection, told)
        return Part(len(told), after)


def number_of_accounts(connection: Connection) -> int:
    """Return how many accounts the record holds."""
    return connection.scalar(select(func.count()).select_from(_ACCOUNTS)) or 0


def told_after(connection: Connection, place: tuple[str, ...]) -> tuple[list[Told], tuple[str, str] | None]:
    """Return the reports with their accounts that follow a place in the order of days, and the next place.

    There is no next place after the last report.
    """
    table = _REPORTS.c
    order = (table.day, table.id)
    query = select(_REPORTS, _ACCOUNTS.c.account).join_from(_REPORTS, _ACCOUNTS)
    if place:
        query = query.where(tuple_(*order) > tuple_(*place))
    rows = connection.execute(query.order_by(*order).limit(_REPORTS_IN_A_PART)).all()
    told = [
        (
            Report(**{name: getattr(row, name) for name in Report.model_fields}),
            Account.model_validate_json(row.account),
        )
        for row in rows
    ]
    return told, (rows[-1].day, rows[-1].id) if len(rows) == _REPORTS_IN_A_PART else None
