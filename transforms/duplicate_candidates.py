"""Which texts are worth comparing: those that share a MinHash band."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.minhash import BANDS

PAIRS_A_BLOCK = 1_000_000  # candidates held at once
Hashes = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.uint64]
Indices = npt.NDArray[np.int64]
WIDE = np.uint64(32)


def rows_of(table: pa.Table, rows: Indices) -> pa.Table:
    """Some rows of a table, in that order."""
    taken: Any = pa.array(rows, pa.int64())
    return table.take(taken)


def band_matrix(table: pa.Table) -> Hashes:
    """The band hashes of a SIGNATURES or BANDED table, a row for each of its own."""
    lists: Any = table["band_hashes"].combine_chunks()
    hashes: Hashes = lists.flatten().to_numpy()
    return hashes.reshape(-1, BANDS)


def shared_bands(left: pa.Table, right: pa.Table, joined: Mapping[str, int] | None) -> Indices:
    """How often each row of `left` shares a band with one of `right` that it is not joined with."""
    ours, theirs = numbers(left, joined, 1), numbers(right, joined, 0)
    bands = zip(band_matrix(left).T, band_matrix(right).T, strict=True)
    found = np.zeros(len(left), np.int64)
    for one, other in bands:
        found += counts(one, ours, other, theirs)
    return found


def candidates(
    left: pa.Table, right: pa.Table, joined: Mapping[str, int] | None, rows: Indices
) -> Iterator[tuple[Indices, Indices]]:
    """Row numbers of the pairs of one of these rows of `left` and one of `right` that share a band
    and are not joined, each pair once, in blocks."""
    ours, theirs = numbers(left, joined, 1)[rows], numbers(right, joined, 0)
    matrix, other_matrix = band_matrix(left)[rows], band_matrix(right)
    for band in range(BANDS if len(right) else 0):
        for one, other in matches(matrix[:, band], ours, other_matrix[:, band], theirs):
            met = np.zeros(len(one), bool)  # in an earlier band
            for earlier in range(band):
                met |= matrix[one, earlier] == other_matrix[other, earlier]
            yield rows[one[~met]], other[~met]


def numbers(table: pa.Table, joined: Mapping[str, int] | None, otherwise: int) -> Numbers:
    """What each row is joined with: rows of one number are not compared."""
    if joined is None:
        return np.full(len(table), otherwise, np.uint64)
    ids: Any = table["article_id"].to_pylist()
    return np.array([joined.get(one, 0) for one in ids], np.uint64)


def counts(left: Hashes, ours: Numbers, right: Hashes, theirs: Numbers) -> Indices:
    """For each i how many j have left[i] == right[j] and ours[i] != theirs[j]."""
    first, before, behind, after = _bounds(_keys(left, ours), np.sort(_keys(right, theirs)))
    met: Indices = before - first + after - behind
    return met


def distinct(values: Indices) -> Indices:
    """The sorted distinct values. (np.unique goes by a hash, and takes twenty times as long.)"""
    values = np.sort(values)
    return values[np.concatenate(([True], values[1:] != values[:-1]))] if len(values) else values


def matches(
    left: Hashes, ours: Numbers, right: Hashes, theirs: Numbers
) -> Iterator[tuple[Indices, Indices]]:
    """All (i, j) with left[i] == right[j] and ours[i] != theirs[j], in blocks."""
    key = _keys(right, theirs)
    order = np.argsort(key, kind="stable")
    bounds = _bounds(_keys(left, ours), key[order])
    sizes = np.cumsum(bounds[1] - bounds[0] + bounds[3] - bounds[2])
    ends = np.arange(0, sizes[-1] if len(sizes) else 0, PAIRS_A_BLOCK)[1:]
    cuts = np.unique([0, *np.searchsorted(sizes, ends), len(left)])
    for begin, end in pairwise(cuts):
        part = bounds[:, begin:end]
        spans = [_spans(*part[:2]), _spans(*part[2:])]  # before and behind those that are joined
        one, at = (np.concatenate(parts) for parts in zip(*spans, strict=True))
        yield one + begin, order[at]


def _keys(hashes: Hashes, joined: Numbers) -> Numbers:
    return hashes.astype(np.uint64) << WIDE | joined


def _bounds(ours: Numbers, key: Numbers) -> Indices:
    """For each of `ours`: where in the sorted `key` those of its hash begin, where among these
    those of its own number begin and end, and where all end; shape (4, len(ours))."""
    order = np.argsort(ours)  # a search for what is sorted finds the cache warm: four times as fast
    ours = ours[order]
    hashes = ours >> WIDE << WIDE
    found = np.empty((4, len(ours)), np.int64)
    found[0, order] = np.searchsorted(key, hashes, "left")
    found[1, order] = np.searchsorted(key, ours, "left")
    found[2, order] = np.searchsorted(key, ours, "right")
    found[3, order] = np.searchsorted(key, hashes | np.uint64(2**32 - 1), "right")
    return found


def _spans(first: Indices, after: Indices) -> tuple[Indices, Indices]:
    """For each row number i all (i, j) with first[i] <= j < after[i]."""
    sizes = after - first
    one = np.repeat(np.arange(len(first)), sizes)
    within = np.arange(len(one)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return one, np.repeat(first, sizes) + within
