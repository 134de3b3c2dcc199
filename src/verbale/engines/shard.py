"""What is done with the shards of an archive, wherever they are read."""

import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import tee
from pathlib import Path

from verbale.archives.accounts import AccountsPlace, AccountsWriter, Entry
from verbale.archives.shards import Shard, reports_of
from verbale.engines.languages import is_read
from verbale.engines.outcome import Failure, Outcome
from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources import DEFAULT_SETTINGS, SourceSettings
from verbale.sources.languages import primary

_MAX_FAILURES = 100

type ReadAll = Callable[[Iterable[Report]], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class ShardSettings:
    """Where the accounts of shards go, who reads, and how the shards are opened."""

    accounts: str
    reader: str
    sources: SourceSettings = DEFAULT_SETTINGS


@dataclass(frozen=True, slots=True)
class Lost:
    """A shard that could not be read, and why, in one line."""

    shard: str
    reason: str


@dataclass(slots=True)
class _UnderWay:
    """A shard that is read, and what has come of it until now."""

    shard: Shard
    read: int = 0
    turned_away: int = 0
    failed: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    # How many of its reports have been drawn of which nothing has come yet, and whether there are no more.
    waiting: int = 0
    is_drawn: bool = False
    broken: Exception | None = None

    def reports(self, sources: SourceSettings) -> Iterator[Report]:
        """Draw the reports of the shard, each once."""
        seen: set[str] = set()
        for item in reports_of(self.shard, sources):
            if isinstance(item, SkipInput):
                self.fail(str(item))
            elif item.id not in seen:
                seen.add(item.id)
                self.waiting += 1
                yield item
        self.is_drawn = True

    def fail(self, line: str) -> None:
        self.failed += 1
        if len(self.failures) < _MAX_FAILURES:
            self.failures.append(line)

    def add(self, outcome: Outcome, writer: AccountsWriter) -> None:
        """Count what came of a report, and write its account."""
        if isinstance(outcome, Failure):
            self.fail(f"{outcome.report.origin}: {outcome.reason}")
            return
        report, account = outcome
        if not is_read(report):
            self.unread[primary(report.language or "")] += 1
        elif account.gate is not None and not account.gate.passed:
            self.turned_away += 1
        else:
            self.read += 1
        writer.add(report, account)

    def entry(self, reader: str, files: tuple[str, ...]) -> Entry:
        return Entry(
            shard=self.shard.name,
            size=self.shard.size,
            reader=reader,
            read=self.read,
            turned_away=self.turned_away,
            failed=self.failed,
            unread=dict(sorted(self.unread.items())),
            failures=tuple(self.failures),
            files=files,
        )


class _Outcomes:
    """What comes of the reports of all shards, in order, and of which shard each is."""

    def __init__(self, outcomes: Iterator[Outcome]) -> None:
        self._outcomes = outcomes
        self._next: Outcome | None = None

    def of(self, one: _UnderWay) -> Iterator[Outcome]:
        """Yield what comes of the reports of a shard, when all is taken that came before it."""
        while one.waiting or not one.is_drawn:
            outcome = self._next or next(self._outcomes, None)
            if outcome is None or not one.waiting:  # what came is of a later shard
                self._next = outcome
                break
            self._next = None
            one.waiting -= 1
            yield outcome
        if one.broken is not None:
            raise one.broken

    def end(self) -> None:
        """Let what reads come to its end: a pool that is broken off closes."""
        deque(self._outcomes, maxlen=0)


def read_shard(shard: Shard, settings: ShardSettings, read_all: ReadAll) -> Entry:
    """Read a shard, put its accounts in place, and return its note, as `read_shards` does."""
    [entry] = read_shards([shard], settings, read_all)
    return entry


def read_shards(shards: Iterable[Shard], settings: ShardSettings, read_all: ReadAll) -> Iterator[Entry]:
    """Read shards, put the accounts of one after the other in place, and yield the note of each.

    The next shards are opened as far ahead as `read_all` draws on reports, so that it need not wait while
    the last of a shard are read. A report that a shard holds twice is read once. Raises Abort when nothing
    further can work; of a shard that is not read to its end, nothing is seen.
    """
    ahead, under_way = tee(_UnderWay(shard) for shard in shards)
    outcomes = _Outcomes(read_all(_reports(ahead, settings.sources)))
    place = AccountsPlace(settings.accounts)
    for one in under_way:
        with tempfile.TemporaryDirectory(prefix="verbale-shard-") as name:
            folder = Path(name)
            with AccountsWriter(folder, one.shard) as writer:
                for outcome in outcomes.of(one):
                    one.add(outcome, writer)
            entry = one.entry(settings.reader, writer.files)
            place.keep(one.shard, entry, folder)
        yield entry
    outcomes.end()


def _reports(shards: Iterable[_UnderWay], sources: SourceSettings) -> Iterator[Report]:
    """Draw the reports of all shards; an error ends them, and is told when all before it is in place."""
    for one in shards:
        try:
            yield from one.reports(sources)
        except Exception as error:
            one.broken = error
            return
