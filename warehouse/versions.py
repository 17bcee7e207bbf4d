"""New text under the same identity is a new version; the old one is kept."""

from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.rows import conform

CARRIED = ["article_id", "version", "content_sha256", "first_seen_at"]


def succeed(articles: pa.Table, current: pa.Table, seen_at: datetime) -> tuple[pa.Table, pa.Table]:
    """Number the versions of articles that come in, given the rows now current.

    Both tables have the schema of `articles`; `current` may hold fewer or more articles. Gives the
    articles with `version` and `first_seen_at` set, and rows of `article_versions` for those that
    were superseded, that is, whose `content_sha256` changed.
    """
    old = current.filter(pc.is_in(current["article_id"], articles["article_id"].combine_chunks()))
    index: Any = pc.index_in(articles["article_id"], old["article_id"].combine_chunks())
    was: dict[str, Any] = {name: old[name].take(index) for name in CARRIED}
    differs: Any = pc.not_equal(was["content_sha256"], articles["content_sha256"])
    changed: Any = pc.fill_null(differs, False)
    version: Any = pc.add(was["version"], changed.cast(pa.int32()))
    seen = pc.fill_null(was["first_seen_at"], pa.scalar(seen_at, was["first_seen_at"].type))
    articles = with_column(articles, "version", pc.fill_null(version, 1))
    articles = with_column(articles, "first_seen_at", seen)
    gone = old.take(index.filter(changed))
    at = pa.repeat(pa.scalar(seen_at, pa.timestamp("us", tz="UTC")), len(gone))
    return articles, conform(gone.append_column("superseded_at", at), "article_versions")


def with_column(table: pa.Table, name: str, values: Any) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, values)
