"""The staged view: what is published with the open transaction on top, as DuckDB queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.layout import Layout
from warehouse.rows import loose
from warehouse.sqlfiles import fill
from warehouse.staging import Staging
from warehouse.tables import TABLES

Signature = tuple[tuple[str, ...], tuple[str, ...]]  # keys, columns set
SEQ = pa.field("_seq", pa.int64())
OPERATIONS = pa.schema([("article_id", pa.string()), ("partition", pa.string())]).append(SEQ)


@dataclass
class Merge:
    """Queries over a warehouse and an open transaction. `con` is an in-memory DuckDB of its own.

    `put` holds the files of the global tables that the transaction replaced.
    """

    layout: Layout
    staging: Staging
    con: duckdb.DuckDBPyConnection
    put: dict[str, Path] = field(default_factory=dict)
    operations: list[pa.Table] = field(default_factory=list)
    assigned: dict[Signature, list[pa.Table]] = field(default_factory=lambda: defaultdict(list))
    fresh: bool = False
    numbers: "count[int]" = field(default_factory=count)
    empties: set[str] = field(default_factory=set)

    def operate(self, ids: Any, partitions: Any) -> int:
        """Note that articles were staged into partitions, or removed (partition null)."""
        seq = next(self.numbers)
        rows = pa.table({"article_id": ids, "partition": partitions}, schema=OPERATIONS.remove(2))
        self.operations.append(numbered(rows, seq))
        self.fresh = False
        return seq

    def assign(self, rows: pa.Table, keys: tuple[str, ...]) -> None:
        """Note values to set on the rows with the same keys."""
        columns = tuple(name for name in rows.column_names if name not in keys)
        self.assigned[keys, columns].append(numbered(rows, next(self.numbers)))
        self.fresh = False

    def refresh(self) -> None:
        """Bring the tables `latest` and `assigned_*` up to date with what was noted."""
        self.staging.flush()
        if self.fresh:
            return
        self.con.register(
            "operations", pa.concat_tables([OPERATIONS.empty_table(), *self.operations])
        )
        self.con.execute(fill("store/latest"))
        for (keys, columns), rows in self.assigned.items():
            self.con.register("arrived", pa.concat_tables(rows))
            name = assigned_name((keys, columns))
            self.con.execute(fill("store/assigned", name=name, keys=", ".join(keys)))
        self.fresh = True

    def query(
        self, table: str, partition: str | None = None, places: set[str] | None = None
    ) -> str:
        """The query for a table as it would be published, or for one of its partitions; of what is
        published only some, where it is known that the rest is not wanted."""
        self.refresh()
        if TABLES[table].per_article:
            return self.per_article(table, partition, places)
        put = self.put.get(table)
        self.view("published", table, [put] if put else self.layout.files(table))
        return fill("store/global", empty=self.empty("published", table))

    def per_article(self, table: str, partition: str | None, places: set[str] | None) -> str:
        here = {partition} if partition is not None else places
        files = self.layout.partitions(table).items()
        self.view("published", table, [path for at, path in files if here is None or at in here])
        self.view("staged", table, self.staging.files(table, partition))
        if table == "article_versions":
            return fill("store/versions", empty=self.empty("published", table))
        query = fill("store/rows", empty=self.empty("published", table))
        for signature in self.assigned:
            query = with_assigned(query, table, signature)
        return query

    def view(self, name: str, table: str, files: list[Path]) -> None:
        """A view over Parquet files, or over nothing."""
        if files:
            paths = [str(path) for path in files]
            found = self.con.read_parquet(paths, union_by_name=True, hive_partitioning=False)
        else:
            found = self.con.table(self.empty(name, table))
        found.create_view(name, replace=True)

    def empty(self, name: str, table: str) -> str:
        """The name of a table without rows that has the columns of `published` or `staged`."""
        made = f"no_{name}_{table}"
        if made not in self.empties:
            columns = loose(TABLES[table].schema)
            columns = columns.append(SEQ) if name == "staged" else columns
            self.con.from_arrow(columns.empty_table()).create(made)
            self.empties.add(made)
        return made

    def stream(
        self,
        table: str,
        columns: Sequence[str] | None = None,
        where: Mapping[str, Any] | None = None,
        partition: str | None = None,
        ordered: bool = False,
    ) -> pa.RecordBatchReader:
        """The rows as record batches, valid until the next query."""
        places = self.places(table, where or {})
        rows = self.query(table, partition, places)
        if ordered:
            rows = fill("store/sorted", rows=rows, order=listed(TABLES[table].order))
        names = listed(columns or TABLES[table].names)
        query = fill("store/columns", columns=names, rows=rows, narrowed=self.narrow(where or {}))
        reader: pa.RecordBatchReader = self.con.sql(query).to_arrow_reader(100_000)
        return reader

    def published(self, table: str, columns: Sequence[str], where: Mapping[str, Any]) -> pa.Table:
        """Columns of the table as published."""
        self.view("published", table, self.layout.files(table))
        narrowed = self.narrow(where)
        rows = fill("store/global", empty=self.empty("published", table))
        query = fill("store/columns", columns=listed(columns), rows=rows, narrowed=narrowed)
        found: pa.Table = self.con.sql(query).to_arrow_table()
        return found

    def places(self, table: str, where: Mapping[str, Any]) -> set[str] | None:
        """The partitions that hold the wanted articles now, None for any."""
        if "article_id" not in where or table == "article_versions":
            return None
        self.narrow({"article_id": where["article_id"]})
        return self.holding("articles", fill("store/ids", table="wanted_article_id"))

    def holding(self, table: str, ids: str) -> set[str]:
        """The published partitions of a table that hold rows of some articles."""
        files = [str(path) for path in self.layout.partitions(table).values()]
        if not files:
            return set()
        query = fill("store/places", by=self.layout.partition_by, ids=ids)
        return {row[0] for row in self.con.execute(query, {"files": files}).fetchall()}

    def narrow(self, where: Mapping[str, Any]) -> str:
        """Joins that keep the rows whose columns have one of the values wanted."""
        joins = []
        for column, values in where.items():
            self.con.register(f"wanted_{column}", pa.table({column: pa.array(values)}))
            joins.append(fill("store/narrow", wanted=f"wanted_{column}", column=column))
        return " ".join(joins)

    def touched(self, table: str) -> set[str]:
        """Partitions of a per-article table that the transaction changes."""
        self.refresh()
        # Children lie in the partition of their article, superseded versions in that of their day.
        parent = "article_versions" if table == "article_versions" else "articles"
        return self.staging.partitions(table) | self.holding(parent, self.changed_ids(table))

    def changed_ids(self, table: str) -> str:
        """The query for the ids of the articles whose rows in a table the transaction changes."""
        self.refresh()
        names = ["latest", *(assigned_name(s) for s in self.assigned if set_in(table, s))]
        ids = " union all ".join(fill("store/ids", table=name) for name in names)
        return fill("store/changed", ids=ids)

    def changed(self, table: str) -> pa.Table:
        """The ids of the articles whose rows in a table the transaction changes."""
        found: pa.Table = self.con.sql(self.changed_ids(table)).to_arrow_table()
        return found


def numbered(rows: pa.Table, seq: int) -> pa.Table:
    return rows.append_column(SEQ, pa.repeat(pa.scalar(seq, pa.int64()), len(rows)))


def assigned_name(signature: Signature) -> str:
    return "_".join(("assigned", *signature[0], "to", *signature[1]))


def set_in(table: str, signature: Signature) -> list[str]:
    """The columns of a table that an assignment sets: none unless the table has its keys."""
    keys, columns = signature
    names = TABLES[table].names
    if table == "article_versions" or not set(keys) <= set(names):
        return []
    return [name for name in columns if name in names]


def with_assigned(query: str, table: str, signature: Signature) -> str:
    """The query with assigned columns on top, where the table has the keys and the columns."""
    keys, _ = signature
    here = set_in(table, signature)
    if not here:
        return query
    return fill(
        "store/assign",
        rows=query,
        assigned=assigned_name(signature),
        keys=", ".join(keys),
        replacements=", ".join(fill("store/replacement", column=name) for name in here),
    )


def listed(names: Iterable[str]) -> str:
    """Column names for SQL, quoted: some of ours are words of the language."""
    return ", ".join(f'"{name}"' for name in names)
