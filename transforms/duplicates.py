"""Near-duplicate articles: candidates by MinHash bands, each pair verified exactly, then clusters.

Bands are kept in a table, so that a new batch finds its candidates among all old articles without
reading these again; only the candidates' texts are read. Pairs depend on the two texts alone, and
clusters on the set of pairs, so neither depends on the order in which articles arrive.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transforms.minhash import BANDS, bands, shingles

THRESHOLD = (
    0.7  # Jaccard similarity of their three-word shingles from which on two texts are copies
)
MANY = 50  # exact copies from which on not every pair of them is worth a row
CHUNK = 20_000  # pairs verified at once
BLOCK = 1_000  # texts signed at once: their words stay in the processor's cache


def _schema(fields: dict[str, Any]) -> pa.Schema:
    return pa.schema([pa.field(name, kind, nullable=False) for name, kind in fields.items()])


# What is kept of an article: 80 bytes.
BANDED = _schema({"article_id": pa.string(), "band_hashes": pa.list_(pa.uint32(), BANDS)})
SIGNATURES = BANDED.append(pa.field("shingles", pa.list_(pa.uint32()), nullable=False))
# `left_id` is the smaller of the two.
PAIRS = _schema({"left_id": pa.string(), "right_id": pa.string(), "jaccard": pa.float32()})
CLUSTERS = _schema(
    {"article_id": pa.string(), "duplicate_cluster": pa.string(), "is_original": pa.bool_()}
)
Indices = npt.NDArray[np.int64]
# article ids -> their SIGNATURES, a row each in any order
Reader = Callable[[Sequence[str]], pa.Table]


def signatures(article_ids: Sequence[str], texts: Sequence[str]) -> pa.Table:
    """A `SIGNATURES` row for each article, in order."""
    blocks = range(0, len(article_ids), BLOCK)
    parts = [_signed(article_ids[at : at + BLOCK], texts[at : at + BLOCK]) for at in blocks]
    return pa.concat_tables(parts) if parts else SIGNATURES.empty_table()


def _signed(article_ids: Sequence[str], texts: Sequence[str]) -> pa.Table:
    hashes, offsets = shingles(texts)
    return pa.table(
        [
            pa.array(article_ids, pa.string()),
            pa.FixedSizeListArray.from_arrays(pa.array(bands(hashes, offsets).ravel()), BANDS),
            pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(hashes)),
        ],
        schema=SIGNATURES,
    )


def pairs(new: pa.Table, old: pa.Table | None = None, read: Reader | None = None) -> pa.Table:
    """Verified `PAIRS` among `new` and between `new` and `old`; none among `old`. Ids are distinct.

    `new` are SIGNATURES; `old` too, or BANDED with a reader of the signatures of some.
    Of more than MANY articles with the very same words, all are paired with the one of least id
    only. So when an article goes, the rest of its cluster must be given again, as `new`.
    """
    alone, same = _collapsed(new)
    found = [same, pairs_between(alone, alone)]
    if old is not None and len(old):
        found.append(pairs_between(alone, old, read))
    return pa.concat_tables(found)


def pairs_between(left: pa.Table, right: pa.Table, read: Reader | None = None) -> pa.Table:
    """Verified `PAIRS` of a row of `left` and a row of `right`, which may be the same table."""
    one, other = _candidates(_band_matrix(left), _band_matrix(right), left is right)
    if read:
        met, other = np.unique(other, return_inverse=True)
        right = _in_order(read(_ids(right, met)), _ids(right, met))
    similarity = np.empty(len(one))
    for at in range(0, len(one), CHUNK):
        part = slice(at, at + CHUNK)
        similarity[part] = _jaccard(left, one[part], right, other[part])
    kept = similarity >= THRESHOLD
    lefts, rights = _ids(left, one[kept]), _ids(right, other[kept])
    return _pairs_table(list(zip(lefts, rights, strict=True)), similarity[kept])


def _in_order(table: pa.Table, article_ids: Sequence[str]) -> pa.Table:
    """The rows of the articles, in that order."""
    at: Any = pc.index_in(pa.array(article_ids, pa.string()), value_set=table["article_id"])
    return table.take(at)


def _ids(table: pa.Table, rows: Indices) -> list[Any]:
    return list(np.asarray(table["article_id"], object)[rows])


def _collapsed(table: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The rows, only the first of MANY with the same words, and its pairs with the others."""
    table = table.sort_by("article_id")
    hashes, offsets = _flat(table["shingles"])
    same: dict[bytes, list[int]] = {}
    for row in range(len(table)):
        same.setdefault(hashes[offsets[row] : offsets[row + 1]].tobytes(), []).append(row)
    many = [rows for words, rows in same.items() if words and len(rows) > MANY]
    extra = np.array([row for rows in many for row in rows[1:]], np.int64)
    first = np.array([rows[0] for rows in many for _ in rows[1:]], np.int64)
    edges = list(zip(_ids(table, first), _ids(table, extra), strict=True))
    alone = np.setdiff1d(np.arange(len(table)), extra)
    return _rows(table, alone), _pairs_table(edges, np.ones(len(edges)))


