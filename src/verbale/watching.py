"""Watches feeds: takes in what is new in them, round by round, and notes what failed and why.

A page is read once: it waits, is done, or has failed for good. Each step is noted when the reports that it
brought are in the record, so a watch that is killed at any moment goes on where it was, and a page that
was read but not noted is read again without changing anything.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from verbale.errors import SkipInput
from verbale.intake import Summary, take_items
from verbale.record.store import Store
from verbale.record.watched import PageState, WatchedFeed, WatchedPage, WatchLog
from verbale.report import Report
from verbale.sources import DEFAULT_SETTINGS, SourceSettings
from verbale.sources.fetching import Fetcher, FetchFailed
from verbale.sources.fetching.addresses import without_tracking
from verbale.sources.fetching.clock import Clock
from verbale.sources.items import Link
from verbale.sources.opening import Opener
from verbale.sources.web import open_answer

type Tell = Callable[[Summary], None]


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How long to wait after failures: the pauses begin with the first, double, and end with the longest.

    A page that failed `max_failures` times is given up; a feed never is.
    """

    first_pause_seconds: float = 300.0
    max_pause_seconds: float = 24 * 3600.0
    max_failures: int = 8


DEFAULT_WATCH = WatchSettings()


@dataclass(slots=True)
class Round:
    """What came of one round: feeds looked at, pages new in them, reports taken in, pages still waiting."""

    feeds: int = 0
    feeds_unchanged: int = 0
    new_pages: int = 0
    waiting: int = 0
    summary: Summary = field(default_factory=Summary)

    def to_dict(self) -> dict[str, Any]:
        """Return what came of the round as plain JSON values."""
        return {**asdict(self), "summary": self.summary.to_dict()}


class _Ticket:
    """Stands for a feed or page under way; `done` is called when all its reports are settled."""

    def __init__(self, done: Callable[[str | None], None]) -> None:
        self._done = done
        self._open = 1
        self._failure: str | None = None

    def add(self) -> None:
        self._open += 1

    def settle(self, failure: str | None = None) -> None:
        self._open -= 1
        self._failure = self._failure or failure
        if self._open == 0:
            self._done(self._failure)


class Watcher:
    """Watches feeds into the record at `url`, whose store is `store`."""

    def __init__(
        self,
        store: Store,
        url: str | Path,
        feeds: Iterable[str],
        *,
        sources: SourceSettings = DEFAULT_SETTINGS,
        watch: WatchSettings = DEFAULT_WATCH,
        workers: int = 1,
        knowledge: str | Path | None = None,
        gate: bool = True,
        clock: Clock | None = None,
    ) -> None:
        self._store = store
        self._feeds = list(feeds)
        self._watch = watch
        self._workers = workers
        self._knowledge = knowledge
        self._gate = gate
        self._clock = clock or Clock()
        self._fetcher = Fetcher(sources.web, self._clock)
        self.log = WatchLog(url)
        self._opener = Opener(sources.limits, sources.names)
        self._tickets: dict[str, list[_Ticket]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opener.close()
        self.log.close()

    def round(self, progress: Tell | None = None) -> Round:
        """Look at each feed that is due and read each page that waits; return what came of it.

        Raises Abort when nothing further can work; what was read until then is in the record.
        """
        told = Round()
        self._tickets.clear()
        told.summary = take_items(
            self._store,
            self._items(told),
            workers=self._workers,
            knowledge=self._knowledge,
            gate=self._gate,
            progress=progress,
            settled=self._settled,
        )
        told.waiting = self.log.count_pages().get("waiting", 0)
        return told

    def wait(self, seconds: float) -> None:
        """Wait until the next round."""
        self._clock.sleep(seconds)

    def _items(self, told: Round) -> Iterator[Report | SkipInput]:
        for url in self._feeds:
            known = self.log.feed(url) or WatchedFeed(url, due="", at="")
            if known.due <= self._moment():
                told.feeds += 1
                yield from self._feed(known, told)
        for page in _by_turns(self.log.due_pages(self._moment())):
            yield from self._page(page)

    def _feed(self, known: WatchedFeed, told: Round) -> Iterator[Report | SkipInput]:
        try:
            answer = self._fetcher.fetch(known.url, etag=known.etag, modified=known.modified)
        except FetchFailed as error:
            self.log.save_feed(
                replace(
                    known,
                    due=self._after(known.failures, error.pause_seconds),
                    at=self._moment(),
                    failures=known.failures + 1,
                    reason=str(error),
                )
            )
            yield error
            return
        told.feeds_unchanged += answer.body is None
        read = WatchedFeed(
            known.url,
            due="",
            at=self._moment(),
            etag=answer.etag or (known.etag if answer.body is None else None),
            modified=answer.modified or (known.modified if answer.body is None else None),
        )
        # A report that can't be read stays so: the feed itself is in order.
        ticket = _Ticket(lambda _: self.log.save_feed(read))
        links: dict[str, WatchedPage] = {}
        for item in open_answer(self._opener, answer):
            if isinstance(item, Link):
                link = without_tracking(item.url)
                links[link] = WatchedPage(link, known.url, due="", at=self._moment())
            else:
                yield from self._ticketed(item, ticket)
        told.new_pages += self.log.add_pages(links.values())
        ticket.settle()

    def _page(self, page: WatchedPage) -> Iterator[Report | SkipInput]:
        try:
            answer = self._fetcher.fetch(page.url)
        except FetchFailed as error:
            failures = page.failures + 1
            gives_up = not error.passing or failures >= self._watch.max_failures
            self.log.save_page(
                replace(
                    page,
                    state="failed" if gives_up else "waiting",
                    due=self._after(page.failures, error.pause_seconds),
                    at=self._moment(),
                    failures=failures,
                    reason=str(error),
                )
            )
            yield error
            return

        def done(failure: str | None) -> None:
            state: PageState = "done" if failure is None else "failed"
            self.log.save_page(replace(page, state=state, at=self._moment(), reason=failure))

        ticket = _Ticket(done)
        failure = None
        for item in open_answer(self._opener, answer):
            if isinstance(item, Link):
                item = SkipInput(f"{page.url}: is a feed inside a feed: watch it by itself")
            if isinstance(item, SkipInput):
                failure = str(item)
            yield from self._ticketed(item, ticket)
        ticket.settle(failure)

    def _ticketed(self, item: Report | SkipInput, ticket: _Ticket) -> Iterator[Report | SkipInput]:
        if isinstance(item, Report):
            ticket.add()
            self._tickets.setdefault(item.id, []).append(ticket)
        yield item

    def _settled(self, report: Report, failure: str | None) -> None:
        for ticket in self._tickets.pop(report.id, ()):
            ticket.settle(failure)

    def _moment(self) -> str:
        return _written(self._clock.now())

    def _after(self, failures: int, asked_seconds: float | None) -> str:
        """Return when to try again after so many earlier failures, as late as the server asks at least."""
        pause = self._watch.first_pause_seconds * 2 ** min(failures, 30)
        pause = min(max(pause, asked_seconds or 0.0), self._watch.max_pause_seconds)
        return _written(self._clock.now() + timedelta(seconds=pause))


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _by_turns(pages: list[WatchedPage]) -> Iterator[WatchedPage]:
    """Yield the pages so that hosts take turns: while one host is left in peace another is asked."""
    hosts: dict[str, list[WatchedPage]] = {}
    for page in pages:
        hosts.setdefault(urlsplit(page.url).netloc, []).append(page)
    for turn in zip_longest(*hosts.values()):
        yield from (page for page in turn if page is not None)
