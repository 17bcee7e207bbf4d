"""What speaks for each place a name may stand for, seen by itself.

That is the same in every article, so it is kept for the names that come again.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from transforms.places.candidates import Candidates
from transforms.places.containers import contained
from transforms.places.gazetteer import (
    CITY,
    COUNTRY,
    DISTRICT,
    FEATURE,
    REGION,
    Gazetteer,
    Ints,
    Reals,
)
from transforms.places.shade import Bools, in_shade, is_great, largest, less_renowned, speaks

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


@dataclass(frozen=True, slots=True)
class Alone:
    """What a name's candidates are by themselves; parallel to them."""

    evidence: Reals  # shape (candidates, len(LOCAL))
    shaded: Bools  # says nothing for others
    speaks: Bools  # says that its region is meant


@lru_cache(maxsize=4_096)
def alone(
    text: str,
    found: Candidates,
    container: tuple[int, ...],
    home_country: str | None,
    gazetteer: Gazetteer,
) -> Alone:
    """Of a name as written, with the rows of the regions that stand behind it."""
    g, rows = gazetteer, found.rows
    inside, outside = contained(rows, container, g)
    great = is_great(rows, g)
    level, size = g.level[rows], g.log_population[rows].astype(np.float64)
    size = np.where(size > 0, size, _UNCOUNTED)
    city = level == CITY
    columns = [
        size / 10 * city,
        size / 10 * ~city,
        level == COUNTRY,
        level == REGION,
        level == DISTRICT,
        level == FEATURE,
        found.main,
        g.geoname_id[rows] == 0,
        size == size.max(),
        (size.max() - size) / 10,
        inside,
        outside,
        _at_home(rows, home_country, g),
        g.capital[rows],
        city & _in_capitals(text) & (size == largest(size, city & ~outside)),
        _is_namesake(rows, g) & ~inside,
        less_renowned(found, great, g) * ~inside,
    ]
    return Alone(
        evidence=np.stack([np.asarray(column, np.float64) for column in columns], axis=1),
        shaded=in_shade(found, great, inside, g),
        speaks=speaks(found, great, g),
    )


def _at_home(rows: Ints, home_country: str | None, gazetteer: Gazetteer) -> Bools:
    codes = gazetteer.country_codes
    if not home_country or home_country not in codes:
        return np.zeros(len(rows), np.bool_)
    return np.asarray(gazetteer.country[rows] == codes.index(home_country))


def _is_namesake(rows: Ints, gazetteer: Gazetteer) -> Bools:
    """Washington in Iowa: in a capital's country, its bare name is its own."""
    g, capital = gazetteer, gazetteer.capital[rows]
    beside_capital = np.isin(g.country[rows], g.country[rows[capital]]) & ~capital
    return np.asarray(beside_capital & (g.level[rows] != COUNTRY))


def _in_capitals(text: str) -> bool:
    """Whether a name is written as datelines are: `WASHINGTON`.

    A dateline names the region of all but the best known city of a name, and never a region alone.
    """
    return len(text) > 4 and text.isupper()
