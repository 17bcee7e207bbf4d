"""What the article's other names say for each place that a name may stand for.

Other names are weighed by the probabilities given to their candidates so far. All work is linear
in the number of candidates: sums over countries, regions and cells of the map stand in for the
distances between all pairs.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.board import Board, Reals
from transforms.places.gazetteer import DISTRICT, FEATURE, Ints

# The names are the reasons shown to users; the weights of ranker.toml go by them.
CONTEXT = (
    "share of names in its country",
    "names in its country",
    "share of names in its region",
    "names in its region",
    "a name in its region",
    "names in its district",
    "a name in its district",
    "names around it",
    "a name around it",
    "its country is named",
    "capital of a country named",
    "its region is named",
    "its district is named",
    "names within it",
    "share of names within it",
    "next to names in its country",
    "next to names in its region",
    "next to names around it",
)


def context(board: Board, probability: Reals) -> Reals:
    """Evidence from the article's other names, shape (candidates, len(CONTEXT))."""
    g, rows = board.gazetteer, board.rows
    weighed = probability * board.trust
    others = max(len(board.starts) - 1, 1)
    country, region, district = g.country[rows], g.region[rows], g.district[rows]
    in_country = _others(board, country, country, weighed)
    in_region = _others(board, region, region, weighed)
    in_district = _others(board, district, district, weighed)
    around = _around(board, weighed)
    country_named = _named(board, g.country_row[country], weighed)
    inside = np.choose(np.minimum(g.level[rows], FEATURE), [in_country, in_region, in_district, 0])
    within = np.maximum(inside - _others(board, rows, rows, weighed), 0)
    columns = [
        in_country / others,
        np.log1p(in_country),
        in_region / others,
        np.log1p(in_region),
        np.minimum(in_region, 1),
        np.log1p(in_district),
        np.minimum(in_district, 1),
        np.log1p(around),
        np.minimum(around, 1),
        country_named,
        country_named * g.capital[rows],
        _named(board, region, weighed),
        _named(board, district, weighed),
        np.log1p(within),
        within / others,
        _beside(board, country, weighed),
        _beside(board, region, weighed),
        _beside(board, _cell(board), weighed),
    ]
    return np.stack(columns, axis=1)


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


def _others(board: Board, wanted: Any, keys: Any, weights: Reals) -> Reals:
    """For each candidate: what other units give to the key it wants; 0 for the key -1."""
    stride = len(board.units)
    wanted, keys = wanted.astype(np.int64), keys.astype(np.int64)
    total = _Sums(keys, weights)(wanted)
    own = _Sums(keys * stride + board.unit, weights)(wanted * stride + board.unit)
    return np.asarray(np.maximum(total - own, 0.0) * (wanted >= 0))


def _named(board: Board, place: Ints, weights: Reals) -> Reals:
    """How surely another unit stands for this very place (a candidate's region, say), 0 to 1."""
    elsewhere = _others(board, place, board.rows, weights)
    return np.asarray(np.minimum(elsewhere, 1.0) * (place != board.rows))


def _cell(board: Board) -> NDArray[np.int64]:
    """The one-degree cell of the map that each candidate lies in."""
    g, rows = board.gazetteer, board.rows
    latitude = np.floor(g.latitude[rows]).astype(np.int64) + 90
    longitude = np.floor(g.longitude[rows]).astype(np.int64) + 200
    return np.asarray(latitude * 1000 + longitude)


def _around(board: Board, weights: Reals) -> Reals:
    """What other units put into the nine cells around each candidate; points only."""
    cell = _cell(board)
    points = weights * (board.gazetteer.level[board.rows] >= DISTRICT)
    steps = [north * 1000 + east for north in (-1, 0, 1) for east in (-1, 0, 1)]
    return sum((_others(board, cell + s, cell, points) for s in steps), np.zeros(len(cell)))


def _beside(board: Board, keys: Any, weights: Reals) -> Reals:
    """The mean probability that the units named next to a candidate's unit share its key."""
    unit, beside = board.neighbours[:, 0], board.neighbours[:, 1]
    sizes = (board.bounds[1:] - board.bounds[:-1])[beside]
    first = np.repeat(board.bounds[beside] - (np.cumsum(sizes) - sizes), sizes)
    candidate = np.arange(len(first)) + first  # of the neighbour, once for each pair
    stride = len(board.units)
    keys = keys.astype(np.int64)
    sums = _Sums(keys[candidate] * stride + np.repeat(unit, sizes), weights[candidate])
    count = np.bincount(unit, minlength=stride)[board.unit]
    shared = sums(keys * stride + board.unit) / np.maximum(count, 1)
    return np.asarray(shared * (keys >= 0))
