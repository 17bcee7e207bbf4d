"""All candidates of an article's names end to end: the arrays that evidence is computed on."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.gazetteer import Gazetteer, Ints
from transforms.places.units import Unit

Reals = NDArray[np.float64]
_PARTIAL_TRUST = 0.2  # a street named after a city says little about the city


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
    neighbours: Ints  # pairs (unit, unit named next to it), shape (n, 2)

    def spread(self, per_unit: NDArray[Any]) -> NDArray[Any]:
        """A value per unit that has candidates -> the same value at each of its candidates."""
        return np.repeat(per_unit, self.sizes)


def board(units: list[Unit], gazetteer: Gazetteer) -> Board:
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
        neighbours=_neighbours(units),
    )


def _neighbours(units: list[Unit]) -> Ints:
    """Each span's unit with those of the two spans before it and of the two behind it."""
    order = sorted((span, i) for i, unit in enumerate(units) for span in unit.spans)
    line = np.array([i for _, i in order], np.int32)
    pairs = [np.stack([line[:-k], line[k:]], axis=1) for k in (1, 2)]
    both = np.concatenate([*pairs, *(pair[:, ::-1] for pair in pairs)])
    return np.asarray(both[both[:, 0] != both[:, 1]])
