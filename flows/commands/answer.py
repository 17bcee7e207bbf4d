"""Answers of a query on standard output: a table for people, else CSV, JSON lines or Parquet."""

import shutil
import sys
from decimal import Decimal
from typing import Any, BinaryIO

import duckdb
import orjson
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from flows.table import render

FORMATS = ("table", "csv", "json", "parquet")
ROWS = 100_000  # at once
SHOWN = 1000  # rows of a table for people
# What a format cannot hold is written as DuckDB prints it.
AS_TEXT = {
    "csv": {"interval", "list", "struct", "map", "array", "union", "hugeint"},
    "json": {"interval"},
    "parquet": {"interval"},
}


def write(answer: duckdb.DuckDBPyRelation, form: str) -> None:
    """Print an answer in one of FORMATS, a batch of rows at a time."""
    if form == "table":
        show(answer, shutil.get_terminal_size((100, 24)).columns)
        return
    rows = as_text(answer, AS_TEXT[form]).to_arrow_reader(ROWS)
    writer = {"csv": write_csv, "json": write_json, "parquet": write_parquet}[form]
    writer(rows, sys.stdout.buffer)


def show(answer: duckdb.DuckDBPyRelation, width: int) -> None:
    rows = answer.limit(SHOWN + 1).to_arrow_table()
    for line in render(rows.slice(0, SHOWN), width):
        print(line)
    if len(rows) > SHOWN:
        print(f"the first {SHOWN:,} rows; --format csv prints all")


def as_text(answer: duckdb.DuckDBPyRelation, kinds: set[str]) -> duckdb.DuckDBPyRelation:
    """The answer with its columns of some kinds cast to text."""
    if not any(kind.id in kinds for kind in answer.types):
        return answer
    columns = [
        duckdb.ColumnExpression(name).cast("varchar").alias(name)
        if kind.id in kinds
        else duckdb.ColumnExpression(name)
        for name, kind in zip(answer.columns, answer.types, strict=True)
    ]
    return answer.select(*columns)


def write_csv(rows: pa.RecordBatchReader, out: BinaryIO) -> None:
    with pyarrow.csv.CSVWriter(out, rows.schema) as writer:
        for batch in rows:
            writer.write_batch(batch)


def write_json(rows: pa.RecordBatchReader, out: BinaryIO) -> None:
    for batch in rows:
        for row in batch.to_pylist():
            out.write(orjson.dumps(row, default=plain, option=orjson.OPT_APPEND_NEWLINE))


def plain(value: Any) -> Any:
    """A value that JSON has no form for: decimals (sums are such) as numbers, the rest as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def write_parquet(rows: pa.RecordBatchReader, out: BinaryIO) -> None:
    with pq.ParquetWriter(out, rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)
