"""What speaks for each place a name may stand for, seen by itself."""

import numpy as np
from numpy.typing import NDArray

from transforms.places.board import Board, Reals
from transforms.places.gazetteer import CITY, COUNTRY, DISTRICT, FEATURE, REGION
from transforms.places.shade import contained, largest, less_renowned

# The names are the reasons shown to users; the weights of ranker.toml go by them.
LOCAL = (
    "population",
    "population of the region",
    "a country",
    "a region",
    "a district",
    "a feature",
    "its own name",
    "postal place only",
    "largest of its name",
    "smaller than the largest",
    "in the region named behind it",
    "not in the region named behind it",
    "in the outlet's country",
    "a capital",
    "the city in capitals",
    "a namesake of its country's capital",
    "less renowned than a great city of its name",
)
_UNCOUNTED = float(np.log(200))  # the population of a place whose people GeoNames does not count


def local(board: Board, home_country: str | None) -> Reals:
    """Evidence from the name and what stands behind it, shape (candidates, len(LOCAL))."""
    g, rows = board.gazetteer, board.rows
    level, size = g.level[rows], g.log_population[rows].astype(np.float64)
    size = np.where(size > 0, size, _UNCOUNTED)
    city = level == CITY
    most = board.spread(np.maximum.reduceat(size, board.starts))
    main = np.concatenate([unit.candidates.main for unit in board.units])
    inside, outside = contained(board)
    largest_city = largest(board, size, city & ~outside)
    columns = [
        size / 10 * city,
        size / 10 * ~city,
        level == COUNTRY,
        level == REGION,
        level == DISTRICT,
        level == FEATURE,
        main,
        g.geoname_id[rows] == 0,
        size == most,
        (most - size) / 10,
        inside,
        outside,
        _at_home(board, home_country),
        g.capital[rows],
        city & board.spread(_in_capitals(board)) & (size == largest_city),
        _is_namesake(board) & ~inside,
        less_renowned(board) * ~inside,
    ]
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def _at_home(board: Board, home_country: str | None) -> NDArray[np.bool_]:
    codes = board.gazetteer.country_codes
    if not home_country or home_country not in codes:
        return np.zeros(len(board.rows), np.bool_)
    return np.asarray(board.gazetteer.country[board.rows] == codes.index(home_country))


def _is_namesake(board: Board) -> NDArray[np.bool_]:
    """Washington in Iowa: in a capital's country, its bare name is its own."""
    g, rows = board.gazetteer, board.rows
    home = board.unit.astype(np.int64) * len(g.country_codes) + g.country[rows]
    beside_capital = np.isin(home, home[g.capital[rows]]) & ~g.capital[rows]
    return np.asarray(beside_capital & (g.level[rows] != COUNTRY))


def _in_capitals(board: Board) -> NDArray[np.bool_]:
    """Whether a unit is written as datelines are: `WASHINGTON`. Per unit that has candidates.

    A dateline names the region of all but the best known city of a name, and never a region alone.
    """
    named = [board.units[unit] for unit in board.unit[board.starts]]
    return np.array([len(u.text) > 4 and u.text.isupper() for u in named])
