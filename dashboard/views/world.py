"""A map as the templates draw it: land, spots, and as many names as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from dashboard.data.where import Place
from dashboard.outline.shape import UNITS, path
from dashboard.outline.view import RATIO, View

SMALL, LARGE = 4.0, 18.0  # radius in pixels
WIDTH, HEIGHT = 10.0, 5.6  # pixels that a per cent is worth, about
LETTER, LINE = 7.0, 18.0  # pixels of a label: a letter's width, its height
NAMED = 30
EDGE = 75.0  # per cent of the width
Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; `left` and `top` in per cent, `radius` in pixels, `side` its label's."""

    place: Place
    left: float
    top: float
    radius: float
    side: str | None = None

    @property
    def box(self) -> Box:
        x, y, r = self.left * WIDTH, self.top * HEIGHT, self.radius * 0.8
        return x - r, y - r, x + r, y + r

    def label(self, side: str) -> Box:
        """Where its label lies, left or right of it."""
        x, y, r = self.left * WIDTH, self.top * HEIGHT, self.radius
        length = LETTER * len(self.place.name)
        start = x + r if side == "right" else x - r - length
        return start, y - LINE / 2, start + length, y + LINE / 2


@dataclass(frozen=True, slots=True)
class Map:
    """A map, `land` being the path of an SVG of `width` by `height`."""

    land: str
    width: int
    height: int
    spots: list[Spot]
    beyond: int  # places that lie outside of it


def drawn(places: Sequence[Place], view: View) -> Map:
    """A map of places, the most named first."""
    most = max((place.articles for place in places), default=1)
    spots: list[Spot] = []
    for place in places:
        left, top = view.place(place.latitude, place.longitude)
        if 0 <= left <= 100 and 0 <= top <= 100:
            radius = max(SMALL, LARGE * sqrt(place.articles / most))
            spots.append(Spot(place, round(left, 2), round(top, 2), round(radius, 1)))
    labelled = _labelled(spots)
    return Map(path(view), UNITS, round(UNITS * RATIO), labelled, len(places) - len(spots))


def _labelled(spots: list[Spot]) -> list[Spot]:
    """The first spots with labels, where there is room that no spot or label before it takes."""
    taken = [spot.box for spot in spots]
    made: list[Spot] = []
    for spot in spots:
        # On a phone labels take more of the map: those at its right edge would be cut.
        order = ("left", "right") if spot.left > EDGE else ("right", "left")
        sides = order if len(made) < NAMED else ()
        side = next((s for s in sides if _free(spot.label(s), spot.box, taken)), None)
        if side:
            taken.append(spot.label(side))
        made.append(replace(spot, side=side))
    return made


def _free(label: Box, own: Box, taken: list[Box]) -> bool:
    """Whether a label lies on the map and meets nothing but its own spot."""
    if label[0] < 0 or label[2] > 100 * WIDTH:
        return False
    return not any(_meet(label, other) for other in taken if other != own)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
