"""Floors under the figures: what has been reached once must not be lost again."""

import json
from collections.abc import Iterator
from pathlib import Path

from evals.benchmark import Figures

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 1e-9


def flatten(figures: Figures, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield every number of nested figures with the keys that lead to it."""
    for key, value in figures.items():
        if isinstance(value, dict):
            yield from flatten(value, (*before, key))
        elif isinstance(value, int | float):
            yield (*before, key), value


def below_floors(figures: Figures, floors: Path = FLOORS) -> list[str]:
    """Return a line for every figure that lies below its floor or is gone, of the benchmarks that ran."""
    reached = dict(flatten(figures))
    wanted = flatten(json.loads(floors.read_text(encoding="utf-8")))
    return [
        f"{' / '.join(keys)}: {reached.get(keys, 0.0):.4g} lies below its floor of {floor:.4g}"
        for keys, floor in wanted
        if keys[0] in figures and reached.get(keys, 0.0) < floor - SLACK
    ]
