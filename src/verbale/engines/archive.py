"""Reads an archive of shards into a place of accounts: on this machine, or on a Ray cluster."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from verbale.archives import AccountsPlace, Entry, Shard, find_shards
from verbale.engines.engine import suggest_workers
from verbale.engines.outcome import read_together
from verbale.engines.pool import Pool
from verbale.engines.shard import Lost, ShardSettings, read_shards
from verbale.engines.template import Read
from verbale.knowledge.kept import load_knowledge
from verbale.reading.pipeline import DEFAULT_MODEL, reader_version
from verbale.sources import DEFAULT_SETTINGS, SourceSettings

type Engine = Literal["pool", "ray"]


@dataclass(slots=True)
class ArchiveSummary:
    """What came of reading an archive; `unchanged` are the shards that were done before.

    `failed` holds a line for each report that failed, up to a hundred a shard, and for each shard that did;
    `failures` is how many reports and shards that were. `unread` counts by language the reports that are
    in languages that are not read; in those that are `turned_away` the gate found nothing to read.
    """

    shards: int = 0
    unchanged: int = 0
    done: int = 0
    read: int = 0
    turned_away: int = 0
    failures: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    def add(self, outcome: Entry | Lost) -> None:
        """Count what came of a shard."""
        self.done += 1
        if isinstance(outcome, Lost):
            self.failures += 1
            self.failed.append(f"{outcome.shard}: {outcome.reason}")
            return
        self.read += outcome.read
        self.turned_away += outcome.turned_away
        self.failures += outcome.failed
        self.unread.update(outcome.unread)
        self.failed += outcome.failures

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain JSON values."""
        return {**asdict(self), "unread": dict(sorted(self.unread.items()))}


def read_archive(
    inputs: Iterable[str | Path],
    accounts: str | Path,
    *,
    engine: Engine = "pool",
    address: str | None = None,
    workers: int | None = None,
    model: str = DEFAULT_MODEL,
    knowledge: str | Path | None = None,
    gate: bool = False,
    report_seconds: float | None = None,
    reread: bool = False,
    sources: SourceSettings = DEFAULT_SETTINGS,
    progress: Callable[[ArchiveSummary], None] | None = None,
) -> ArchiveSummary:
    """Read the shards that `inputs` name into the place `accounts`, and return what came of them.

    Inputs and place are paths or URLs. A shard that was read before by the same reader is left alone unless
    `reread`, so a run that was killed goes on when it is started again. With the engine "ray" the cluster at
    `address` reads; it sees the same paths and URLs, and has the same Verbale. `workers` None takes all
    cores. With `gate`, what can tell nothing is turned away before any parsing, and its account says so.
    `progress` is called at the beginning and after each shard.

    Raises Abort when nothing further can work; shards that are done by then stay done.
    """
    known = load_knowledge(knowledge)
    reader = reader_version(model, known.fingerprint, gate=gate)
    # What ships is on every node.
    sent = None if knowledge is None else known
    read = partial(read_together, model=model, knowledge=sent, gate=gate)
    settings = ShardSettings(str(accounts), reader, sources)
    shards = find_shards(map(str, inputs))
    place = AccountsPlace(accounts)
    waiting = [shard for shard in shards if reread or place.done(shard, settings.reader) is None]
    summary = ArchiveSummary(shards=len(shards), unchanged=len(shards) - len(waiting))
    if progress is not None:
        progress(summary)
    if engine == "ray":
        from verbale.engines.ray_cluster import read_on_ray  # ray takes seconds to import

        outcomes = read_on_ray(
            waiting,
            settings,
            address=address,
            workers=workers,
            read=read,
            report_seconds=report_seconds,
        )
    else:
        outcomes = _read_in_pool(waiting, settings, workers, read, report_seconds)
    for outcome in outcomes:
        summary.add(outcome)
        if progress is not None:
            progress(summary)
    return summary


def _read_in_pool(
    shards: Sequence[Shard],
    settings: ShardSettings,
    workers: int | None,
    read: Read,
    report_seconds: float | None,
) -> Iterator[Entry]:
    if not shards:
        return
    with Pool(read, workers=workers or suggest_workers(None), report_seconds=report_seconds) as pool:
        yield from read_shards(shards, settings, pool.read_all)
