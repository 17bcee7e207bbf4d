"""Great cities, and the namesakes in their shade: London, and London in Ohio.

How many people a city has does not say how well known it is: Valencia in Venezuela has more than
Valencia in Spain. In how many scripts the gazetteer has its name does, taken together with that.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.candidates import Candidates
from transforms.places.gazetteer import CITY, DISTRICT, REGION, Gazetteer, Ints, Reals

Bools = NDArray[np.bool_]
_GREAT = 18.0  # prominence from which a bare name is a city's: some 1,300 cities
_DWARFS = float(np.log(5))  # how much more prominent it is than what it leaves in its shade


def prominence(rows: Ints, gazetteer: Gazetteer) -> Reals:
    """How well known each candidate is, on a scale on which ten times the people count 2.3."""
    g = gazetteer
    return g.log_population[rows].astype(np.float64) + 2 * g.renown[rows]


def is_great(rows: Ints, gazetteer: Gazetteer) -> Bools:
    """Which candidates are capitals, or cities that the world calls by their bare names."""
    g = gazetteer
    known = g.capital[rows] | (prominence(rows, g) >= _GREAT)
    return np.asarray((g.level[rows] == CITY) & known)


def in_shade(found: Candidates, great: Bools, inside: Bools, gazetteer: Gazetteer) -> Bools:
    """Which candidates are cities, or regions of fewer people elsewhere, that a great city of their
    name dwarfs, and that no region behind the name puts where they are (`inside`).

    These say nothing for others: London and Paris put each other in Ontario, where both lie too.
    """
    g, rows, size = gazetteer, found.rows, prominence(found.rows, gazetteer)
    great = great & found.main
    if not great.any():
        return great
    greatest = largest(size, great)
    around, within, people = (
        largest(of[rows], great & (size == greatest))
        for of in (g.region, g.district, g.log_population)
    )
    fewer = (g.log_population[rows] < people) & (rows != around) & (rows != within)
    lesser = (g.level[rows] == CITY) | (
        ((g.level[rows] == REGION) | (g.level[rows] == DISTRICT)) & fewer
    )
    return np.asarray(lesser & (greatest - size > _DWARFS) & ~inside)


def speaks(found: Candidates, great: Bools, gazetteer: Gazetteer) -> Bools:
    """Which candidates say that their region is meant: all but great cities, which are named
    together wherever they lie."""
    level = gazetteer.level[found.rows]
    of_a_region = (level == REGION) | (level == DISTRICT) | (level == CITY)
    return np.asarray(of_a_region & ~great)


def less_renowned(found: Candidates, great: Bools, gazetteer: Gazetteer) -> Reals:
    """By how much the best known bearer of a name is better known than another great city."""
    renown = np.where(great & found.main, gazetteer.renown[found.rows], 0.0)
    return np.asarray((renown.max() - renown) * (renown > 0))


def largest(size: NDArray[Any], among: Bools) -> float:
    """The size of the largest of these candidates, -1 where there is none."""
    return float(np.where(among, size, -1.0).max())
