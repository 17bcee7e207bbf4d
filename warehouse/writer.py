"""Writing one Parquet file of the contract."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.layout import sync_file
from warehouse.rows import conform
from warehouse.tables import TABLES

# Hardly two rows share a value: a dictionary would be built in vain.
DISTINCT = {"body", "title", "url", "raw_path", "raw_member", "provider_id", "content_sha256"}
DISTINCT |= {"sha256", "detail"}


def write(path: Path, table: str, rows: pa.RecordBatchReader) -> int:
    """Write rows with the schema of the table, synced to disk; returns how many."""
    spec, written = TABLES[table], 0
    path.parent.mkdir(parents=True, exist_ok=True)
    dictionary = [name for name in spec.names if name not in DISTINCT]
    with pq.ParquetWriter(
        path,
        spec.schema,
        compression="zstd",
        compression_level=3,
        write_page_checksum=True,
        use_dictionary=dictionary,  # type: ignore[arg-type]
    ) as writer:
        for chunk in row_groups(rows, spec.row_group):
            writer.write_table(conform(chunk, table), row_group_size=spec.row_group)
            written += len(chunk)
    sync_file(path)
    return written


def row_groups(rows: pa.RecordBatchReader, size: int) -> Iterator[pa.Table]:
    """The rows in chunks of a row group."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in rows:
        held.append(batch)
        count += len(batch)
        while count >= size:
            whole = pa.Table.from_batches(held)
            yield whole.slice(0, size)
            held = whole.slice(size).to_batches()
            count -= size
    if count:
        yield pa.Table.from_batches(held)
