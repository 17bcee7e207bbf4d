"""Which texts are worth comparing: those that share a MinHash band."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.minhash import BANDS

PAIRS_A_BLOCK = 1_000_000  # candidates held at once
Indices = npt.NDArray[np.int64]


def band_matrix(table: pa.Table) -> npt.NDArray[np.uint32]:
    """The band hashes of a SIGNATURES or BANDED table, a row for each of its own."""
    lists: Any = table["band_hashes"].combine_chunks()
    hashes: npt.NDArray[np.uint32] = lists.flatten().to_numpy()
    return hashes.reshape(-1, BANDS)


def candidates(
    left: pa.Table, right: pa.Table, joined: Mapping[str, int] | None
) -> Iterator[tuple[Indices, Indices]]:
    """Row numbers of the pairs that share a band and are not joined, each pair once, in blocks:
    of short texts of one pattern more pairs share a band than there is room for."""
    ours, theirs = _numbers(left, joined, 1), _numbers(right, joined, 0)
    matrix, other_matrix = band_matrix(left), band_matrix(right)
    for band in range(BANDS if len(right) else 0):
        for one, other in _matches(matrix[:, band], ours, other_matrix[:, band], theirs):
            if left is right:
                one, other = one[one < other], other[one < other]
            met = np.zeros(len(one), bool)  # in an earlier band
            for earlier in range(band):
                met |= matrix[one, earlier] == other_matrix[other, earlier]
            yield one[~met], other[~met]


def _numbers(
    table: pa.Table, joined: Mapping[str, int] | None, otherwise: int
) -> npt.NDArray[np.uint64]:
    if joined is None:
        return np.full(len(table), otherwise, np.uint64)
    ids: Any = table["article_id"].to_pylist()
    return np.array([joined.get(one, 0) for one in ids], np.uint64)


def _matches(
    left: npt.NDArray[np.uint32],
    ours: npt.NDArray[np.uint64],
    right: npt.NDArray[np.uint32],
    theirs: npt.NDArray[np.uint64],
) -> Iterator[tuple[Indices, Indices]]:
    """All (i, j) with left[i] == right[j] and ours[i] != theirs[j], in blocks."""
    wide = np.uint64(32)
    key = right.astype(np.uint64) << wide | theirs
    order = np.argsort(key, kind="stable")
    key, band = key[order], left.astype(np.uint64) << wide
    bounds = [
        np.searchsorted(key, band, "left"),
        np.searchsorted(key, band | ours, "left"),
        np.searchsorted(key, band | ours, "right"),
        np.searchsorted(key, band | np.uint64(2**32 - 1), "right"),
    ]
    sizes = np.cumsum(bounds[1] - bounds[0] + bounds[3] - bounds[2])
    ends = np.arange(0, sizes[-1] if len(sizes) else 0, PAIRS_A_BLOCK)[1:]
    cuts = np.unique([0, *np.searchsorted(sizes, ends), len(left)])
    for begin, end in pairwise(cuts):
        part = [bound[begin:end] for bound in bounds]
        spans = [_spans(*part[:2]), _spans(*part[2:])]  # before and behind those that are joined
        one, at = (np.concatenate(parts) for parts in zip(*spans, strict=True))
        yield one + begin, order[at]


def _spans(first: Indices, after: Indices) -> tuple[Indices, Indices]:
    """For each row number i all (i, j) with first[i] <= j < after[i]."""
    counts = after - first
    one = np.repeat(np.arange(len(first)), counts)
    within = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
    return one, np.repeat(first, counts) + within
