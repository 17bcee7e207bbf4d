"""Parquet dumps, read in small batches and only in the columns that can matter."""

from collections.abc import Iterator, Mapping
from functools import partial, reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.articles.draft import Draft, Problem, RefusedError, apart
from transforms.articles.incoming import Incoming
from transforms.articles.json_record import known_fields, records_of
from transforms.articles.source import Source
from transforms.articles.table_csv import names_known

BATCH = 256


def read_parquet(incoming: Incoming) -> Iterator[Draft | Problem]:
    """A draft or problem for each row; its member is the row's number from 1.

    A row of nulls and nothing else is none, as a blank line is none: an erased one leaves it.
    """
    try:
        table = pq.ParquetFile(incoming.seekable(), pre_buffer=False)
        columns = _wanted(table.schema_arrow.names, incoming.source)
        number, blank = 0, None
        for batch in table.iter_batches(BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                if all(value is None for value in row.values()):
                    blank = _blank(table) if blank is None else blank
                    if number in blank:
                        continue
                at = str(number)
                yield from apart(partial(records_of, _plain(row), incoming.source, at), at)
    except (pa.ArrowException, OSError) as error:
        raise RefusedError("truncated", f"Parquet: {str(error).splitlines()[0]}") from error


def _blank(table: pq.ParquetFile) -> set[int]:
    """The rows without a value in any column, those too that are not read for articles."""
    found, before = set[int](), 0
    for batch in table.iter_batches(BATCH):
        held = reduce(pc.or_, (pc.is_valid(column) for column in batch.columns)).to_pylist()
        found.update(before + number for number, some in enumerate(held, 1) if not some)
        before += len(batch)
    return found


def _wanted(names: list[str], source: Source) -> list[str]:
    """The columns under names that we know or that the source's settings map."""
    if not names_known(names, source):
        raise RefusedError("no_body", f"no known text column; columns: {', '.join(names[:8])}")
    ours = {name.split(".")[0] for found in known_fields().values() for name in found}
    ours |= {name.lower().split(".")[0] for name in source.fields.values()}
    return [name for name in names if name.lower() in ours]


def _plain(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Binary text as text."""
    return {
        name: value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        for name, value in row.items()
    }
