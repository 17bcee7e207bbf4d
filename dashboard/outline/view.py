"""What part of the world a map shows, and where in it a point lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

RATIO = 0.56  # height of a map to its width
LEAST, MOST = 6.0, 284.0  # degrees of latitude that a map's width is worth
KNOWN = 15.0  # the least that a reader knows again
MARGIN = 1.35
Weighted = tuple[float, float, float]  # latitude, longitude, weight


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of the world around a centre, `width` being worth so many degrees of latitude."""

    latitude: float
    longitude: float
    width: float

    @property
    def height(self) -> float:
        return self.width * RATIO

    @property
    def squeeze(self) -> float:
        """How much narrower a degree of longitude is drawn than one of latitude."""
        if self.width >= MOST:
            return cos(radians(38))
        return cos(radians(min(abs(self.latitude), 65)))

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Per cent from the left and from the top; beyond 0 to 100 outside of the map."""
        x = (longitude - self.longitude) * self.squeeze / self.width + 0.5
        y = (self.latitude - latitude) / self.height + 0.5
        return x * 100, y * 100

    def zoomed(self, factor: float) -> "View":
        width = self.width * factor
        return WORLD if width >= MOST else View(self.latitude, self.longitude, max(LEAST, width))


WORLD = View(13, 8, MOST)


def around(places: Sequence[Weighted]) -> View:
    """The view that holds nine tenths of the weight, with a margin."""
    if not places:
        return WORLD
    south, north = spread([(lat, weight) for lat, _, weight in places])
    west, east = spread([(lon, weight) for _, lon, weight in places])
    middle = View((south + north) / 2, (west + east) / 2, LEAST)
    width = max((east - west) * middle.squeeze, (north - south) / RATIO) * MARGIN
    return middle.zoomed(max(KNOWN, width) / LEAST)


def spread(values: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Between which values the middle nine tenths of the weight lie."""
    total, seen, low, high = sum(weight for _, weight in values), 0.0, None, None
    for value, weight in sorted(values):
        seen += weight
        if low is None and seen >= 0.05 * total:
            low = value
        if high is None and seen >= 0.95 * total:
            high = value
    return low or 0.0, high or 0.0
