"""Near-duplicate articles: candidates by MinHash bands, each pair verified exactly.

Bands are kept in a table, so that a new batch finds its candidates among all old articles without
reading these again; only the candidates' texts are read. What the pairs join depends on the texts
alone, not on the order in which articles arrive.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transforms.duplicate_candidates import (
    Indices,
    band_matrix,
    distinct,
    rows_of,
    shared_bands,
)
from transforms.duplicate_clusters import components, edges_of
from transforms.duplicate_search import worth_comparing
from transforms.minhash import BANDS, bands, shingles

THRESHOLD = 0.7  # Jaccard similarity of three-word shingles from which on two texts are copies
MANY = 50  # articles that share a band from which on not every pair of them is worth a row
CHUNK = 20_000  # pairs verified at once
BLOCK = 1_000  # texts signed at once: their words stay in the processor's cache


def _schema(fields: dict[str, Any]) -> pa.Schema:
    return pa.schema([pa.field(name, kind, nullable=False) for name, kind in fields.items()])


# What is kept of an article: 80 bytes.
BANDED = _schema({"article_id": pa.string(), "band_hashes": pa.list_(pa.uint32(), BANDS)})
SIGNATURES = BANDED.append(pa.field("shingles", pa.list_(pa.uint32()), nullable=False))
# `left_id` is the smaller of the two.
PAIRS = _schema({"left_id": pa.string(), "right_id": pa.string(), "jaccard": pa.float32()})
# article ids -> their SIGNATURES, a row each in any order
Reader = Callable[[Sequence[str]], pa.Table]
Pause = Callable[[], None]  # called now and then, may raise to end the search


def go_on() -> None:
    """The `Pause` that never ends a search."""


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


def pairs(
    new: pa.Table,
    old: pa.Table | None = None,
    read: Reader | None = None,
    pause: Pause = go_on,
) -> pa.Table:
    """Verified `PAIRS` among `new` and between `new` and `old`; none among `old`. Ids are distinct.

    `new` are SIGNATURES; `old` too, or BANDED with a reader of the signatures of some.
    Of more than MANY articles that share a band, the copies of the one of least id are led by it:
    of their other pairs only those are looked for that join what is not joined yet. The clusters
    are those of all pairs; but when an article goes, its whole cluster must be given again.
    Raises what `pause` raises.
    """
    led, alone, lead = _led(new)
    others = [alone] if old is None or not len(old) else [alone, old]
    found = [lead, *(pairs_between(alone, other, read, pause=pause) for other in others)]
    if len(led):
        joined = _numbered(pa.concat_tables(found))
        found += [pairs_between(led, other, read, joined, pause) for other in (led, *others)]
    return pa.concat_tables(found)


def pairs_between(
    left: pa.Table,
    right: pa.Table,
    read: Reader | None = None,
    joined: Mapping[str, int] | None = None,
    pause: Pause = go_on,
) -> pa.Table:
    """Verified `PAIRS` of a row of `left` and a row of `right`, which may be the same table.

    `read` reads the signatures of `right` where these are only BANDED. Rows that are `joined`, of
    the same number, are not compared.
    """
    if read and right.schema.get_field_index("shingles") < 0:
        met = _ids(right, np.flatnonzero(shared_bands(right, left, joined)))
        right = _in_order(read(met), met)
    ours, theirs = band_matrix(left), band_matrix(right)
    found: dict[tuple[int, int], float] = {}  # some are met more than once
    for one, other in worth_comparing(left, right, joined, THRESHOLD):
        pause()
        if left is right:
            one, other = one[one < other], other[one < other]
        similarity = _similarity(left, one, right, other)
        for n in np.flatnonzero(similarity >= THRESHOLD):
            if (ours[one[n]] == theirs[other[n]]).any():
                found[int(one[n]), int(other[n])] = float(similarity[n])
    rows = np.array(list(found), np.int64).reshape(-1, 2)
    edges = list(zip(_ids(left, rows[:, 0]), _ids(right, rows[:, 1]), strict=True))
    return _pairs_table(edges, np.array(list(found.values())))


def _in_order(table: pa.Table, article_ids: Sequence[str]) -> pa.Table:
    """The rows of the articles, in that order."""
    at: Any = pc.index_in(pa.array(article_ids, pa.string()), value_set=table["article_id"])
    return table.take(at)


def _ids(table: pa.Table, rows: Indices) -> list[Any]:
    return list(np.asarray(table["article_id"], object)[rows])


def _led(table: pa.Table) -> tuple[pa.Table, pa.Table, pa.Table]:
    """Rows that one of MANY leads, all others, and the pairs of leader and led."""
    table = table.sort_by("article_id")
    first, row = _leaders(band_matrix(table))
    similarity = _similarity(table, first, table, row)
    led: dict[int, tuple[int, float]] = {}
    for n in np.flatnonzero(similarity >= THRESHOLD):  # in order of row: leaders come before
        if int(first[n]) not in led:
            led.setdefault(int(row[n]), (int(first[n]), float(similarity[n])))
    rows = np.array(list(led), np.int64)
    leaders = np.array([leader for leader, _ in led.values()], np.int64)
    edges = list(zip(_ids(table, leaders), _ids(table, rows), strict=True))
    alone = np.setdiff1d(np.arange(len(table)), rows)
    lead = _pairs_table(edges, np.array([jaccard for _, jaccard in led.values()]))
    return rows_of(table, rows), rows_of(table, alone), lead


def _leaders(matrix: npt.NDArray[np.uint32]) -> tuple[Indices, Indices]:
    """Of more than MANY rows that share a band, the first and each other; by the other's order."""
    found, rows = [np.empty(0, np.int64)], np.arange(len(matrix))
    for band in matrix.T:
        _, first, group, sizes = np.unique(
            band, return_index=True, return_inverse=True, return_counts=True
        )
        led = (sizes[group] > MANY) & (first[group] < rows)
        found.append(rows[led] * len(rows) + first[group[led]])
    row, first = np.divmod(distinct(np.concatenate(found)), max(1, len(rows)))
    return first, row


def _numbered(edges: pa.Table) -> dict[str, int]:
    """The number, from 1, of the cluster of each article that pairs join."""
    groups = components(edges_of(edges))
    return {one: n for n, group in enumerate(groups, 1) for one in group}


def _similarity(
    left: pa.Table, one: Indices, right: pa.Table, other: Indices
) -> npt.NDArray[np.float64]:
    """The exact similarity of each pair of rows."""
    similarity = np.empty(len(one))
    for at in range(0, len(one), CHUNK):
        part = slice(at, at + CHUNK)
        similarity[part] = _jaccard(left, one[part], right, other[part])
    return similarity


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
    hashes, offsets = _flat(rows_of(table.select(["shingles"]), rows)["shingles"])
    sizes = np.diff(offsets)
    place = np.repeat(np.arange(len(rows), dtype=np.uint64), sizes)
    return place << np.uint64(32) | hashes, sizes
