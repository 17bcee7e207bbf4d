"""From records to Arrow: lists of dataclasses or mappings become a table of the contract."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from typing import Any

import pyarrow as pa

from warehouse.tables import TABLES

BLOCK = 10_000  # rows turned at once: as objects they take ten times the room


def to_arrow(table: str, rows: Iterable[Any]) -> pa.Table:
    """Rows (dataclasses or mappings) as an Arrow table with the schema of `table`.

    A column that no row has becomes null. A field that is no column is an error, not a loss:
    raises KeyError naming it.
    """
    pending = iter(rows)
    parts = [_block(table, list(islice(pending, BLOCK)))]
    while rows := list(islice(pending, BLOCK)):
        parts.append(_block(table, rows))
    return pa.concat_tables(parts)


def _block(table: str, rows: list[Any]) -> pa.Table:
    schema = TABLES[table].schema
    if rows:
        refuse_strangers(table, rows[0], schema)
    return conform(pa.table([column(rows, field) for field in schema], schema=loose(schema)), table)


def conform(data: pa.Table, table: str) -> pa.Table:
    """The same rows with exactly the schema of `table`: columns in order, absent ones null.

    Raises KeyError for a column that is not in the contract, ValueError for a null in a required
    column.
    """
    schema = TABLES[table].schema
    if strangers := set(data.column_names) - set(schema.names):
        raise KeyError(f"{table} has no column {', '.join(sorted(strangers))}")
    columns = [
        data[field.name] if field.name in data.column_names else pa.nulls(len(data), field.type)
        for field in schema
    ]
    for field, values in zip(schema, columns, strict=True):
        if not field.nullable and values.null_count:
            raise ValueError(f"{table}.{field.name} must not be null")
    arrays = [
        values if values.type == field.type else values.cast(field.type)
        for field, values in zip(schema, columns, strict=True)
    ]
    return pa.table(arrays, schema=schema)


def loose(schema: pa.Schema) -> pa.Schema:
    """The schema with every column nullable."""
    return pa.schema([field.with_nullable(True) for field in schema])


def column(rows: list[Any], field: "pa.Field[Any]") -> Any:
    """One column of the rows, typed."""
    return pa.array([value(row, field.name) for row in rows], type=field.type)


def value(row: Any, name: str) -> Any:
    """A field of a dataclass or mapping, None when it has none."""
    found = row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
    return list(found) if isinstance(found, tuple) else found


def refuse_strangers(table: str, row: Any, schema: pa.Schema) -> None:
    """KeyError when the row has a field that the table has not."""
    names = {f.name for f in fields(row)} if is_dataclass(row) else set(row)
    if strangers := names - set(schema.names):
        raise KeyError(f"{table} has no column {', '.join(sorted(strangers))}")
