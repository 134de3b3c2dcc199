"""Ways of doing one thing, taken by turns over the same stretches of text: a busy machine falls on all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter, process_time

from rich.progress import track

from benchmarks.texts import words
from verbale.report import Report

type Way = Callable[[Sequence[Report]], object]


@dataclass(slots=True)
class Timed:
    """Seconds that a way took for each stretch: of this process, and of the clock on the wall."""

    processor: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


def stretches(reports: Sequence[Report], length: int) -> list[Sequence[Report]]:
    """Return the reports in stretches of so many; a shorter one at the end is left out, unless it is all."""
    found = [reports[start : start + length] for start in range(0, len(reports), length)]
    return found[:-1] if len(found) > 1 and len(found[-1]) < length else found


def take_turns(ways: Mapping[str, Way], parts: Sequence[Sequence[Report]]) -> dict[str, Timed]:
    """Return what each way took for each part; each has done the first part before, unmeasured."""
    timed = {name: Timed() for name in ways}
    for way in ways.values():
        way(parts[0])
    for part in track(parts, "by turns", transient=True):
        for name, way in ways.items():
            clock, processor = perf_counter(), process_time()
            way(part)
            timed[name].processor.append(process_time() - processor)
            timed[name].wall.append(perf_counter() - clock)
    return timed


def speeds(timed: Mapping[str, Timed], parts: Sequence[Sequence[Report]]) -> dict[str, float]:
    """Return words a second of processor time, the median over the parts."""
    sizes = [sum(map(words, part)) for part in parts]
    return {
        name: median(size / took for size, took in zip(sizes, each.processor, strict=True))
        for name, each in timed.items()
    }


def times_as_quick(timed: Mapping[str, Timed], name: str, other: str) -> tuple[float, float]:
    """Return how many times as quick a way is as another, medians of pairs: by processor, by the wall."""

    def ratio(of: Sequence[float], to: Sequence[float]) -> float:
        return median(theirs / ours for ours, theirs in zip(of, to, strict=True))

    return (
        ratio(timed[name].processor, timed[other].processor),
        ratio(timed[name].wall, timed[other].wall),
    )
