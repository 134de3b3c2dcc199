"""What is watched: feeds with what their servers said of them, and pages with what came of each.

These tables stand in the record's database, so that they are where it is, but apart from its schema: they
hold times of day and failures, follow from no account, and are made when somebody first watches. `dump`
leaves them out.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Column, Index, Integer, MetaData, Table, func, select

from verbale.record.database import Database, inserting
from verbale.record.schema import Text

type PageState = Literal["waiting", "done", "failed"]

metadata = MetaData()

feeds = Table(
    "watched_feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("due", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("reason", Text),
    Column("at", Text, nullable=False),
)

pages = Table(
    "watched_pages",
    metadata,
    Column("url", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("reason", Text),
    Column("at", Text, nullable=False),
    Index("watched_pages_by_state", "state", "due"),
)


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed: its validators, when it is due, how often it failed in a row, why, and when that was.

    Moments are ISO 8601 in UTC, to the second.
    """

    url: str
    due: str
    at: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A page that a feed linked to: what came of it, when it is due, how often it failed, why, and when."""

    url: str
    feed: str
    due: str
    at: str
    state: PageState = "waiting"
    failures: int = 0
    reason: str | None = None


class WatchLog:
    """The feeds and pages that are watched into the record at `url`. Raises Abort when it can't be opened."""

    def __init__(self, url: str | Path) -> None:
        self._database = Database(url, create=False)
        with self._database.write() as connection:
            metadata.create_all(connection)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def feed(self, url: str) -> WatchedFeed | None:
        """Return what is known of a feed."""
        with self._database.read() as connection:
            row = connection.execute(select(feeds).where(feeds.c.url == url)).mappings().first()
        return WatchedFeed(**row) if row is not None else None

    def save_feed(self, feed: WatchedFeed) -> None:
        """Note what came of a feed."""
        self._save(feeds, feed)

    def save_page(self, page: WatchedPage) -> None:
        """Note what came of a page."""
        self._save(pages, page)

    def add_pages(self, found: Iterable[WatchedPage]) -> int:
        """Note pages to be read, those known already excepted; return how many are new."""
        rows = [asdict(page) for page in found]
        if not rows:
            return 0
        with self._database.write() as connection:
            statement = inserting(connection.dialect.name, pages).on_conflict_do_nothing()
            before = connection.scalar(select(func.count()).select_from(pages)) or 0
            connection.execute(statement, rows)
            return (connection.scalar(select(func.count()).select_from(pages)) or 0) - before

    def due_pages(self, now: str) -> list[WatchedPage]:
        """Return the pages that are to be read now, those that never failed first."""
        query = (
            select(pages)
            .where(pages.c.state == "waiting", pages.c.due <= now)
            .order_by(pages.c.failures, pages.c.at, pages.c.url)
        )
        with self._database.read() as connection:
            return [WatchedPage(**row) for row in connection.execute(query).mappings()]

    def count_pages(self) -> dict[str, int]:
        """Return how many pages are in each state."""
        query = (
            select(pages.c.state, func.count().label("pages")).group_by(pages.c.state).order_by(pages.c.state)
        )
        with self._database.read() as connection:
            return {row.state: row.pages for row in connection.execute(query)}

    def failures(self) -> list[dict[str, Any]]:
        """Return the feeds and pages that failed when last tried, last ones first.

        Each is a row with its `kind` (feed or page) beside the fields of WatchedFeed or WatchedPage.
        """
        found: list[dict[str, Any]] = []
        with self._database.read() as connection:
            for kind, table in (("feed", feeds), ("page", pages)):
                failing = select(table).where(table.c.reason.is_not(None))
                rows = connection.execute(failing.order_by(table.c.at.desc(), table.c.url)).mappings()
                found.extend({"kind": kind, **row} for row in rows)
        return found

    def _save(self, table: Table, row: WatchedFeed | WatchedPage) -> None:
        values = asdict(row)
        with self._database.write() as connection:
            statement = inserting(connection.dialect.name, table).values(values)
            rest = {name: value for name, value in values.items() if name != "url"}
            connection.execute(statement.on_conflict_do_update(index_elements=["url"], set_=rest))
