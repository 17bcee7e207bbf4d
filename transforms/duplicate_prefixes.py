"""Which of many texts of one pattern are worth comparing: those that share a rare shingle.

Such texts share bands with nearly all of their kind. But if all shingles are put in one order, two
texts alike enough must share one of their first few (prefix filtering: Xiao et al., "Efficient
similarity joins for near duplicate detection", 2008). In order of rarity those are few pairs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.duplicate_candidates import (
    Hashes,
    Indices,
    Numbers,
    counts,
    distinct,
    matches,
    numbers,
)
from transforms.duplicate_sketches import Sketches

Rows = npt.NDArray[np.int32]
BITS = 22  # of a hash by which the texts that have it are counted; what falls together is common
ROWS_A_BLOCK = 50_000  # texts put in order at once
AT_ONCE = 4_000_000  # shingles of both sides looked up at once


@dataclass
class _Prefixes:
    """The rarest shingles of texts, and the row of each."""

    shingles: Hashes
    rows: Rows

    def take(self, which: npt.NDArray[np.bool_]) -> "_Prefixes":
        """Some of them."""
        return _Prefixes(self.shingles[which], self.rows[which])


class Prefixes:
    """The prefixes of the rows of two tables of SIGNATURES."""

    def __init__(
        self,
        left: pa.Table,
        right: pa.Table,
        joined: Mapping[str, int] | None,
        sketches: tuple[Sketches, Sketches],
        threshold: float,
    ):
        """`joined` as for `candidates`; `threshold` is the least Jaccard similarity."""
        self.threshold = threshold
        self.ours, self.theirs = sketches
        rarity = _rarity(left) + _rarity(right)
        # What the shorter and what the longer text of a pair must share of its shingles.
        shares = 2 * threshold / (1 + threshold), threshold
        self.joined = numbers(left, joined, 1), numbers(right, joined, 0)
        self.left = [_prefixes(left, rarity, share) for share in shares]
        own = self.left if left is right else [_prefixes(right, rarity, share) for share in shares]
        self.right = own[::-1]

    def counts(self) -> Indices:
        """How many shingles of each left row's prefix stand in that of a row it may be like."""
        found = np.zeros(len(self.ours.sizes), np.int64)
        for ours, theirs in zip(self.left, self.right, strict=True):
            for one, other in _parts(ours, theirs):
                shared = counts(*self._keyed(0, one), *self._keyed(1, other))
                found += np.bincount(one.rows, shared, len(found)).astype(np.int64)
        return found

    def pairs(self, wanted: Indices) -> Iterator[tuple[Indices, Indices]]:
        """Row numbers of the pairs of one of these rows of `left` and one of `right` that are not
        joined and whose similarity may reach the threshold, some more than once, in blocks."""
        asked = np.isin(np.arange(len(self.ours.sizes)), wanted)
        for longer, (ours, theirs) in enumerate(zip(self.left, self.right, strict=True)):
            for some, other in _parts(ours, theirs):
                one = some.take(asked[some.rows])
                for i, j in matches(*self._keyed(0, one), *self._keyed(1, other)):
                    rows = one.rows[i].astype(np.int64), other.rows[j].astype(np.int64)
                    yield self._fitting(*rows, bool(longer))

    def _keyed(self, side: int, prefixes: "_Prefixes") -> tuple[Hashes, Numbers]:
        """The shingles of a side, and what the row of each is joined with."""
        return prefixes.shingles, self.joined[side][prefixes.rows]

    def _fitting(self, one: Indices, other: Indices, longer: bool) -> tuple[Indices, Indices]:
        """The pairs that are near enough, the left one being the `longer` or not."""
        ordered = (self.ours.sizes[one] > self.theirs.sizes[other]) == longer
        one, other = one[ordered], other[ordered]
        near = self.ours.near(one, self.theirs, other, self.threshold)
        rows = len(self.theirs.sizes)
        met = distinct(one[near] * rows + other[near])
        return met // rows, met % rows


def _parts(left: _Prefixes, right: _Prefixes) -> Iterator[tuple[_Prefixes, _Prefixes]]:
    """Both by their shingles' hashes, a part at a time: looking many up takes much memory."""
    parts = np.uint32(1 + (len(left.shingles) + len(right.shingles)) // AT_ONCE)
    for part in range(parts):
        yield left.take(left.shingles % parts == part), right.take(right.shingles % parts == part)


def _rarity(table: pa.Table) -> Indices:
    """How many texts have a shingle, by the last BITS of its hash."""
    found = np.zeros(1 << BITS, np.int64)
    for batch in table.to_batches(ROWS_A_BLOCK):
        lists: Any = batch["shingles"]
        hashes = lists.flatten().to_numpy()
        found += np.bincount(hashes & np.uint32(len(found) - 1), minlength=len(found))
    return found


def _prefixes(table: pa.Table, rarity: Indices, share: float) -> _Prefixes:
    """Of each row the rarest shingles: two rows that have that share of theirs in common have at
    least one of these in common."""
    shingles, rows = [np.empty(0, np.uint32)], [np.empty(0, np.int32)]
    begin = 0
    for batch in table.to_batches(ROWS_A_BLOCK):
        lists: Any = batch["shingles"]
        hashes, sizes = lists.flatten().to_numpy(), lists.value_lengths().to_numpy()
        row = np.repeat(np.arange(len(batch)), sizes)
        order = np.lexsort((hashes, rarity[hashes & np.uint32(len(rarity) - 1)], row))
        place = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        kept = place <= np.repeat(sizes - np.ceil(share * sizes - 1e-9), sizes)
        shingles.append(hashes[order[kept]])
        rows.append((row[kept] + begin).astype(np.int32))
        begin += len(batch)
    return _Prefixes(np.concatenate(shingles), np.concatenate(rows))
