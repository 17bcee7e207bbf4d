"""One transaction: what a run changes, staged beside the published tables until it commits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Self

import pyarrow as pa
import pyarrow.compute as pc

from warehouse import journal
from warehouse.commit import Published, publish
from warehouse.engine import engine
from warehouse.health import explained
from warehouse.layout import Layout
from warehouse.merge import Merge
from warehouse.rows import conform
from warehouse.staging import Staging, partitions_of
from warehouse.tables import GLOBAL, PER_ARTICLE, TABLES
from warehouse.writer import write


class Transaction:
    """Made by `Store.begin`. Everything is staged on disk at once, so memory stays bounded."""

    def __init__(self, layout: Layout, run_id: str, at: datetime, lost: Sequence[str] = ()) -> None:
        self.layout, self.run_id, self.at = layout, run_id, at
        self.lost = tuple(lost)  # damaged files that it goes on without
        journal.clear_staging(layout)
        layout.staging.mkdir(parents=True)
        self.staging = Staging(layout.staging / "rows")
        self.con = engine(layout.staging / "spill")
        self.merge = Merge(layout, self.staging, self.con)

    def upsert(self, batch: Mapping[str, pa.Table]) -> None:
        """Add articles with all their rows, or replace those there, in whatever partition.

        `batch["articles"]` says which articles; rows of other per-article tables belong to them.
        Rows of `article_versions` are added to the versions kept. Raises KeyError for a table or
        column not in the contract, ValueError for a row of another article.
        """
        if strangers := set(batch) - set(PER_ARTICLE):
            raise KeyError(f"not a table of articles: {', '.join(sorted(strangers))}")
        with explained(self.layout):
            articles = conform(batch["articles"], "articles")
            where = partitions_of(articles["published_on"], self.layout.partition_by)
            seq = self.merge.operate(articles["article_id"], where)
            self.staging.add("articles", articles, where, seq)
            for name in set(batch) - {"articles"}:
                rows = conform(batch[name], name)
                if len(rows):
                    self.staging.add(name, rows, self._places(name, rows, articles, where), seq)

    def _places(self, name: str, rows: pa.Table, articles: pa.Table, where: Any) -> Any:
        """The partition of each row: its article's, or for a superseded version its own."""
        index = pc.index_in(rows["article_id"], articles["article_id"].combine_chunks())
        if index.null_count:
            raise ValueError(f"{name} has rows of articles that are not in the batch")
        if name == "article_versions":
            return partitions_of(rows["published_on"], self.layout.partition_by)
        return where.take(index)

    def remove(self, article_ids: Iterable[str]) -> None:
        """Remove articles with all their rows, superseded versions included."""
        ids = pa.array(list(article_ids), pa.string())
        if len(ids):
            self.merge.operate(ids, pa.nulls(len(ids), pa.string()))

    def assign(self, values: pa.Table) -> None:
        """Set columns on rows that are there, on top of everything upserted.

        `values` has `article_id`, perhaps `local_no`, and the columns to set, in every per-article
        table that has them all: `entity_id` by article and local entity reaches mentions and
        roles; `duplicate_cluster` and `is_original` by article reach the articles.
        """
        keys = tuple(k for k in ("article_id", "local_no") if k in values.column_names)
        self.merge.assign(values, keys)

    def put(self, table: str, rows: pa.Table) -> None:
        """Replace a global table."""
        if table not in GLOBAL:
            raise KeyError(f"not a global table: {table}")
        rows = conform(rows, table)
        path = self.layout.staging / "put" / f"{table}.parquet"
        with explained(self.layout):
            write(path, table, in_order(rows, TABLES[table].order).to_reader())
        self.merge.put[table] = path

    def scan(
        self,
        table: str,
        columns: Sequence[str] | None = None,
        where: Mapping[str, Any] | None = None,
    ) -> pa.Table:
        """The table as it would be published now. `where` keeps rows with one of the values wanted:
        `{"article_id": ids}`."""
        with explained(self.layout):
            return self.merge.stream(table, columns, where).read_all()

    def published(
        self, table: str, columns: Sequence[str], where: Mapping[str, Any] | None = None
    ) -> pa.Table:
        """As `scan`, of the table as it is published now, without what this transaction does."""
        with explained(self.layout):
            return self.merge.published(table, columns, where or {})

    def stream(
        self,
        table: str,
        columns: Sequence[str] | None = None,
        where: Mapping[str, Any] | None = None,
    ) -> pa.RecordBatchReader:
        """As `scan`, a batch at a time; use it up before the next call on the transaction."""
        return self.merge.stream(table, columns, where)

    def commit(self, rebuild: bool = False) -> Published:
        """Build the database beside, check it, then publish everything at once.

        Raises CheckFailed, or WarehouseError when the disk is full or a published file damaged,
        leaving the published tables as they were.
        """
        with explained(self.layout):
            published = publish(self.layout, self.merge, self.run_id, self.at, rebuild)
        self.close()
        return published

    def close(self) -> None:
        """Drop what is staged; what was committed stays."""
        self.con.close()
        journal.clear_staging(self.layout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def in_order(rows: pa.Table, columns: Sequence[str]) -> pa.Table:
    """Sorted by the columns, ascending."""
    return rows.sort_by([(name, "ascending") for name in columns])
