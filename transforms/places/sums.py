"""What the other names of an article weigh that have something in common with each candidate.

All work is linear in the number of candidates: sums over countries, regions and cells of the map
stand in for the distances between all pairs. All of them are added up together, for an article has
few names, and a call of numpy's costs more than what it does with them.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.places.board import Board
from transforms.places.gazetteer import Reals

Indices = NDArray[Any]


class Sums:
    """Sums of the candidates' weights by key, looked up: a join whose keys are sorted once."""

    def __init__(
        self, board: Board, keys: Any, counts: Any, kinds: Sequence[int], wanted: Any, beside: Any
    ) -> None:
        """What each candidate has: a key of each kind, -1 for none, and whether it `counts` there,
        both of shape (kinds, n). What it asks for: `wanted`, shape (k, n), and their `kinds`; and
        its own keys of the kinds `beside` among the names next to it."""
        units = len(board.units)
        # A key has a sum of all, one for each unit, and one for what stands next to each unit.
        has = (keys * len(keys) + np.arange(len(keys))[:, None]) * (2 * units + 1)
        asks = (wanted * len(keys) + np.array(kinds)[:, None]) * (2 * units + 1)
        own, near = board.unit + 1, board.unit + units + 1
        self._next, of, count = _next_to(board)
        parts = [has, has + own, has[beside][:, self._next] + of + units + 1]
        sought = [asks, asks + own, has[beside] + near]
        known, number = np.unique(np.concatenate(parts + sought, axis=None), return_inverse=True)
        added = sum(part.size for part in parts)
        self._bin, self._at, self._size = number[:added], number[added:], len(known)
        self._counts, self._beside = counts, len(beside)
        self._asks = wanted >= 0
        self._share = (keys[beside] >= 0) / np.maximum(count, 1)

    def __call__(self, weights: Reals) -> tuple[Reals, Reals]:
        """What other units' candidates give to each key asked for, shape (k, n); and those of the
        units named next to its own, as a share of these, shape (len(beside), n)."""
        counted = weights * self._counts
        added = np.concatenate([counted, counted, *[weights[self._next]] * self._beside], axis=None)
        sums = np.bincount(self._bin, added, self._size)[self._at].reshape(-1, len(weights))
        asked = len(self._asks)
        others = np.maximum(sums[:asked] - sums[asked : 2 * asked], 0.0) * self._asks
        return others, sums[2 * asked :] * self._share


def _next_to(board: Board) -> tuple[Indices, Indices, Indices]:
    """The candidates of the units named next to each unit, once for each time they are, with the
    unit that they are next to; and for each candidate how many stand next to its unit."""
    unit, beside = board.neighbours[:, 0], board.neighbours[:, 1]
    sizes = (board.bounds[1:] - board.bounds[:-1])[beside]
    first = np.repeat(board.bounds[beside] - (np.cumsum(sizes) - sizes), sizes)
    candidates = np.arange(len(first)) + first
    count = np.bincount(unit, minlength=len(board.units))[board.unit]
    return candidates, np.repeat(unit, sizes), count
