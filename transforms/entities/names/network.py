"""The tagger's network on numpy: words of one document -> scores of the 17 labels.

All sums are of integers that float32 holds exactly (each column of weights is scaled so that no
sum can reach 2**24), and all else is one rounded operation an element. So every machine and every
BLAS gives the same bits, and the same text the same names.
"""

import numpy as np
from numpy.typing import NDArray

from transforms.entities.names.context import Reading
from transforms.entities.names.lexicon import Arrays

UNIT = 64  # an activation of 1.0 is this integer
LARGEST = 12 * UNIT
BOUND = 2**24 // LARGEST  # of the sum of absolute weights in a column

DISTANCES = (1, 2, 1)  # of the two neighbours that each layer reads
_EDGE = max(DISTANCES)
_OFFSETS = [_EDGE + np.array([-distance, 0, distance]) for distance in DISTANCES]

Floats = NDArray[np.float32]


class Network:
    def __init__(self, arrays: Arrays) -> None:
        self._a = {
            k: np.ascontiguousarray(v, dtype=np.float32) for k, v in arrays.items() if k[0] == "n"
        }
        self._ones = np.ones(self._a["n_context"].shape[1], np.float32)

    def scores(
        self,
        x: NDArray[np.int16],
        contexts: NDArray[np.int64],
        pool_keys: NDArray[np.int64],
        reading: Reading,
    ) -> Floats:
        """Words x width of the inputs of the words read, and by word its context and its pool.

        Returns scores of the 17 labels for the words of `reading.name`, in order.
        """
        n, width = x.shape
        y = np.zeros((n + 2 * _EDGE, width), np.float32)  # silent words at both ends
        inner = y[_EDGE : n + _EDGE]
        later, name = reading.later, reading.name
        inner[:] = self._norm(x + self._a["n_context"][contexts])
        inner[reading.gaps] = 0
        inner[:] = self._norm(self._gated(0, y, np.arange(n)))
        inner[reading.gaps] = 0
        z = self._norm(self._gated(1, y, later))
        inner[later] = self._norm(z + self._pooled(z, pool_keys[later]))
        return self._linear("n_out", self._norm(self._gated(2, y, name)))

    def _linear(self, name: str, y: Floats) -> Floats:
        z: Floats = y @ self._a[name]
        z *= self._a[f"{name}_scale"]
        z += self._a[f"{name}_bias"]
        return z

    def _norm(self, x: Floats) -> Floats:
        """Integers whose mean absolute value is UNIT."""
        np.rint(x, out=x)
        total = np.abs(x) @ self._ones
        x *= (UNIT * x.shape[1] / np.maximum(total, 8))[:, None].astype(np.float32)
        np.rint(x, out=x)
        return _clipped(x, LARGEST)

    def _gated(self, i: int, y: Floats, at: NDArray[np.intp]) -> Floats:
        """The words at these places with the neighbours that layer `i` reads -> their new state."""
        width = y.shape[1]
        windows = y.take(at[:, None] + _OFFSETS[i], axis=0)
        z = self._linear(f"n_block{i}", windows.reshape(len(at), -1))
        gate = np.minimum(z[:, width:], np.float32(1))
        np.maximum(gate, np.float32(0), out=gate)
        gate *= z[:, :width]
        gate += windows[:, 1]
        return gate

    def _pooled(self, y: Floats, pool_keys: NDArray[np.int64]) -> Floats:
        """What the places of one word in the document say, and all words together.

        The mean and the maximum over the places of the word, and the mean of the document.
        """
        p = _clipped(np.rint(self._linear("n_to_pool", y)), LARGEST)
        _, inverse, counts = np.unique(pool_keys, return_inverse=True, return_counts=True)
        order = np.argsort(inverse, kind="stable")
        starts = np.cumsum(counts) - counts
        p = p[order]
        sums = np.add.reduceat(p, starts, dtype=np.float64)
        mean = np.rint(sums / counts[:, None]).astype(np.float32)
        top = np.maximum.reduceat(p, starts)
        everywhere = np.rint(sums.sum(axis=0) / len(y)).astype(np.float32)
        topic = np.broadcast_to(everywhere, mean.shape)
        return self._linear("n_from_pool", np.concatenate([mean, top, topic], axis=1))[inverse]


def _clipped(x: Floats, most: int) -> Floats:
    """In place; half the time of `np.clip`."""
    np.minimum(x, most, out=x)
    return np.maximum(x, -most, out=x)
