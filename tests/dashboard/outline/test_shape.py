"""The bundled outline."""

import itertools

import pytest

from dashboard.outline.compile import encoded, simplified, unwrapped
from dashboard.outline.shape import path, polygons
from dashboard.outline.view import KNOWN, MOST, WORLD, View, around


@pytest.mark.parametrize(("level", "least"), [("coarse", 150), ("fine", 1_000)])
def test_rings_are_closed_and_on_the_globe(level: str, least: int) -> None:
    found = polygons(level)
    assert len(found) > least
    for each in found:
        assert all(ring[0] == ring[-1] for ring in each.rings)
        assert -90 <= each.south <= each.north <= 90  # the smallest states are points
        assert each.east - each.west < 190  # nothing runs around the globe


def test_a_place_on_land_lies_in_a_polygon() -> None:
    zagreb = (15.98, 45.81)
    near = [
        p for p in polygons("fine") if p.west < zagreb[0] < p.east and p.south < zagreb[1] < p.north
    ]
    assert any(inside(zagreb, each.rings[0]) for each in near)


def inside(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def test_a_view_holds_its_places() -> None:
    view = around([(45.3, 14.4, 5.0), (45.8, 16.0, 5.0)])
    for latitude, longitude in ((45.3, 14.4), (45.8, 16.0)):
        left, top = view.place(latitude, longitude)
        assert 5 < left < 95
        assert 5 < top < 95
    assert around([]) == WORLD
    assert around([(38.8, -9.4, 1.0)]).width == KNOWN  # one town: its country, no bare coast
    assert around([(-40, 170, 1.0), (60, -150, 1.0)]).width == MOST


def test_only_what_is_in_view_is_drawn() -> None:
    assert path(View(0, -140, 6)) == ""  # the Pacific
    assert path(WORLD).count("M") > 100


def test_simplifying_keeps_the_ends_and_the_corners() -> None:
    line = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 2.0)]
    assert simplified(line, 0.01) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]
    assert encoded([(1.0, 2.0), (1.5, 1.5)]) == [100, 200, 50, -50]
    assert unwrapped([(179.0, 0.0), (-179.0, 1.0)]) == [(179.0, 0.0), (181.0, 1.0)]
