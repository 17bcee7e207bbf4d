"""What speaks for each place a name may stand for, as one row of numbers a candidate.

`local` needs only the name and its surroundings; `context` weighs the article's other names by the
probabilities given to their candidates so far. All work is linear in the number of candidates:
sums over countries, regions and cells of the map stand in for distances between all pairs.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.containers import lies_in
from transforms.places.gazetteer import CITY, COUNTRY, DISTRICT, FEATURE, REGION, Gazetteer, Ints
from transforms.places.units import Unit

Reals = NDArray[np.float64]
Keys = NDArray[np.int64]

# The names are the reasons shown to users; the weights of ranker.toml go by them.
LOCAL = (
    "population", "population of the region", "a country", "a region", "a district", "a feature",
    "its own name", "postal place only", "largest of its name", "smaller than the largest",
    "in the region named behind it", "not in the region named behind it", "in the outlet's country",
    "a capital", "a city in capitals",
)  # fmt: skip
CONTEXT = (
    "share of names in its country", "names in its country", "share of names in its region",
    "names in its region", "names in its district", "names around it", "its region is named",
    "its country is named", "its district is named", "names within it", "share of names within it",
    "next to names in its country", "next to names in its region", "next to names around it",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Board:
    """All candidates of an article's units, end to end, and where they lie."""

    units: list[Unit]
    gazetteer: Gazetteer
    rows: Ints
    unit: Ints  # the unit each candidate belongs to
    starts: Ints  # the first candidate of each unit that has any
    neighbours: Ints  # pairs (unit, unit named next to it), shape (n, 2)


def board(units: list[Unit], gazetteer: Gazetteer) -> Board:
    """Lays the candidates out."""
    sizes = np.array([len(unit.candidates.rows) for unit in units], np.int32)
    rows = np.concatenate([u.candidates.rows for u in units]) if units else np.empty(0, np.int32)
    unit = np.repeat(np.arange(len(units), dtype=np.int32), sizes)
    starts = (np.cumsum(sizes) - sizes)[sizes > 0].astype(np.int32)
    return Board(units, gazetteer, rows, unit, starts, _neighbours(units))


def _neighbours(units: list[Unit]) -> Ints:
    """Each span with the two named before it and the two named behind it."""
    order = sorted((span, i) for i, unit in enumerate(units) for span in unit.spans)
    line = np.array([i for _, i in order], np.int32)
    pairs = [np.stack([line[:-k], line[k:]], axis=1) for k in (1, 2) if len(line) > k]
    if not pairs:
        return np.empty((0, 2), np.int32)
    ahead = np.concatenate(pairs)
    both = np.concatenate([ahead, ahead[:, ::-1]])
    return np.asarray(both[both[:, 0] != both[:, 1]])


def local(board: Board, home_country: str | None) -> Reals:
    """Evidence from the name itself, shape (candidates, len(LOCAL))."""
    g, rows = board.gazetteer, board.rows
    level, size = g.level[rows], g.log_population[rows].astype(np.float64)
    city = level == CITY
    largest = _spread(board, np.maximum.reduceat(size, board.starts))
    main = np.concatenate([unit.candidates.main for unit in board.units])
    inside, outside = _contained(board)
    home = np.zeros(len(rows), bool)
    if home_country in g.country_codes:
        home = g.country[rows] == g.country_codes.index(home_country)
    columns = [
        size / 10 * city, size / 10 * ~city, level == COUNTRY, level == REGION, level == DISTRICT,
        level == FEATURE, main, g.geoname_id[rows] == 0, size == largest, (largest - size) / 10,
        inside, outside, home, g.capital[rows], city & _spread(board, _in_capitals(board)),
    ]  # fmt: skip
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def _in_capitals(board: Board) -> NDArray[np.bool_]:
    """Whether a unit is written as datelines are: `WASHINGTON`. Per unit that has candidates."""
    texts = [board.units[unit].text for unit in board.unit[board.starts]]
    return np.array([len(text) > 4 and text.isupper() for text in texts])


def _spread(board: Board, per_unit: NDArray[Any]) -> NDArray[Any]:
    """A number per unit that has candidates -> the same number at each of its candidates."""
    sizes = np.diff(np.append(board.starts, len(board.rows)))
    return np.repeat(per_unit, sizes)


