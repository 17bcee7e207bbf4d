"""What speaks for each place a name may stand for, seen by itself."""

import numpy as np
from numpy.typing import NDArray

from transforms.places.board import Board, Reals
from transforms.places.containers import lies_in
from transforms.places.gazetteer import CITY, COUNTRY, DISTRICT, FEATURE, REGION

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
    "a namesake of a great city, named once",
)
_GREAT = float(np.log(500_000))  # people of a city that the world calls by its bare name
_DWARFS = float(np.log(5))  # times as large it must be as what it leaves in its shade
_KNOWN = float(np.log(200_000))  # people of a city that comes to mind first, as Venice does
_UNCOUNTED = float(np.log(200))  # the population of a place whose people GeoNames does not count


def local(board: Board, home_country: str | None) -> Reals:
    """Evidence from the name and what stands behind it, shape (candidates, len(LOCAL))."""
    g, rows = board.gazetteer, board.rows
    level, size = g.level[rows], g.log_population[rows].astype(np.float64)
    size = np.where(size > 0, size, _UNCOUNTED)
    city = level == CITY
    largest = board.spread(np.maximum.reduceat(size, board.starts))
    main = np.concatenate([unit.candidates.main for unit in board.units])
    inside, outside = _contained(board)
    largest_city = _largest(board, size, city & ~outside)
    columns = [
        size / 10 * city,
        size / 10 * ~city,
        level == COUNTRY,
        level == REGION,
        level == DISTRICT,
        level == FEATURE,
        main,
        g.geoname_id[rows] == 0,
        size == largest,
        (largest - size) / 10,
        inside,
        outside,
        _at_home(board, home_country),
        g.capital[rows],
        city & board.spread(_in_capitals(board)) & (size == largest_city),
        _is_namesake(board) & ~inside,
        _is_in_shade(board, size, main) & ~inside,
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


def _is_in_shade(board: Board, size: Reals, main: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """London in Ohio: who names `London` only once means the great one, unless more than a
    neighbour says otherwise. A local paper names its own London again and again."""
    g, rows = board.gazetteer, board.rows
    great = main & (g.level[rows] == CITY) & ((size > _GREAT) | g.capital[rows])
    largest = _largest(board, size, great)
    home = board.unit.astype(np.int64) * len(g.country_codes) + g.country[rows]
    once = np.array([len(unit.spans) == 1 for unit in board.units])[board.unit]
    there = np.isin(np.stack([g.country_row[g.country[rows]], g.region[rows]]), rows[main])
    at_home = np.isin(home, home[great & (size == largest)])
    named = (there[0] & ~at_home) | there[1]
    return np.asarray((largest - size > _DWARFS) & once & ~named)


def in_shade(board: Board) -> NDArray[np.bool_]:
    """Which candidates are namesakes of a much larger, well-known city, and not put where they are
    by a region behind their name.

    These say nothing for others: London and Paris put each other in Ontario, where both lie too.
    """
    g, rows = board.gazetteer, board.rows
    city, size = g.level[rows] == CITY, g.log_population[rows].astype(np.float64)
    known = city & ((size > _KNOWN) | g.capital[rows])
    inside, _ = _contained(board)
    return np.asarray(city & (_largest(board, size, known) - size > _DWARFS) & ~inside)


def _largest(board: Board, size: Reals, among: NDArray[np.bool_]) -> Reals:
    """The size of the largest of these candidates of each one's name, -1 where there is none."""
    largest = np.maximum.reduceat(np.where(among, size, -1.0), board.starts)
    return np.asarray(board.spread(largest))


def _in_capitals(board: Board) -> NDArray[np.bool_]:
    """Whether a unit is written as datelines are: `WASHINGTON`. Per unit that has candidates.

    A dateline names the region of all but the best known city of a name, and never a region alone.
    """
    named = [board.units[unit] for unit in board.unit[board.starts]]
    return np.array([len(u.text) > 4 and u.text.isupper() for u in named])


def _contained(board: Board) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which candidates lie in the region named behind their unit, which outside of it."""
    inside, outside = np.zeros((2, len(board.rows)), np.bool_)
    for i, unit in enumerate(board.units):
        if len(unit.container):
            own = slice(board.bounds[i], board.bounds[i + 1])
            inside[own] = lies_in(board.rows[own], unit.container, board.gazetteer)
            outside[own] = ~inside[own]
    return inside, outside
