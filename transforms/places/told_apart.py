"""Who writes `Mexico City` means the country by `Mexico`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.places.gazetteer import CITY, COUNTRY, REGION, Gazetteer, Ints
from transforms.places.names import fold
from transforms.places.units import Unit

# A city with a larger share of its region's people than this goes by the bare name as well: who
# writes `New York City` may still call it `New York`.
_SHARE: Final = 0.25


def told_apart(units: Sequence[Unit], gazetteer: Gazetteer) -> list[Unit]:
    """The units; one with the bare name of a city that another calls `X City` loses that city, if
    a much larger country or region of the name holds it."""
    cities = _called_cities(units, gazetteer)
    return [
        _without(unit, cities[key], gazetteer)
        if (key := fold(unit.text)) in cities and not len(unit.container)
        else unit
        for unit in units
    ]


def _called_cities(units: Sequence[Unit], gazetteer: Gazetteer) -> dict[str, Ints]:
    """Bare name -> the cities that a unit calls `X City` or `city of X`."""
    found = {}
    for unit in units:
        name = fold(unit.text)
        bare = name.removesuffix(" city").removeprefix("city of ")
        if bare != name:
            rows = unit.candidates.rows
            found[bare] = rows[gazetteer.level[rows] == CITY]
    return found


def _without(unit: Unit, cities: Ints, gazetteer: Gazetteer) -> Unit:
    found = unit.candidates
    kept = ~_is_dwarfed(found.rows, cities, gazetteer)
    if kept.all():
        return unit
    return replace(unit, candidates=replace(found, rows=found.rows[kept], main=found.main[kept]))


def _is_dwarfed(rows: Ints, cities: Ints, gazetteer: Gazetteer) -> NDArray[np.bool_]:
    """Which candidates a larger one of the name leaves out: all in the country of such a city, but
    for the country; or the city, where few of its region's people live."""
    g = gazetteer
    dwarfed = np.zeros(len(rows), np.bool_)
    for around in rows.tolist():
        if g.level[around] == COUNTRY and g.country[around] in g.country[cities]:
            dwarfed |= (g.country[rows] == g.country[around]) & (rows != around)
        elif g.level[around] == REGION:
            few = g.log_population[rows] < g.log_population[around] + np.log(_SHARE)
            dwarfed |= np.isin(rows, cities) & (g.region[rows] == around) & few
    return dwarfed
