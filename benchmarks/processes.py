"""What the processes of a benchmark use: processor time and memory, of all that it has started."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

_PROC = Path("/proc")
_MARK = "VERBALE_BENCHMARK"
_TICKS = os.sysconf("SC_CLK_TCK")
_MIB = 1 << 20


@contextmanager
def marked() -> Iterator[str]:
    """Mark all processes that are started meanwhile, and those that they start; give the mark."""
    mark = uuid4().hex
    os.environ[_MARK] = mark
    try:
        yield mark
    finally:
        del os.environ[_MARK]


def processes(mark: str) -> list[int]:
    """Return the processes that bear a mark and run."""
    wanted = f"{_MARK}={mark}".encode()
    found = []
    for each in _PROC.iterdir():
        if each.name.isdigit():
            try:
                if wanted in (each / "environ").read_bytes().split(b"\0"):
                    found.append(int(each.name))
            except OSError:
                continue
    return sorted(found)


def processor_seconds(numbers: list[int]) -> float:
    """Return the processor time that processes have used, and those of their children that have ended."""
    ticks = 0
    for number in numbers:
        try:
            fields = (_PROC / str(number) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS


def shared_out_mib(numbers: list[int]) -> float:
    """Return the memory of processes in MiB, what several share counted once among them (PSS)."""
    return sum(_rollup(number, "Pss:") for number in numbers)


def resident_mib(number: int) -> float:
    """Return the memory of one process in MiB, what it shares counted in full (RSS)."""
    return _rollup(number, "Rss:")


def name_of(number: int) -> str:
    """Return what a process was started as."""
    try:
        return (_PROC / str(number) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def machine() -> dict[str, object]:
    """Return what must be told of the machine: processor, cores, and how busy it was in the last minute."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        "unknown",
    )
    return {"processor": model, "cores": len(os.sched_getaffinity(0)), "load": round(os.getloadavg()[0], 1)}


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def _rollup(number: int, name: str) -> float:
    for line in _lines(f"/proc/{number}/smaps_rollup"):
        if line.startswith(name):
            return int(line.split()[1]) * 1024 / _MIB
    return 0.0
