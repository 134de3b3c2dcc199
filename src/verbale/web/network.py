"""Whom an actor met, as a drawing: the actor in the middle, the others around it, by party.

Places are reckoned, not found by chance: the same contacts give the same drawing. Lengths are in pixels of
the drawing's own view box.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from verbale.knowledge.states import usual_name

WIDTH, HEIGHT = 960, 470
_ACROSS, _DOWN = 300, 185
_MOST_AROUND = 16
_WIDEST = 9.0
_LONGEST_NAME = 26

type Known = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Node:
    """One whom the actor met: where, under which name, how often; `anchor` is the side of the label."""

    x: float
    y: float
    radius: float
    name: str
    label: str
    party: str | None
    times: int
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two who took part in the same contacts."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    central: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing: lines beneath, those around, and how many there was no place for."""

    middle: str
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT


def network(name: str, groups: Iterable[Iterable[Known]]) -> Network | None:
    """Return the drawing of those whom the actor of that name met, None without any.

    Each group are the others of one contact, by name and party.
    """
    met: Counter[Known] = Counter()
    together: Counter[tuple[Known, Known]] = Counter()
    for group in groups:
        others = sorted(set(group), key=_by_party)
        met.update(others)
        together.update(combinations(others, 2))
    if not met:
        return None
    most = [known for known, _ in met.most_common(_MOST_AROUND)]
    around = sorted(most, key=_by_party)
    nodes = {known: _node(known, met[known], at, len(around)) for at, known in enumerate(around)}
    widest = max(met.values())
    spokes = [
        Line(WIDTH / 2, HEIGHT / 2, node.x, node.y, _width(node.times, widest), central=True)
        for node in nodes.values()
    ]
    ties = [
        Line(nodes[one].x, nodes[one].y, nodes[other].x, nodes[other].y, _width(times, widest), central=False)
        for (one, other), times in sorted(together.items(), key=lambda tie: tuple(map(_by_party, tie[0])))
        if one in nodes and other in nodes
    ]
    return Network(name, tuple(nodes.values()), (*ties, *spokes), len(met) - len(nodes))


def _by_party(known: Known) -> tuple[str, str]:
    name, party = known
    return usual_name(party) if party else "~", name


def _node(known: Known, times: int, at: int, count: int) -> Node:
    angle = 2 * pi * (at + 0.5) / count - pi / 2
    x, y = WIDTH / 2 + _ACROSS * cos(angle), HEIGHT / 2 + _DOWN * sin(angle)
    radius = 7 + min(times, 12)
    beside = 1 if cos(angle) > 0.2 else -1 if cos(angle) < -0.2 else 0
    above = 0 if beside else (1 if sin(angle) > 0 else -1)
    name, party = known
    return Node(
        round(x, 1),
        round(y, 1),
        radius,
        name,
        name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…",
        party,
        times,
        round(x + beside * (radius + 6), 1),
        round(y + above * (radius + 16) + (5 if beside else 0), 1),
        {1: "start", 0: "middle", -1: "end"}[beside],
    )


def _width(times: int, most: int) -> float:
    return round(1 + (_WIDEST - 1) * times / most, 1)
