"""Reading shards on a Ray cluster.

Plain actors rather than Ray Data: what must hold here is that a shard's files and its note are written whole
or not at all, and Ray Data has no moment at which it could say so of one input file. It plans by blocks of
rows, runs a block again when a node is lost, and leaves the files that the lost try has written.

Each reader takes one core and holds a pool of one worker, so a report that breaks its process costs itself
alone here too. A reader that is lost with its node costs the work on the shard that it had: another reader
begins that anew.
"""

import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import Any

from verbale.archives import Entry, Shard
from verbale.engines.pool import Pool
from verbale.engines.shard import Lost, ShardSettings, read_shard
from verbale.engines.template import Read
from verbale.errors import Abort

# A shard is given up when so many readers were lost with it: it may be the cause.
_TRIES = 4
# How long a run goes on while no reader of the cluster works.
_PATIENCE_SECONDS = 600.0
_LOOK_SECONDS = 5.0


class ShardReader:
    """What works on a node: reads one shard after the other, with a pool that stays."""

    def __init__(self, settings: ShardSettings, read: Read, report_seconds: float | None) -> None:
        self._settings = settings
        self._pool = Pool(read, workers=1, report_seconds=report_seconds)

    def version(self) -> str:
        """Return which Verbale this node has."""
        return _version()

    def read(self, shard: Shard) -> Entry:
        """Read a shard, put its accounts in place, and return its note."""
        return read_shard(shard, self._settings, self._pool.read_all)


def read_on_ray(
    shards: Sequence[Shard],
    settings: ShardSettings,
    *,
    address: str | None,
    workers: int | None,
    read: Read,
    report_seconds: float | None,
) -> Iterator[Entry | Lost]:
    """Yield what comes of each shard, in the order in which they are done.

    `address` is that of a running cluster, as `ray.init` takes it; None stands for the one that is found from
    here, or else for this machine alone. `workers` None takes all cores of the cluster. Raises Abort when
    the cluster can't be used, or no reader works for ten minutes.
    """
    ray = _ray()
    if not shards:
        return
    joined = not ray.is_initialized()
    if joined:
        _join(ray, address)
    try:
        cores = int(ray.cluster_resources().get("CPU", 0))
        if not cores:
            raise Abort("the cluster has no cores: add nodes with 'ray start --address ...'")
        # A reader that is lost comes back by itself, wherever there is room.
        actor = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=0)(ShardReader)
        readers = [
            actor.remote(settings, read, report_seconds)
            for _ in range(min(workers or cores, cores, len(shards)))
        ]
        try:
            yield from _Run(ray, readers, shards).outcomes()
        finally:
            for reader in readers:
                ray.kill(reader)
    finally:
        if joined:
            ray.shutdown()


class _Run:
    """Gives shards to readers, and takes them back from those that are lost."""

    def __init__(self, ray: Any, readers: Sequence[Any], shards: Sequence[Shard]) -> None:
        self._ray = ray
        self._waiting = deque(shards)
        self._losses: Counter[str] = Counter()
        self._idle: list[Any] = []
        # What was asked of whom: for a shard, or (None) whether it is there.
        self._asked: dict[Any, tuple[Any, Shard | None]] = {}
        self._under_way = 0
        for reader in readers:
            self._call(reader)

    def outcomes(self) -> Iterator[Entry | Lost]:
        """Yield what comes of each shard, in the order in which they are done."""
        last = time.monotonic()
        while self._waiting or self._under_way:
            done, _ = self._ray.wait(list(self._asked), num_returns=1, timeout=_LOOK_SECONDS)
            if done or self._under_way:
                last = time.monotonic()
            elif time.monotonic() - last > _PATIENCE_SECONDS:
                raise Abort(
                    f"no reader of the cluster has worked for {_PATIENCE_SECONDS:g} s: look after its nodes "
                    "('ray status') and start again, what is done is kept"
                )
            for reference in done:
                outcome = self._take(reference)
                if outcome is not None:
                    yield outcome
                self._give()

    def _give(self) -> None:
        while self._waiting and self._idle:
            reader, shard = self._idle.pop(), self._waiting.popleft()
            self._asked[reader.read.remote(shard)] = (reader, shard)
            self._under_way += 1

    def _call(self, reader: Any) -> None:
        """Ask a reader whether it is there, which is answered when it is, however often it is lost."""
        self._asked[reader.version.options(max_task_retries=-1).remote()] = (reader, None)

    def _take(self, reference: Any) -> Entry | Lost | None:
        reader, shard = self._asked.pop(reference)
        self._under_way -= shard is not None
        try:
            answer: Entry | str = self._ray.get(reference)
        except self._ray.exceptions.RayActorError:
            self._call(reader)
            return None if shard is None else self._lose(shard)
        except self._ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, Abort):
                raise error.cause from error
            raise
        self._idle.append(reader)
        if isinstance(answer, Entry):
            return answer
        if answer != _version():
            raise Abort(f"a node of the cluster has {answer}, not {_version()}: install the same everywhere")
        return None

    def _lose(self, shard: Shard) -> Lost | None:
        self._losses[shard.name] += 1
        if self._losses[shard.name] >= _TRIES:
            return Lost(shard.name, f"{_TRIES} readers were lost with it: read it alone, on this machine")
        self._waiting.appendleft(shard)
        return None


def _join(ray: Any, address: str | None) -> None:
    try:
        ray.init(address=address, log_to_driver=False, configure_logging=False)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise Abort(
            f"no Ray cluster at {address} ({error}): start one with 'ray start --head', or name its address"
        ) from error


def _version() -> str:
    from importlib.metadata import version

    return f"verbale {version('verbale')}, ray {version('ray')}"


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise Abort("Ray is not installed: run \"pip install 'verbale[ray]'\"") from error
    return ray
