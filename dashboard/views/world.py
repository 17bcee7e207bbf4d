"""A map as the templates draw it: land, spots, and as many names as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress
from math import sqrt

from dashboard.data.where import Place
from dashboard.outline.shape import UNITS, path
from dashboard.outline.view import RATIO, View

SMALL, LARGE = 4.0, 18.0  # radius in pixels
WIDE, NARROW = 10.0, 3.5  # pixels that a per cent of a map's width is worth, about: laptop, phone
LETTER, LINE, GAP = 7.0, 18.0, 3.0  # pixels of a label: a letter's width, its height, how far off
NAMED = 30
TALL = 140.0  # degrees of latitude: a square of more shows nothing but water at both ends
Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; `left` and `top` in per cent, `radius` in pixels.

    `side` says where its label lies, `narrow` where on a phone; None where there is no room for it.
    """

    place: Place
    left: float
    top: float
    radius: float
    side: str | None = None
    narrow: str | None = None

    def box(self, scale: float) -> Box:
        """What it covers, at so many pixels a per cent."""
        x, y, r = self.left * scale, self.top * scale * RATIO, self.radius
        return x - r, y - 0.8 * r, x + r, y + 0.8 * r

    def label(self, side: str, scale: float) -> Box:
        """Where its label lies, left or right of it."""
        x, y, r = self.left * scale, self.top * scale * RATIO, self.radius + GAP
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
    square: bool  # whether a phone shows more above and below


def drawn(places: Sequence[Place], view: View) -> Map:
    """A map of places, the most named first."""
    most = max((place.articles for place in places), default=1)
    spots: list[Spot] = []
    for place in places:
        left, top = view.place(place.latitude, place.longitude)
        if 0 <= left <= 100 and 0 <= top <= 100:
            radius = max(SMALL, round(LARGE * sqrt(place.articles / most)))  # whole: else no circle
            spots.append(Spot(place, round(left, 2), round(top, 2), radius))
    sides = zip(_sides(spots, WIDE), _sides(spots, NARROW), strict=True)
    labelled = [
        replace(spot, side=side, narrow=narrow)
        for spot, (side, narrow) in zip(spots, sides, strict=True)
    ]
    return Map(
        path(view),
        UNITS,
        round(UNITS * RATIO),
        labelled,
        len(places) - len(spots),
        view.width < TALL,
    )


def _sides(spots: list[Spot], scale: float) -> list[str | None]:
    """Where the labels of the first spots lie, if there is room: they keep off the labels before
    and off spots of about their own size, and lie on top of much smaller ones, of few if they can.
    """
    boxes = [spot.box(scale) for spot in spots]
    labels: list[Box] = []
    sides: list[str | None] = []
    for no, spot in enumerate(spots):
        near = ("right", "left") if no < NAMED else ()
        alike = (each is not spot and each.radius > spot.radius / 2 for each in spots)
        taken = [*labels, *compress(boxes, alike)]
        free = {
            side: label for side in near if _free(label := spot.label(side, scale), taken, scale)
        }
        side = min(free, key=lambda each: _met(free[each], boxes), default=None)
        if side:
            labels.append(free[side])
        sides.append(side)
    return sides


def _free(label: Box, taken: list[Box], scale: float) -> bool:
    """Whether a label lies on the map and meets nothing."""
    left, top, right, bottom = label
    if left < 0 or top < 0 or right > 100 * scale or bottom > 100 * scale * RATIO:
        return False
    return not _met(label, taken)


def _met(label: Box, others: Sequence[Box]) -> int:
    """How many others a label meets."""
    return sum(_meet(label, other) for other in others)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