def _rows(table: pa.Table, rows: Indices) -> pa.Table:
    taken: Any = pa.array(rows, pa.int64())
    return table.take(taken)


def _pairs_table(edges: list[tuple[str, str]], similarity: npt.NDArray[np.float64]) -> pa.Table:
    lefts, rights = [min(e) for e in edges], [max(e) for e in edges]
    columns: list[Any] = [lefts, rights, similarity.astype(np.float32)]
    arrays = [pa.array(c, f.type) for c, f in zip(columns, PAIRS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=PAIRS)


def _flat(column: Any) -> tuple[npt.NDArray[Any], Indices]:
    """The values of a list column in a row, and where each row's begin."""
    lists = column.combine_chunks()
    sizes = lists.value_lengths().to_numpy(zero_copy_only=False)
    return lists.flatten().to_numpy(), np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)


def _band_matrix(table: pa.Table) -> npt.NDArray[np.uint32]:
    return _flat(table["band_hashes"])[0].reshape(-1, BANDS)


def _candidates(
    left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32], same: bool
) -> tuple[Indices, Indices]:
    """Row numbers of the pairs that share a band, each pair once."""
    keys: list[npt.NDArray[np.int64]] = []
    for band in range(BANDS):
        one, other = _matches(left[:, band], right[:, band])
        inside = one < other if same else slice(None)
        keys.append(one[inside] * len(right) + other[inside])
    distinct = np.unique(np.concatenate(keys)) if len(right) else np.empty(0, np.int64)
    return np.divmod(distinct, max(1, len(right)))


def _matches(
    left: npt.NDArray[np.uint32], right: npt.NDArray[np.uint32]
) -> tuple[Indices, Indices]:
    """All (i, j) with left[i] == right[j]."""
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    first = np.searchsorted(ordered, left, "left")
    counts = np.searchsorted(ordered, left, "right") - first
    one = np.repeat(np.arange(len(left)), counts)
    within = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
    return one, order[np.repeat(first, counts) + within]


def _jaccard(
    left: pa.Table, one: Indices, right: pa.Table, other: Indices
) -> npt.NDArray[np.float64]:
    """The exact similarity of each pair; 0 for texts without words."""
    a, a_sizes = _keyed(left, one)
    b, b_sizes = _keyed(right, other)
    merged = np.sort(np.concatenate((a, b)), kind="stable")
    twice = merged[1:][merged[1:] == merged[:-1]]
    shared = np.bincount((twice >> np.uint64(32)).astype(np.int64), minlength=len(one))
    similarity: npt.NDArray[np.float64] = shared / np.maximum(1, a_sizes + b_sizes - shared)
    return similarity


def _keyed(table: pa.Table, rows: Indices) -> tuple[npt.NDArray[np.uint64], Indices]:
    """The shingles of the rows, each under its row's place in `rows`, and how many each has."""
    hashes, offsets = _flat(_rows(table.select(["shingles"]), rows)["shingles"])
    sizes = np.diff(offsets)
    place = np.repeat(np.arange(len(rows), dtype=np.uint64), sizes)
    return place << np.uint64(32) | hashes, sizes


def clusters(
    edges: Iterable[tuple[str, str]], published: Mapping[str, datetime | None]
) -> pa.Table:
    """A `CLUSTERS` row for each article that has a copy, in order of id.

    `edges` are the (left_id, right_id) of all verified pairs. A cluster is named after its
    original, the earliest published; of several, and where no date is known, the one of least id.
    """
    groups = _components(edges)
    rows: list[tuple[str, str, bool]] = []
    for members in groups:
        original = min(members, key=lambda one: (_moment(published.get(one)), one))
        rows.extend((member, original, member == original) for member in members)
    columns = list(zip(*sorted(rows), strict=True)) or [(), (), ()]
    arrays = [pa.array(list(c), f.type) for c, f in zip(columns, CLUSTERS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=CLUSTERS)


def _moment(published: datetime | None) -> datetime:
    return published or datetime.max.replace(tzinfo=UTC)


def _components(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of articles that pairs connect."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for left, right in edges:
        parent[root(left)] = root(right)
    groups: dict[str, list[str]] = {}
    for one in parent:
        groups.setdefault(root(one), []).append(one)
    return list(groups.values())
