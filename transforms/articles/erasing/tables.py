"""CSV and Parquet dumps without some of their rows: blank lines or nulls stand there."""

import io
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.articles.erasing.out import Out
from transforms.articles.incoming import Incoming, incoming
from transforms.articles.table_csv import table_of


def csv_without(found: Incoming, members: frozenset[str], out: Out) -> None:
    """The lines of rows that go become blank; a row is named by the line it begins on."""
    whole = found.seekable()
    whole.seek(0)
    _, rows = table_of(incoming(found.name, whole, found.source))
    gone = {
        number
        for row in rows
        if str(row.first) in members
        for number in range(row.first, row.last + 1)
    }
    whole.seek(0)
    for number, line in enumerate(whole, 1):
        out.write(b"\n" if number in gone else line)


def parquet_without(found: Incoming, members: frozenset[str], out: Out) -> None:
    """The rows of these numbers become null in every column."""
    table = pq.ParquetFile(found.seekable(), pre_buffer=False)
    schema = pa.schema([field.with_nullable(True) for field in table.schema_arrow])
    gone, at = {int(member) - 1 for member in members}, 0
    made = io.BytesIO()
    with pq.ParquetWriter(made, schema, compression="zstd") as writer:
        for number in range(table.num_row_groups):
            group = table.read_row_group(number)
            places = [None if at + n in gone else n for n in range(len(group))]
            kept = group.take(pa.array(places, pa.int64()))
            writer.write_table(pa.table(kept.columns, schema=schema), row_group_size=len(kept))
            at += len(group)
    out.write(cast(BinaryIO, made).getvalue())  # type: ignore[attr-defined]
