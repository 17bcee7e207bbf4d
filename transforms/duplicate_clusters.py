"""Clusters of near-duplicate articles: what verified pairs join, named after the original."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

_COLUMNS: dict[str, Any] = {
    "article_id": pa.string(),
    "duplicate_cluster": pa.string(),
    "is_original": pa.bool_(),
}
CLUSTERS = pa.schema([pa.field(name, kind, nullable=False) for name, kind in _COLUMNS.items()])


def clusters(
    edges: Iterable[tuple[str, str]], published: Mapping[str, datetime | None]
) -> pa.Table:
    """A `CLUSTERS` row for each article that has a copy, in order of id.

    `edges` are the (left_id, right_id) of all verified pairs. A cluster is named after its
    original, the earliest published; of several, and where no date is known, the one of least id.
    """
    groups = components(edges)
    rows: list[tuple[str, str, bool]] = []
    for members in groups:
        original = min(members, key=lambda one: (_moment(published.get(one)), one))
        rows.extend((member, original, member == original) for member in members)
    columns = list(zip(*sorted(rows), strict=True)) or [(), (), ()]
    arrays = [pa.array(list(c), f.type) for c, f in zip(columns, CLUSTERS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=CLUSTERS)


def _moment(published: datetime | None) -> datetime:
    return published or datetime.max.replace(tzinfo=UTC)


def edges_of(pairs: pa.Table) -> list[tuple[str, str]]:
    """The pairs of ids of a `PAIRS` table."""
    ids: Any = (pairs[name].to_pylist() for name in ("left_id", "right_id"))
    return list(zip(*ids, strict=True))


def components(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
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
