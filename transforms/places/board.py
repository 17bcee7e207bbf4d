"""All candidates of an article's names end to end: the arrays that evidence is computed on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.places.gazetteer import Gazetteer, Ints, Reals
from transforms.places.local import LOCAL, Alone, alone
from transforms.places.units import Unit

_PARTIAL_TRUST = 0.2  # a street named after a city says little about the city
_OFTEN = 3  # a text that names a great city's namesake so often may be the paper of that town
_NOBODY = Alone(np.empty((0, len(LOCAL))), np.empty(0, np.bool_), np.empty(0, np.bool_))


@dataclass(frozen=True, slots=True)
class Board:
    """Parallel arrays, one element a candidate, in the order of the units."""

    units: list[Unit]
    gazetteer: Gazetteer
    rows: Ints  # of the gazetteer
    unit: Ints  # the unit each candidate belongs to
    bounds: Ints  # unit i has the candidates from bounds[i] up to bounds[i + 1]
    starts: Ints  # the first candidate of each unit that has any
    sizes: Ints  # how many candidates each of these units has
    trust: Reals  # how far each candidate's unit counts as evidence for others, 0 to 1
    seldom: NDArray[np.bool_]  # whether the text has its unit once or twice
    alone: Alone  # what speaks for each by itself
    neighbours: Ints  # pairs (unit, unit named next to it), shape (n, 2)


def board(units: list[Unit], gazetteer: Gazetteer, home_country: str | None = None) -> Board:
    """Lays the candidates out."""
    sizes = np.array([len(unit.candidates.rows) for unit in units], np.int32)
    bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    unit = np.repeat(np.arange(len(units), dtype=np.int32), sizes)
    trust = np.array([_PARTIAL_TRUST if u.candidates.partial else 1.0 for u in units])
    return Board(
        units=units,
        gazetteer=gazetteer,
        rows=np.concatenate([np.empty(0, np.int32), *(u.candidates.rows for u in units)]),
        unit=unit,
        bounds=bounds,
        starts=bounds[:-1][sizes > 0],
        sizes=sizes[sizes > 0],
        trust=trust[unit],
        seldom=np.array([len(u.spans) < _OFTEN for u in units])[unit],
        alone=_alone(units, gazetteer, home_country),
        neighbours=_neighbours(units),
    )


def _alone(units: list[Unit], gazetteer: Gazetteer, home_country: str | None) -> Alone:
    found = [
        alone(u.text, u.candidates, tuple(u.container.tolist()), home_country, gazetteer)
        for u in units
        if len(u.candidates.rows)
    ]
    return Alone(
        evidence=np.concatenate([_NOBODY.evidence, *(one.evidence for one in found)]),
        shaded=np.concatenate([_NOBODY.shaded, *(one.shaded for one in found)]),
        speaks=np.concatenate([_NOBODY.speaks, *(one.speaks for one in found)]),
    )


def _neighbours(units: list[Unit]) -> Ints:
    """Each span's unit with those of the two spans before it and of the two behind it."""
    order = sorted((span, i) for i, unit in enumerate(units) for span in unit.spans)
    line = [i for _, i in order]
    pairs = [(a, b) for k in (1, 2) for a, b in zip(line, line[k:], strict=False) if a != b]
    return np.array(pairs + [(b, a) for a, b in pairs], np.int32).reshape(-1, 2)
