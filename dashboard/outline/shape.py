"""The land of a view, as the path of an SVG."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.outline.view import RATIO, View

FINE = 70.0  # a narrower view shows the finer outline
BEYOND = 40.0  # per cent of the height: a phone shows so much above and below a view
UNITS = 1_000  # width of the SVG; its height is RATIO times that
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Polygon:
    """Rings of (longitude, latitude), and the box around them."""

    rings: tuple[tuple[Point, ...], ...]
    west: float
    south: float
    east: float
    north: float


@cache
def polygons(level: str) -> tuple[Polygon, ...]:
    """All polygons of a level: coarse or fine."""
    world = json.loads((Path(__file__).parent / "world.json").read_text())
    return tuple(_polygons(world[level], world["scale"]))


def _polygons(level: dict[str, Any], scale: int) -> Iterator[Polygon]:
    arcs = [_points(flat, scale) for flat in level["arcs"]]
    for numbers in level["polygons"]:
        rings = tuple(_ring(ring, arcs) for ring in numbers)
        xs = [x for x, _ in rings[0]]
        ys = [y for _, y in rings[0]]
        yield Polygon(rings, min(xs), min(ys), max(xs), max(ys))
        # What lies across the date line is drawn on both sides of it.
        if turn := -360 * (max(xs) > 180) + 360 * (min(xs) < -180):
            moved = tuple(tuple((x + turn, y) for x, y in ring) for ring in rings)
            yield Polygon(moved, min(xs) + turn, min(ys), max(xs) + turn, max(ys))


def _points(flat: list[int], scale: int) -> list[Point]:
    points, x, y = [], 0, 0
    for no in range(0, len(flat), 2):
        x, y = x + flat[no], y + flat[no + 1]
        points.append((x / scale, y / scale))
    return points


def _ring(numbers: list[int], arcs: list[list[Point]]) -> tuple[Point, ...]:
    """Arcs one after the other, each from where the last one ended, across the date line too."""
    ring: list[Point] = []
    for no in numbers:
        arc = arcs[no] if no >= 0 else arcs[~no][::-1]
        turn = 360 * round((ring[-1][0] - arc[0][0]) / 360) if ring else 0
        ring += [(x + turn, y) for x, y in (arc[1:] if ring else arc)]
    return tuple(ring)


@cache
def path(view: View) -> str:
    """The `d` of all land that a view shows, in a box of UNITS by RATIO * UNITS."""
    level = polygons("fine" if view.width < FINE else "coarse")
    return "".join(
        _drawn(ring, view) for each in level if _shown(each, view) for ring in each.rings
    )


def _shown(each: Polygon, view: View) -> bool:
    left, top = view.place(each.north, each.west)
    right, bottom = view.place(each.south, each.east)
    return left < 100 and right > 0 and top < 100 + BEYOND and bottom > -BEYOND


def _drawn(ring: tuple[Point, ...], view: View) -> str:
    """One closed ring; points that fall on the one before are left out."""
    said: list[str] = []
    before = None
    for longitude, latitude in ring:
        left, top = view.place(latitude, longitude)
        here = (round(left * UNITS / 100), round(top * UNITS * RATIO / 100))
        if here != before:
            said.append(f"{here[0]},{here[1]}")
            before = here
    return f"M{'L'.join(said)}Z" if len(said) > 2 else ""
