"""Great cities, and the namesakes in their shade: London, and London in Ohio.

How many people a city has does not say how well known it is: Valencia in Venezuela has more than
Valencia in Spain. In how many scripts the gazetteer has its name does, taken together with that.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.board import Board, Reals
from transforms.places.containers import lies_in
from transforms.places.gazetteer import CITY, DISTRICT, REGION

_GREAT = 18.0  # prominence from which a bare name is a city's: some 1,300 cities
_DWARFS = float(np.log(5))  # how much more prominent it is than what it leaves in its shade
_OFTEN = 3  # a text that names its namesake so often may be the paper of that town


def prominence(board: Board) -> Reals:
    """How well known each candidate is, on a scale on which ten times the people count 2.3."""
    g, rows = board.gazetteer, board.rows
    return g.log_population[rows].astype(np.float64) + 2 * g.renown[rows]


def is_great(board: Board) -> NDArray[np.bool_]:
    """Which candidates are capitals, or cities that the world calls by their bare names."""
    g, rows = board.gazetteer, board.rows
    known = g.capital[rows] | (prominence(board) >= _GREAT)
    return np.asarray((g.level[rows] == CITY) & known)


def in_shade(board: Board) -> NDArray[np.bool_]:
    """Which candidates are cities, or regions of fewer people elsewhere, that a great city of their
    name dwarfs, and that no region behind the name puts where they are.

    These say nothing for others: London and Paris put each other in Ontario, where both lie too.
    """
    g, rows, size = board.gazetteer, board.rows, prominence(board)
    great = is_great(board) & _main(board)
    greatest = largest(board, size, great)
    if not great.any():
        return great
    around, within, people = (
        largest(board, of[rows], great & (size == greatest))
        for of in (g.region, g.district, g.log_population)
    )
    fewer = (g.log_population[rows] < people) & (rows != around) & (rows != within)
    lesser = (g.level[rows] == CITY) | (
        ((g.level[rows] == REGION) | (g.level[rows] == DISTRICT)) & fewer
    )
    inside, _ = contained(board)
    return np.asarray(lesser & (greatest - size > _DWARFS) & ~inside)


def speaks(board: Board) -> NDArray[np.bool_]:
    """Which candidates say that their region is meant: all but great cities, which are named
    together wherever they lie."""
    level = board.gazetteer.level[board.rows]
    of_a_region = (level == REGION) | (level == DISTRICT) | (level == CITY)
    return np.asarray(of_a_region & ~is_great(board) & (board.trust == 1))


def seldom(board: Board) -> NDArray[np.bool_]:
    """Which candidates are of a name that the text has once or twice."""
    return np.array([len(unit.spans) < _OFTEN for unit in board.units])[board.unit]


def less_renowned(board: Board) -> Reals:
    """By how much the best known bearer of a name is better known than another great city."""
    renown = np.where(is_great(board) & _main(board), board.gazetteer.renown[board.rows], 0.0)
    most = board.spread(np.maximum.reduceat(renown, board.starts))
    return np.asarray((most - renown) * (renown > 0))


def _main(board: Board) -> NDArray[np.bool_]:
    return np.concatenate([unit.candidates.main for unit in board.units])


def largest(board: Board, size: NDArray[Any], among: NDArray[np.bool_]) -> Reals:
    """The size of the largest of these candidates of each one's name, -1 where there is none."""
    most = np.maximum.reduceat(np.where(among, size, -1.0), board.starts)
    return np.asarray(board.spread(most))


def contained(board: Board) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which candidates lie in the region named behind their unit, which outside of it."""
    inside, outside = np.zeros((2, len(board.rows)), np.bool_)
    for i, unit in enumerate(board.units):
        if len(unit.container):
            own = slice(board.bounds[i], board.bounds[i + 1])
            inside[own] = lies_in(board.rows[own], unit.container, board.gazetteer)
            outside[own] = ~inside[own]
    return inside, outside
