"""Places on a map: where a place of that name lies, and which part of the world to show."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from verbale.knowledge.whereabouts import place_named

# The outlines are drawn in tenths of a degree, x to the east and y to the south.
_UNITS = 10
_MARGIN = 60
_SMALLEST = 300
# The first look-up reads the gazetteer: of many requests at once one does, and the others wait.
_LOOKING_UP = Lock()
_WHOLE = (-1800, -900, 3600, 1800)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, and how often it is told."""

    name: str
    x: float
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Map:
    """Spots, and the part of the world around them: left, top, width and height."""

    spots: tuple[Spot, ...]
    view: tuple[int, int, int, int]


def map_of(counted: Iterable[tuple[str, int]]) -> Map | None:
    """Return the map of places by name, or None when it is not known where any of them lies."""
    spots = tuple(
        Spot(name, round(where[1] * _UNITS, 1), round(-where[0] * _UNITS, 1), count)
        for name, count in counted
        if (where := _where(name)) is not None
    )
    if not spots:
        return None
    return Map(spots, _view(spots))


def _where(name: str) -> tuple[float, float] | None:
    """Return latitude and longitude of the state or best-known place of that name."""
    with _LOOKING_UP:
        place = place_named(name)
    return place.coordinates if place is not None else None


def _view(spots: tuple[Spot, ...]) -> tuple[int, int, int, int]:
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    width = max(right - left + 2 * _MARGIN, _SMALLEST, 2 * (bottom - top + 2 * _MARGIN))
    width = min(width, _WHOLE[2])
    height = width / 2
    x = min(max((left + right - width) / 2, _WHOLE[0]), _WHOLE[0] + _WHOLE[2] - width)
    y = min(max((top + bottom - height) / 2, _WHOLE[1]), _WHOLE[1] + _WHOLE[3] - height)
    return round(x), round(y), round(width), round(height)
