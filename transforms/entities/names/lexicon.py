"""Word types -> their part of the network's input, computed once a type and kept.

Integers throughout (in float64, which holds them exactly), so that the order in which a machine
adds them up cannot change a bit of the result.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.entities.names.features import Word, case_of, word_features

Arrays = dict[str, NDArray[Any]]
_MOST = 60_000  # word types kept; then the memory starts afresh


class Lexicon:
    """Remembers word types. What it answers does not depend on what it was asked before."""

    def __init__(self, arrays: Arrays) -> None:
        self._a = arrays
        self._weights = np.ascontiguousarray(arrays["input"], dtype=np.float64)
        self.width = len(arrays["input_bias"]) // 3
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[str, int] = {}
        self.vectors = np.zeros((1024, self.width), np.int16)
        self.pool_keys = np.zeros(1024, np.int64)
        self._cases: dict[str, int] = {}

    def cases(self, words: list[str]) -> NDArray[np.uint8]:
        """The case of each word; far cheaper than its vector, which few words need."""
        known = self._cases
        if len(known) > 4 * _MOST:
            known.clear()
        for word in set(words).difference(known):
            known[word] = case_of(word)
        return np.array([known[w] for w in words], np.uint8)

    def ids(self, words: list[str]) -> NDArray[np.intp]:
        """A row in `vectors` and `pool_keys` for each word."""
        if len(self._ids) > _MOST:
            self._forget()
        ids = self._ids
        unknown = [w for w in set(words) if w not in ids]
        if unknown:
            self._learn(sorted(unknown))
        return np.array([ids[w] for w in words], np.intp)

    def _learn(self, words: list[str]) -> None:
        features = [word_features(w) for w in words]
        first, last = len(self._ids), len(self._ids) + len(words)
        self._ids.update(zip(words, range(first, last), strict=True))
        while last > len(self.vectors):
            self.vectors = np.concatenate([self.vectors, np.zeros_like(self.vectors)])
            self.pool_keys = np.concatenate([self.pool_keys, np.zeros_like(self.pool_keys)])
        self.pool_keys[first:last] = [f.pool_key for f in features]
        for i in range(0, len(words), 1024):
            part = features[i : i + 1024]
            self.vectors[first + i : first + i + len(part)] = self._inputs(part)

    def _inputs(self, features: list[Word]) -> NDArray[np.int16]:
        a = self._a
        parts = (
            _bags(a["lexical"], [f.lexical for f in features]),
            a["form"][np.array([f.form for f in features])].sum(axis=1, dtype=np.int32),
            self._md(features),
            self._glove(features),
        )
        x = np.concatenate(parts, axis=1, dtype=np.float64) @ self._weights
        x = (x * a["input_scale"] + a["input_bias"]).reshape(-1, 3, self.width).max(axis=1)
        inputs: NDArray[np.int16] = np.rint(x).clip(-32_000, 32_000).astype(np.int16)
        return inputs

    def _md(self, features: list[Word]) -> NDArray[np.int8]:
        a = self._a
        keys = [f.key for f in features] + [f.lower_key for f in features]
        at, found = _find(a["md_keys"], keys)
        rows = np.where(found, a["md_rows"][at], 0).reshape(2, -1)  # row 0 holds zeros
        table: NDArray[np.int8] = a["md"][np.where(rows[0], rows[0], rows[1])]
        return table

    def _glove(self, features: list[Word]) -> NDArray[np.int8]:
        rows, found = _find(self._a["glove_keys"], [f.lower_key for f in features])
        packed = self._a["glove"][rows]  # two numbers of half a byte each, seven added
        halves = np.stack([packed >> 4, packed & 15], axis=2).reshape(len(rows), -1)
        values: NDArray[np.int8] = (halves.astype(np.int8) - 7) * found[:, None]
        return values


def _find(
    keys: NDArray[np.uint32], wanted: list[int]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each wanted key stands in the sorted `keys`, and whether it is there."""
    sought = np.array(wanted, np.uint32)
    at = np.searchsorted(keys, sought).clip(max=len(keys) - 1)
    return at, keys[at] == sought


def _bags(table: NDArray[np.int8], rows: list[tuple[int, ...]]) -> NDArray[np.int32]:
    """The sum of each word's rows; every word has at least one."""
    starts = np.cumsum([0, *(len(r) for r in rows[:-1])])
    flat = np.array([i for r in rows for i in r])
    sums: NDArray[np.int32] = np.add.reduceat(table[flat], starts, axis=0, dtype=np.int32)
    return sums
