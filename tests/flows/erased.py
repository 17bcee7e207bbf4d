"""Where a word still is, by the bytes and the values of every file left."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from tests.transforms.articles.erasing.samples import unpacked


def places_of(word: str, *roots: Path) -> set[str]:
    """The files below `roots` that hold the word: as bytes, unpacked, or in a table's values."""
    files = [path for root in roots for path in root.rglob("*") if path.is_file()]
    return {
        path.name
        for path in files
        if any(word.encode() in data or word in path.name for data in contents(path))
    }


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and what they mean where they are packed."""
    data = path.read_bytes()
    yield data
    if data.startswith(b"PAR1"):
        file = pq.ParquetFile(path)
        yield repr(file.read().to_pylist()).encode()
        yield repr([file.metadata.row_group(n) for n in range(file.num_row_groups)]).encode()
    elif path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as con:
            for (name,) in con.execute("select table_name from duckdb_tables()").fetchall():
                yield repr(con.table(name).fetchall()).encode()
    else:
        yield unpacked(data)
