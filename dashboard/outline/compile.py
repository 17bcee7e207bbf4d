"""Makes `world.json` of Natural Earth's countries (public domain): `make outline`.

python -m dashboard.outline.compile FOLDER_OF_WORLD_ATLAS

Two levels, for the world and for a region. Points nearer to a line than the tolerance (degrees) are
left out; borders that two countries share are kept once, so that they stay shared.
"""

import json
import sys
from itertools import accumulate
from math import hypot
from pathlib import Path
from typing import Any

LEVELS = {"coarse": ("countries-110m.json", 0.15), "fine": ("countries-50m.json", 0.025)}
SCALE = 100  # units a degree
Point = tuple[float, float]


def main(folder: Path) -> None:
    levels = {name: level(folder / file, limit) for name, (file, limit) in LEVELS.items()}
    made = {"source": "Natural Earth, public domain", "scale": SCALE, **levels}
    target = Path(__file__).parent / "world.json"
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n")
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def level(path: Path, limit: float) -> dict[str, Any]:
    """Arcs (delta-encoded, flat) and polygons (rings of arc numbers; ~n is arc n backwards)."""
    topology = json.loads(path.read_text())
    arcs = [encoded(simplified(unwrapped(arc), limit)) for arc in decoded(topology)]
    return {"arcs": arcs, "polygons": polygons(topology)}


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [
        [
            (x * sx + tx, y * sy + ty)
            for x, y in accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        ]
        for arc in topology["arcs"]
    ]


def unwrapped(points: list[Point]) -> list[Point]:
    """A line that crosses the date line goes on beyond 180 degrees there."""
    made = points[:1]
    for x, y in points[1:]:
        made.append((x - 360 * round((x - made[-1][0]) / 360), y))
    return made


def polygons(topology: dict[str, Any]) -> list[list[list[int]]]:
    """All polygons of all countries, but for Antarctica, which would take a third of the map."""
    found: list[list[list[int]]] = []
    for country in topology["objects"]["countries"]["geometries"]:
        if country["properties"]["name"] == "Antarctica":
            continue
        found += [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    return found


def simplified(points: list[Point], limit: float) -> list[Point]:
    """Douglas and Peucker's: what lies nearer to the chord than the limit is left out."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(
            ((distance(points[no], points[first], points[last]), no) for no in range(first, last)),
            default=(0.0, first),
        )
        if far > limit and at > first:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [points[no] for no in sorted(kept)]


def distance(point: Point, one: Point, other: Point) -> float:
    """From a point to a line, or to its end when both ends are one."""
    (x, y), (x1, y1), (x2, y2) = point, one, other
    length = hypot(x2 - x1, y2 - y1)
    if not length:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def encoded(points: list[Point]) -> list[int]:
    """Whole units, each point as its step from the one before."""
    flat: list[int] = []
    at = (0, 0)
    for x, y in points:
        here = (round(x * SCALE), round(y * SCALE))
        flat += [here[0] - at[0], here[1] - at[1]]
        at = here
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
