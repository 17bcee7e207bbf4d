"""Which pairs of texts to compare: for each text by the way that meets the fewest others.

Most texts share a band with few. Those of one pattern (bulletins, scores) share bands with nearly
all of their kind, and are looked for by their rarest shingles; where even these are common, as each
gap of the pattern has but a few fillings, by a scan of all sketches.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from transforms.duplicate_candidates import Indices, candidates, numbers, rows_of, shared_bands
from transforms.duplicate_prefixes import Prefixes
from transforms.duplicate_sketches import Sketches

CROWD = 200  # bands shared with others from which on a text is one of a pattern
SCAN_COST = 0.1  # of a pair in a scan, as a share of one met by what both have


def worth_comparing(
    left: pa.Table, right: pa.Table, joined: Mapping[str, int] | None, threshold: float
) -> Iterator[tuple[Indices, Indices]]:
    """Row numbers of pairs of a row of `left` and one of `right` (SIGNATURES), some more than once,
    in blocks: all that share a band, are not joined and have that Jaccard similarity or more. Of
    one table with itself, at least those whose first row comes before the other.
    """
    shared = shared_bands(left, right, joined)
    crowd = np.flatnonzero(shared > CROWD)
    ours = rows_of(left, crowd)
    around = np.flatnonzero(shared_bands(right, ours, joined)) if len(crowd) else crowd
    alike = left is right and np.array_equal(around, crowd)
    theirs = ours if alike else rows_of(right, around)
    sketches = Sketches.of(ours), Sketches.of(theirs)
    prefixes = Prefixes(ours, theirs, joined, sketches, threshold)
    met = prefixes.counts()
    common = np.minimum(met, shared[crowd]) > len(around) * SCAN_COST
    by_scan, by_prefix = np.flatnonzero(common), np.flatnonzero(~common & (met < shared[crowd]))
    rest = np.setdiff1d(np.arange(len(left)), crowd[np.concatenate((by_scan, by_prefix))])

    yield from candidates(left, right, joined, rest)
    for one, other in prefixes.pairs(by_prefix):
        yield crowd[one], around[other]
    number, other_number = numbers(left, joined, 1), numbers(right, joined, 0)
    first = np.searchsorted(around, crowd[by_scan]) if left is right else np.zeros_like(by_scan)
    for one, other in sketches[0].take(by_scan).scan(sketches[1], threshold, first):
        one, other = crowd[by_scan[one]], around[other]
        apart = number[one] != other_number[other]
        yield one[apart], other[apart]
