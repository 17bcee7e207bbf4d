"""What the article's other names say for each place that a name may stand for.

Other names are weighed by the probabilities given to their candidates so far.
"""

import numpy as np
from numpy.typing import NDArray

from transforms.places.board import Board
from transforms.places.gazetteer import DISTRICT, FEATURE, REGION, Reals
from transforms.places.sums import Sums

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


# The kinds of keys that candidates have, and of those by which each asks for others.
_COUNTRY, _REGION, _DISTRICT, _CELL, _PLACE, _SPEAKER = range(6)
_AROUND = [[north * 1000 + east] for north in (-1, 0, 1) for east in (-1, 0, 1)]
_ASKED = (_COUNTRY, _REGION, _DISTRICT, *[_PLACE] * 4, _SPEAKER, *[_CELL] * len(_AROUND))
_BESIDE = [_COUNTRY, _REGION, _CELL]


class Context:
    """Evidence from an article's other names; what does not change between rounds is kept."""

    def __init__(self, board: Board) -> None:
        self._shaded = board.alone.shaded & board.seldom
        self._sums = None
        if len(board.starts) < 2:
            return  # no other name says anything
        g, rows = board.gazetteer, board.rows
        level, cell = g.level[rows], _cell(board)
        country, region, district = g.country[rows], g.region[rows], g.district[rows]
        own_region = np.where(level == REGION, rows, region)
        around = np.array([g.country_row[country], region, district, rows])
        self._trust = board.trust * ~board.alone.shaded
        self._others = len(board.starts) - 1
        self._level = np.minimum(level, FEATURE)
        self._capital = g.capital[rows]
        self._not_itself = around[:3] != rows
        speaks = board.alone.speaks & (board.trust == 1)
        keys = np.array([country, region, district, cell, rows, own_region])
        counts = np.ones(keys.shape, np.bool_)
        counts[_CELL], counts[_SPEAKER] = level >= DISTRICT, speaks
        wanted = np.concatenate([[country, region, district], around, [region], cell + _AROUND])
        self._sums = Sums(board, keys, counts, _ASKED, wanted, _BESIDE)

    def __call__(self, probability: Reals) -> Reals:
        """Shape (candidates, len(CONTEXT)), given the probability of each candidate so far."""
        if self._sums is None:
            nothing = np.zeros((len(CONTEXT) - 1, len(probability)))
            return np.concatenate([nothing, self._shaded[None]]).T
        others, beside = self._sums(probability * self._trust)
        in_country, in_region, in_district = others[:3]
        named, lesser, around = others[3:7], others[7], others[8:].sum(axis=0)
        country_named, region_named, district_named = np.minimum(named[:3], 1) * self._not_itself
        inside = np.choose(self._level, [in_country, in_region, in_district, 0.0])
        within = np.maximum(inside - named[3], 0)
        counted = np.array([in_country, in_region, in_district, around, within])
        log_country, log_region, log_district, log_around, log_within = np.log1p(counted)
        _, a_region, a_district, a_point, _ = np.minimum(counted, 1)
        columns = [
            in_country / self._others,
            log_country,
            in_region / self._others,
            log_region,
            a_region,
            log_district,
            a_district,
            log_around,
            a_point,
            country_named,
            country_named * self._capital,
            region_named,
            district_named,
            log_within,
            within / self._others,
            *beside,
            self._shaded * (1 - np.minimum(lesser, 1)),
        ]
        return np.array(columns).T


def _cell(board: Board) -> NDArray[np.int64]:
    """The one-degree cell of the map that each candidate lies in."""
    g, rows = board.gazetteer, board.rows
    latitude = np.floor(g.latitude[rows]).astype(np.int64) + 90
    longitude = np.floor(g.longitude[rows]).astype(np.int64) + 200
    return np.asarray(latitude * 1000 + longitude)
