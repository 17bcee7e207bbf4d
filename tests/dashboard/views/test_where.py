"""The map."""

import pytest

from dashboard.data.where import Place
from dashboard.outline.view import WORLD, View
from dashboard.snapshot import Snapshot
from dashboard.views import where
from dashboard.views.world import NARROW, WIDE, drawn


def place(name: str, latitude: float, longitude: float, articles: int = 1) -> Place:
    return Place(name, name, None, latitude, longitude, articles)


def test_a_place_leads_to_its_story(snapshot: Snapshot) -> None:
    made = where.page(snapshot, {})
    assert 'href="story?place=evil"' in made.html
    assert "1 place." in made.html


@pytest.mark.parametrize(
    ("asked", "empty"),
    [({"source": "courier"}, True), ({"since": "2026-03-10"}, True), ({"who": "evil"}, False)],
)
def test_filters(snapshot: Snapshot, asked: dict[str, str], empty: bool) -> None:
    assert ("No place is named here" in where.page(snapshot, asked).html) is empty


def test_a_square_would_show_water_beyond_the_poles() -> None:
    assert [drawn([], view).square for view in (View(45, 14, 40), WORLD)] == [True, False]


def test_a_view_that_makes_no_sense_is_left_out(snapshot: Snapshot) -> None:
    assert where.page(snapshot, {"view": "95,0,10"}).html.count('class="spot') == 1


@pytest.mark.parametrize(("screen", "scale"), [("side", WIDE), ("narrow", NARROW)])
def test_labels_never_meet(screen: str, scale: float) -> None:
    crowd = [place(f"Town number {no}", 45 + no / 100, 14, 100 - no) for no in range(20)]
    spots = drawn(crowd, View(45, 14, 40)).spots
    labelled = [(spot, side) for spot in spots if (side := getattr(spot, screen))]
    boxes = [spot.label(side, scale) for spot, side in labelled]
    assert 1 <= len(boxes) < 20
    boxes += [spot.box(scale) for spot in spots if spot not in [each for each, _ in labelled]]
    for no, one in enumerate(boxes[: len(labelled)]):
        for other in boxes[no + 1 :]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )


def test_a_large_place_is_named_on_top_of_small_ones_and_of_few() -> None:
    towns = [place(f"Town {no}", 40, longitude) for no, longitude in enumerate((-105, -85, -82))]
    spots = drawn([place("Big country", 40, -95, 400), *towns], WORLD).spots
    assert [spot.side for spot in spots] == ["left", None, None, "right"]


def test_no_label_is_cut_at_the_lower_edge() -> None:
    view = View(45, 14, 40)
    low = 45 - view.height / 2 + 0.1
    spot, high = drawn([place("Low", low, 14), place("High", 50, 14)], view).spots
    assert (spot.side, high.side) == (None, "right")


def test_the_area_of_a_spot_says_how_many_articles() -> None:
    large, small = drawn([place("a", 40, 0, 100), place("b", 50, 20, 25)], WORLD).spots
    assert large.radius == pytest.approx(2 * small.radius)


def test_what_lies_outside_is_counted() -> None:
    shown = drawn([place("Rijeka", 45.3, 14.4), place("Perth", -31.9, 115.9)], View(45, 14, 20))
    assert (len(shown.spots), shown.beyond) == (1, 1)


def test_a_phone_has_less_room_for_labels() -> None:
    """Where its narrow map would cut one, or lay the next place over it."""
    towns = [
        place("Metro Manila", 14.6, 121),
        place("Bergen", 60.4, 5.3),
        place("Oslo", 59.9, 10.7),
    ]
    shown = drawn(towns, WORLD).spots
    assert [spot.side for spot in shown] == ["right", "left", "right"]
    assert [spot.narrow for spot in shown] == ["left", "left", "right"]
