"""What is done with one shard of an archive, wherever it is read."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
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
class _Count:
    """What has come of a shard until now."""

    read: int = 0
    turned_away: int = 0
    failed: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def fail(self, line: str) -> None:
        self.failed += 1
        if len(self.failures) < _MAX_FAILURES:
            self.failures.append(line)


def read_shard(shard: Shard, settings: ShardSettings, read_all: ReadAll) -> Entry:
    """Read a shard, put its accounts in place, and return its note.

    A report that the shard holds twice is read once. Raises Abort when nothing further can work; of a
    shard that is not read to its end, nothing is seen.
    """
    count = _Count()
    seen: set[str] = set()

    def new_reports() -> Iterator[Report]:
        for item in reports_of(shard, settings.sources):
            if isinstance(item, SkipInput):
                count.fail(str(item))
            elif item.id not in seen:
                seen.add(item.id)
                yield item

    with tempfile.TemporaryDirectory(prefix="verbale-shard-") as name:
        folder = Path(name)
        with AccountsWriter(folder, shard) as writer:
            for outcome in read_all(new_reports()):
                if isinstance(outcome, Failure):
                    count.fail(f"{outcome.report.origin}: {outcome.reason}")
                    continue
                report, account = outcome
                if not is_read(report):
                    count.unread[primary(report.language or "")] += 1
                elif account.gate is not None and not account.gate.passed:
                    count.turned_away += 1
                else:
                    count.read += 1
                writer.add(report, account)
        entry = Entry(
            shard=shard.name,
            size=shard.size,
            reader=settings.reader,
            read=count.read,
            turned_away=count.turned_away,
            failed=count.failed,
            unread=dict(sorted(count.unread.items())),
            failures=tuple(count.failures),
            files=writer.files,
        )
        AccountsPlace(settings.accounts).keep(shard, entry, folder)
    return entry