def _contained(board: Board) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which candidates lie in the region named behind their unit, which outside of it."""
    inside = np.zeros(len(board.rows), bool)
    named = np.zeros(len(board.rows), bool)
    for i, unit in enumerate(board.units):
        if len(unit.container):
            own = board.unit == i
            named |= own
            inside[own] = lies_in(board.rows[own], unit.container, board.gazetteer)
    return inside, named & ~inside


def context(board: Board, probability: Reals) -> Reals:
    """Evidence from the article's other names, shape (candidates, len(CONTEXT))."""
    g, rows, unit = board.gazetteer, board.rows, board.unit
    others = max(len(board.starts) - 1, 1)
    country, region, district = g.country[rows], g.region[rows], g.district[rows]
    country_row = g.country_row[country]
    in_country = _others(country, country, unit, probability)
    in_region = _others(region, region, unit, probability)
    in_district = _others(district, district, unit, probability)
    around = _around(board, probability)
    within = np.choose(
        np.minimum(g.level[rows], 3),
        [in_country, in_region, in_district, np.zeros(len(rows))],
    ) - _others(rows, rows, unit, probability)
    columns = [
        in_country / others, np.log1p(in_country), in_region / others, np.log1p(in_region),
        np.log1p(in_district), np.log1p(around),
        _named(region, rows, unit, probability), _named(country_row, rows, unit, probability),
        _named(district, rows, unit, probability),
        np.log1p(np.maximum(within, 0)), np.maximum(within, 0) / others,
        _beside(board, country, probability), _beside(board, region, probability),
        _beside(board, _cell(board), probability),
    ]  # fmt: skip
    return np.stack(columns, axis=1)


def _named(place: Ints, rows: Ints, unit: Ints, probability: Reals) -> Reals:
    """How surely another unit stands for this very place (a candidate's region, say), 0 to 1."""
    own_row_differs = place != rows
    return np.asarray(np.minimum(_others(place, rows, unit, probability), 1.0) * own_row_differs)


def _others(wanted: Any, keys: Any, unit: Ints, probability: Reals) -> Reals:
    """For each candidate: the probability that other units give to its key; 0 for the key -1."""
    stride = int(unit[-1]) + 1 if len(unit) else 1
    total = _Sums(keys, probability)(wanted)
    own = _Sums(keys.astype(np.int64) * stride + unit, probability)(
        wanted.astype(np.int64) * stride + unit
    )
    return np.maximum(total - own, 0.0) * (np.asarray(wanted) >= 0)


class _Sums:
    """Sums of weights by key, for look-up."""

    def __init__(self, keys: Any, weights: Reals) -> None:
        self.keys, inverse = np.unique(keys, return_inverse=True)
        self.sums = np.bincount(inverse, weights, len(self.keys))

    def __call__(self, wanted: Any) -> Reals:
        if not len(self.keys):
            return np.zeros(len(wanted))
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.sums[at], 0.0)


def _cell(board: Board) -> Keys:
    """The one-degree cell of the map that each candidate lies in."""
    g, rows = board.gazetteer, board.rows
    latitude = np.floor(g.latitude[rows]).astype(np.int64) + 90
    return (latitude * 1000 + np.floor(g.longitude[rows]).astype(np.int64) + 200).astype(np.int64)


def _around(board: Board, probability: Reals) -> Reals:
    """What other units put into the nine cells around each candidate; points only."""
    cell = _cell(board)
    point = probability * (board.gazetteer.level[board.rows] >= DISTRICT)
    steps = [north * 1000 + east for north in (-1, 0, 1) for east in (-1, 0, 1)]
    return sum((_others(cell + s, cell, board.unit, point) for s in steps), np.zeros(len(cell)))


def _beside(board: Board, keys: Any, probability: Reals) -> Reals:
    """The mean probability that the units named next to a candidate's unit share its key."""
    pairs = board.neighbours
    if not len(pairs):
        return np.zeros(len(board.rows))
    ends = np.searchsorted(board.unit, pairs[:, 1], side="right")
    begins = np.searchsorted(board.unit, pairs[:, 1], side="left")
    sizes = ends - begins
    index = np.arange(sizes.sum()) + np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
    stride = len(board.units)
    target = np.repeat(pairs[:, 0], sizes).astype(np.int64)
    keys = keys.astype(np.int64)
    sums = _Sums(keys[index] * stride + target, probability[index])(keys * stride + board.unit)
    count = np.bincount(pairs[:, 0], minlength=stride)[board.unit]
    return np.asarray(sums / np.maximum(count, 1) * (keys >= 0))
