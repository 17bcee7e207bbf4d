"""What the article's other names say for each place that a name may stand for.

Other names are weighed by the probabilities given to their candidates so far. All work is linear
in the number of candidates: sums over countries, regions and cells of the map stand in for the
distances between all pairs.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.board import Board, Reals
from transforms.places.gazetteer import CITY, DISTRICT, FEATURE, REGION
from transforms.places.shade import in_shade, is_great, seldom

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
    "a namesake of a great city, far from home",
)


class Context:
    """Evidence from an article's other names; what does not change between rounds is kept."""

    def __init__(self, board: Board) -> None:
        g, rows = board.gazetteer, board.rows
        country, region, district = g.country[rows], g.region[rows], g.district[rows]
        country_row = g.country_row[country]
        cell = _cell(board)
        steps = [north * 1000 + east for north in (-1, 0, 1) for east in (-1, 0, 1)]
        shaded = in_shade(board)
        self._trust = board.trust * ~shaded
        self._shade = _Shade(board, shaded)
        self._others = max(len(board.starts) - 1, 1)
        self._level = np.minimum(g.level[rows], FEATURE)
        self._is_point = g.level[rows] >= DISTRICT
        self._capital = g.capital[rows]
        self._country = Others(board, country, country)
        self._region = Others(board, region, region)
        self._district = Others(board, district, district)
        self._around = Others(board, np.stack([cell + step for step in steps]), cell)
        self._named = Others(board, np.stack([country_row, region, district, rows]), rows)
        self._not_itself = np.stack([country_row, region, district]) != rows
        self._beside = [Beside(board, keys) for keys in (country, region, cell)]

    def __call__(self, probability: Reals) -> Reals:
        """Shape (candidates, len(CONTEXT)), given the probability of each candidate so far."""
        weights = probability * self._trust
        in_country = self._country(weights)[0]
        in_region = self._region(weights)[0]
        in_district = self._district(weights)[0]
        around = self._around(weights * self._is_point).sum(axis=0)
        named = self._named(weights)
        country_named, region_named, district_named = np.minimum(named[:3], 1) * self._not_itself
        inside = np.choose(self._level, [in_country, in_region, in_district, 0.0])
        within = np.maximum(inside - named[3], 0)
        columns = [
            in_country / self._others,
            np.log1p(in_country),
            in_region / self._others,
            np.log1p(in_region),
            np.minimum(in_region, 1),
            np.log1p(in_district),
            np.minimum(in_district, 1),
            np.log1p(around),
            np.minimum(around, 1),
            country_named,
            country_named * self._capital,
            region_named,
            district_named,
            np.log1p(within),
            within / self._others,
            *(beside(weights) for beside in self._beside),
            self._shade(weights),
        ]
        return np.stack(columns, axis=1)


class Others:
    """For each candidate: the weight that other units' candidates give to a key it asks for."""

    def __init__(self, board: Board, wanted: Any, keys: Any) -> None:
        """`wanted`: one or more keys a candidate, shape (n,) or (k, n); -1 asks for nothing."""
        stride = len(board.units)
        wanted = np.atleast_2d(wanted).astype(np.int64)
        keys = keys.astype(np.int64)
        self._asks = wanted >= 0
        self._all = _Sums(keys, wanted)
        self._own = _Sums(keys * stride + board.unit, wanted * stride + board.unit)

    def __call__(self, weights: Reals) -> Reals:
        return np.asarray(np.maximum(self._all(weights) - self._own(weights), 0.0) * self._asks)


class _Shade:
    """For each candidate: how far it is a great city's namesake that nothing in its region speaks
    for but other great cities, 0 to 1. These are named together wherever they lie."""

    def __init__(self, board: Board, shaded: NDArray[np.bool_]) -> None:
        g, rows = board.gazetteer, board.rows
        self._shaded = shaded & seldom(board)
        region = g.level[rows] == REGION
        small = ~is_great(board) & (region | (g.level[rows] == DISTRICT) | (g.level[rows] == CITY))
        self._speaks = small & (board.trust == 1)
        self._region = (
            Others(board, g.region[rows], np.where(region, rows, g.region[rows]))
            if self._shaded.any()
            else None
        )

    def __call__(self, weights: Reals) -> Reals:
        if self._region is None:
            return np.zeros(len(weights))
        return np.asarray(
            self._shaded * (1 - np.minimum(self._region(weights * self._speaks)[0], 1))
        )


class Beside:
    """For each candidate: how surely the units named next to its own share its key, 0 to 1."""

    def __init__(self, board: Board, keys: Any) -> None:
        unit, beside = board.neighbours[:, 0], board.neighbours[:, 1]
        sizes = (board.bounds[1:] - board.bounds[:-1])[beside]
        first = np.repeat(board.bounds[beside] - (np.cumsum(sizes) - sizes), sizes)
        self._candidate = np.arange(len(first)) + first  # of the neighbour, once for each pair
        stride = len(board.units)
        keys = keys.astype(np.int64)
        theirs = keys[self._candidate] * stride + np.repeat(unit, sizes)
        self._sums = _Sums(theirs, keys * stride + board.unit)
        count = np.bincount(unit, minlength=stride)[board.unit]
        self._scale = (keys >= 0) / np.maximum(count, 1)

    def __call__(self, weights: Reals) -> Reals:
        return np.asarray(self._sums(weights[self._candidate]) * self._scale)


class _Sums:
    """Sums weights by key, and looks the sums up: a join whose keys are sorted once."""

    def __init__(self, keys: NDArray[np.int64], wanted: NDArray[np.int64]) -> None:
        known, self._bin = np.unique(keys, return_inverse=True)
        at = np.searchsorted(known, wanted)
        found = known[np.minimum(at, len(known) - 1)] == wanted if len(known) else at < 0
        self._size = len(known) + 1  # the last bin stays empty, for keys that nobody has
        self._at = np.where(found, at, len(known))

    def __call__(self, weights: Reals) -> Reals:
        return np.asarray(np.bincount(self._bin, weights, self._size)[self._at])


def _cell(board: Board) -> NDArray[np.int64]:
    """The one-degree cell of the map that each candidate lies in."""
    g, rows = board.gazetteer, board.rows
    latitude = np.floor(g.latitude[rows]).astype(np.int64) + 90
    longitude = np.floor(g.longitude[rows]).astype(np.int64) + 200
    return np.asarray(latitude * 1000 + longitude)
