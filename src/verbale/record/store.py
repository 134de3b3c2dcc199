"""The record as its users hold it: opens the database, takes accounts in, answers questions."""

from pathlib import Path
from types import TracebackType
from typing import Self

from verbale.account import Account, Mode, QuotationForm, Status
from verbale.record.rows import (
    ActorRow,
    ContactRow,
    ReportRow,
    Rows,
    SearchHit,
    StatementRow,
    Statistics,
)
from verbale.report import Report


class Store:
    """A record: reports, what they say, and what follows from all of them together.

    `url` is a path or an `sqlite:///` URL. The file is made when it does not exist, unless `create`
    is False, and brought up to the schema of this Verbale. Raises Abort when it can't be used.
    """

    def __init__(self, url: str | Path, *, create: bool = True) -> None: ...

    def close(self) -> None:
        """Close all connections; the store can't be used afterwards."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def has(self, report_id: str, *, reader: str | None = None) -> bool:
        """Tell whether the record holds an account of the report, read by `reader` if one is given."""

    def add(self, report: Report, account: Account) -> bool:
        """Take in one report with its account, in one transaction; return whether anything changed."""

    def contacts(
        self,
        *,
        between: tuple[str, str] | None = None,
        party: str | None = None,
        person: str | None = None,
        mode: Mode | None = None,
        status: Status | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[ContactRow]:
        """Return contacts in time order."""

    def statements(
        self,
        *,
        by: str | None = None,
        party: str | None = None,
        about: str | None = None,
        form: QuotationForm | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[StatementRow]:
        """Return statements in time order."""

    def timeline(
        self,
        *,
        between: tuple[str, str],
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Rows[ContactRow | StatementRow]:
        """Return the contacts of two parties and what they said of each other, in time order."""

    def search(self, text: str, *, limit: int = 20, offset: int = 0) -> Rows[SearchHit]:
        """Return the reports and statements that hold all words of `text`, best first."""

    def report(self, id_or_prefix: str) -> Report:
        """Return the report whose id begins so. Raises SkipInput when there is none, or more than one."""

    def account(self, id_or_prefix: str) -> Account:
        """Return the account of the report whose id begins so. Raises SkipInput as `report` does."""

    def reports(self, *, limit: int | None = None, offset: int = 0) -> Rows[ReportRow]:
        """Return the reports in order of publication."""

    def actors(
        self, *, name: str | None = None, party: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Rows[ActorRow]:
        """Return actors by name."""

    def statistics(self) -> Statistics:
        """Return how much the record holds."""
