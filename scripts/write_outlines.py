"""Write the outlines of countries for the maps, from the TopoJSON of the npm package `world-atlas`.

Run `npm pack world-atlas`, unpack it, and give the path of its countries-50m.json. The shapes are Natural
Earth's (public domain), the package's licence is ISC. Coordinates are degrees: x east, y south.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "verbale" / "web" / "templates" / "_outlines.html"
# Islands smaller than this, in square degrees, are left out: they can't be seen.
_SMALLEST = 0.15


def main(source: str) -> None:
    """Write one path for all countries."""
    atlas = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = list(_arcs(atlas))
    pieces: list[str] = []
    for country in atlas["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for polygon in polygons:
            ring = _ring(arcs, polygon[0])
            if _area(ring) >= _SMALLEST:
                pieces.append(_path(ring))
    TARGET.write_text(f'<path class="land" d="{"".join(pieces)}"/>\n', encoding="utf-8")
    print(f"{TARGET.name}: {len(pieces)} shapes, {TARGET.stat().st_size:,} bytes")


def _arcs(atlas: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (scale_x, scale_y), (shift_x, shift_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    decoded = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        decoded.append(points)
    return decoded


def _ring(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> list[tuple[int, int]]:
    """Join the arcs of a ring, in tenths of a degree; an arc numbered ~n is arc n backwards."""
    points: list[tuple[int, int]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for x, y in arc:
            point = round(x * 10), round(-y * 10)
            if not points or points[-1] != point:
                points.append(point)
    return points


def _area(ring: list[tuple[int, int]]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 200


def _path(ring: list[tuple[int, int]]) -> str:
    (x, y), *rest = ring
    told = [f"M{x} {y}l"]
    for to_x, to_y in rest:
        told.append(f"{to_x - x} {to_y - y} ")
        x, y = to_x, to_y
    return "".join(told).strip() + "z"


if __name__ == "__main__":
    main(sys.argv[1])
