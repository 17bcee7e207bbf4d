"""Rows on their way in: buffered by table and partition, written out as Parquet parts.

Every staged row carries `_seq`, the number of the call that brought it, so that a later row for
the same article wins.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.layout import UNDATED, PartitionBy

FLUSH_ONE = 16 << 20  # bytes of one table and partition
FLUSH_ALL = 192 << 20  # bytes of all

FORMATS = {"month": "%Y-%m", "day": "%Y-%m-%d"}


def partitions_of(published_on: Any, by: PartitionBy) -> Any:
    """The partition of each publication day."""
    months: Any = pc.strftime(published_on, format=FORMATS[by])
    return pc.fill_null(months, UNDATED)


@dataclass
class Staging:
    """Staged parts of the per-article tables, under one directory."""

    root: Path
    buffers: dict[tuple[str, str], list[pa.Table]] = field(
        default_factory=lambda: defaultdict(list)
    )
    sizes: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    parts: dict[tuple[str, str], list[Path]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: str, rows: pa.Table, partitions: Any, seq: int) -> None:
        """Take rows, each with its partition; writes out what has grown too large."""
        rows = rows.append_column("_seq", pa.repeat(pa.scalar(seq, pa.int64()), len(rows)))
        for partition in map(str, pc.unique(partitions).to_pylist()):
            part = rows.filter(pc.equal(partitions, pa.scalar(partition)))
            self.buffers[table, partition].append(part)
            self.sizes[table, partition] += part.nbytes
            if self.sizes[table, partition] > FLUSH_ONE:
                self.flush_one(table, partition)
        if sum(self.sizes.values()) > FLUSH_ALL:
            self.flush()

    def flush(self) -> None:
        """Write out all that is buffered."""
        for table, partition in list(self.buffers):
            self.flush_one(table, partition)

    def flush_one(self, table: str, partition: str) -> None:
        """Write out the buffer of one table and partition."""
        rows = pa.concat_tables(self.buffers.pop((table, partition)))
        self.sizes.pop((table, partition))
        done = self.parts[table, partition]
        path = self.root / table / partition / f"{len(done):05}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, path, compression="zstd", use_dictionary=False)
        done.append(path)

    def files(self, table: str, partition: str | None = None) -> list[Path]:
        """Parts of a table, of one partition or of all."""
        return [
            path
            for (name, where), paths in self.parts.items()
            if name == table and partition in (None, where)
            for path in paths
        ]

    def partitions(self, table: str) -> set[str]:
        """Partitions that have staged rows."""
        return {where for name, where in self.parts if name == table}
