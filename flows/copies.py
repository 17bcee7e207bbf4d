"""Which articles are copies of one text: this run's articles compared with all earlier ones."""

from collections.abc import Sequence
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from flows import stopping
from flows.workspace import Workspace
from transforms import duplicate_clusters, duplicates
from transforms.duplicate_clusters import edges_of
from warehouse.rows import conform
from warehouse.store import Transaction


def find_copies(work: Workspace, signatures: Sequence[pa.Table]) -> None:
    """Give the articles their duplicate clusters; `signatures` are of this run's articles.

    Clusters follow from all pairs of copies, so the order of arrival plays no part. Raises Stopped
    where the run is told to end.
    """
    tx = work.tx
    left = {c.current.article_id for c in work.choices.others}.union(work.removed)
    standing = _without(tx.scan("signatures"), left, "article_id")
    pairs = conform(tx.scan("duplicate_pairs"), "duplicate_pairs")
    broken = pc.or_(_is_in(pairs["left_id"], left), _is_in(pairs["right_id"], left))
    # Copies of an article that went may have been paired through it alone, or through others.
    bereft = _clusters_of(left, pairs) if pc.any(broken).as_py() else set[str]()
    # An earlier release kept other bands.
    bereft.update(standing.filter(pc.is_null(standing["band_hashes"]))["article_id"].to_pylist())
    fresh = pa.concat_tables([*signatures, signed(tx, sorted(bereft))])
    others = conform(_without(standing, bereft, "article_id"), "signatures")
    kept = pairs.filter(pc.invert(broken))
    loose = pc.or_(_is_in(kept["left_id"], bereft), _is_in(kept["right_id"], bereft))
    found = duplicates.pairs(fresh, others, partial(signed, tx), stopping.check)
    pairs = pa.concat_tables([kept.filter(pc.invert(loose)), conform(found, "duplicate_pairs")])
    banded = conform(fresh.select(others.column_names), "signatures")
    tx.put("signatures", pa.concat_tables([others, banded]))
    tx.put("duplicate_pairs", pairs)
    _assign(work, pairs)


def _clusters_of(left: set[str], pairs: pa.Table) -> set[str]:
    """The other articles of the clusters that articles left."""
    groups = duplicate_clusters.components(edges_of(pairs))
    return {one for group in groups if not left.isdisjoint(group) for one in group} - left


def signed(tx: Transaction, article_ids: Sequence[str]) -> pa.Table:
    """The signatures of articles of earlier runs, from their texts."""
    if not article_ids:
        return duplicates.SIGNATURES.empty_table()
    rows = tx.scan("articles", ["article_id", "body"], {"article_id": article_ids})
    return duplicates.signatures(rows["article_id"].to_pylist(), rows["body"].to_pylist())


def _assign(work: Workspace, pairs: pa.Table) -> None:
    """Set cluster and original where they are not yet so."""
    columns = ["article_id", "duplicate_cluster", "is_original", "published_at"]
    articles = work.tx.scan("articles", columns)
    paired = articles.filter(_is_in(articles["article_id"], set(_values(pairs))))
    when = zip(paired["article_id"].to_pylist(), paired["published_at"].to_pylist(), strict=True)
    clustered = duplicate_clusters.clusters(edges_of(pairs), dict(when))
    # Those in no pair are nobody's copies.
    at = pc.index_in(articles["article_id"], value_set=clustered["article_id"])
    cluster = clustered["duplicate_cluster"].take(at)
    original = pc.fill_null(clustered["is_original"].take(at), True)
    differs = pc.or_(
        _unlike(articles["duplicate_cluster"], cluster),
        _unlike(articles["is_original"], original),
    )
    rows = {"article_id": articles["article_id"], "duplicate_cluster": cluster}
    work.tx.assign(pa.table(rows | {"is_original": original}).filter(differs))


def _unlike(left: pa.ChunkedArray, right: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where values differ; null is like null alone."""
    either = pc.xor(pc.is_null(left), pc.is_null(right))
    return pc.or_(either, pc.fill_null(pc.not_equal(left, right), False))


def _values(pairs: pa.Table) -> list[str]:
    return [*pairs["left_id"].to_pylist(), *pairs["right_id"].to_pylist()]


def _is_in(column: pa.ChunkedArray, values: set[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(list(values), pa.string()))


def _without(table: pa.Table, values: set[str], column: str) -> pa.Table:
    return table.filter(pc.invert(_is_in(table[column], values)))
