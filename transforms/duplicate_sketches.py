"""Which pairs of texts differ too much to be copies, told from 32 bytes of each.

A sketch says of each of 256 cells whether an odd number of a text's shingles fall into it. Two
texts differ in at least as many shingles as their sketches do in bits, so no copy is passed over (a
bitmap filter: Sandes et al., "Bitmap filter: Speeding up exact set similarity joins", 2020).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.duplicate_candidates import Indices, Numbers

WORDS, BITS = 4, 64
ROWS_A_BLOCK = 50_000  # sketched at once
PAIRS_A_SCAN = 32_768  # so that they stay in the processor's cache
LITTLE = 1e-9  # what a sum of floats may be off by


@dataclass(frozen=True, slots=True)
class Sketches:
    """The sketches of texts, shape (WORDS, texts), and how many shingles each has."""

    bits: Numbers
    sizes: Indices

    @classmethod
    def of(cls, table: pa.Table) -> "Sketches":
        """Those of the rows of a SIGNATURES table."""
        batches = table.select(["shingles"]).to_batches(ROWS_A_BLOCK)
        parts = [_sketched(batch["shingles"]) for batch in batches]
        bits = np.concatenate([np.empty((WORDS, 0), np.uint64), *(bits for bits, _ in parts)], 1)
        return cls(bits, np.concatenate([np.empty(0, np.int64), *(sizes for _, sizes in parts)]))

    def take(self, rows: Indices) -> "Sketches":
        """Those of some rows."""
        return Sketches(self.bits[:, rows], self.sizes[rows])

    def near(self, one: Indices, others: "Sketches", other: Indices, threshold: float) -> Indices:
        """Which of the pairs of a row of these and one of `others`, by their place, may have that
        Jaccard similarity."""
        sizes = self.sizes[one] + others.sizes[other]
        most = _differing(threshold, sizes.max(initial=0))[sizes]
        kept, differing = np.arange(len(one)), np.zeros(len(one), np.int16)
        for ours, theirs in zip(self.bits, others.bits, strict=True):
            differing += np.bitwise_count(ours[one] ^ theirs[other])
            close = np.flatnonzero(differing <= most)
            kept, one, other = kept[close], one[close], other[close]
            differing, most = differing[close], most[close]
        return kept

    def scan(
        self, others: "Sketches", threshold: float, first: Indices
    ) -> Iterator[tuple[Indices, Indices]]:
        """Row numbers of the pairs of these and of `others` that may have that similarity, in
        blocks. Each row needs those of `others` from its `first` on, which ascends."""
        longest = (self.sizes * (1 + 1 / threshold)).astype(np.int64) + 1  # both of a pair together
        most = _differing(threshold, longest.max(initial=0))[longest]
        rows = max(1, PAIRS_A_SCAN // max(1, len(others.sizes)))
        for begin in range(0, len(self.sizes), rows):
            part, skipped = slice(begin, begin + rows), first[begin]
            pairs = zip(self.bits[:, part, None], others.bits[:, skipped:], strict=True)
            # 256 differing bits wrap to none: such a pair is looked at again.
            differing = sum(np.bitwise_count(ours ^ theirs) for ours, theirs in pairs)
            one, other = np.nonzero(differing <= most[part, None])
            one, other = one + begin, other + skipped
            near = self.near(one, others, other, threshold)
            yield one[near], other[near]


def _sketched(lists: Any) -> tuple[Numbers, Indices]:
    """The sketches of lists of hashes, and the length of each list."""
    hashes = lists.flatten().to_numpy()
    sizes = lists.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    full, begins = np.flatnonzero(sizes), np.cumsum(sizes) - sizes
    cell, bit = hashes // BITS % WORDS, np.uint64(1) << (hashes % BITS).astype(np.uint64)
    bits = np.zeros((WORDS, len(lists)), np.uint64)
    for word in range(WORDS if len(full) else 0):
        here = np.where(cell == word, bit, np.uint64(0))
        bits[word, full] = np.bitwise_xor.reduceat(here, begins[full])
    return bits, sizes


def _differing(threshold: float, longest: int) -> npt.NDArray[np.int16]:
    """How many shingles two texts that are alike may have apart, by how many both have."""
    share = (1 - threshold) / (1 + threshold)
    most = share * np.arange(longest + 1) + LITTLE
    found: npt.NDArray[np.int16] = np.minimum(most, WORDS * BITS).astype(np.int16)
    return found
