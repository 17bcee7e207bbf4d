"""The database: built from Parquet beside the published one, and checked before it replaces it."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import sqlfiles
from warehouse.checks import check, warn
from warehouse.engine import engine
from warehouse.errors import WarehouseError
from warehouse.rows import loose
from warehouse.sqlfiles import fill
from warehouse.tables import PUBLISHED, TABLES


@dataclass(frozen=True)
class Build:
    """What a build made: rows in each table, what looked odd, whether it was a full one."""

    rows: dict[str, int]
    warnings: list[str] = field(default_factory=list)
    rebuilt: bool = True


def build(
    files: Mapping[str, list[Path]],
    target: Path,
    run_id: str,
    at: datetime,
    previous: Path | None = None,
    changed: pa.Table | None = None,
) -> Build:
    """Make the database of a run at `target` from the Parquet files of each table.

    Raises CheckFailed, naming the check and the first offending rows.
    """
    con = engine(Path(f"{target}.spill"), target)
    try:
        con.execute(fill("build/run_at"), {"at": at})
        con.begin()  # one commit: each would cost a sync to disk
        for name in PUBLISHED:
            load(con, name, files[name])
        for folder, name in sqlfiles.in_order("models", "views", "macros"):
            create(con, folder, name)
        con.execute(fill("build/publication"), {"run_id": run_id, "at": at, "contract": contract()})
        con.commit()
        check(con)
        rows = {name: count(con, name) for name in PUBLISHED}
        warnings = warn(con)
        con.execute("checkpoint")
    finally:
        con.close()
    if os.path.exists(f"{target}.wal"):
        raise WarehouseError(f"{target.name} was not closed cleanly")
    return Build(rows, warnings)


def load(con: duckdb.DuckDBPyConnection, name: str, files: list[Path]) -> None:
    """Make a table from its files; columns that older files lack become null."""
    con.register("empty", loose(TABLES[name].schema).empty_table())
    con.execute(fill("build/table", table=name, empty="empty"))
    if files:
        columns = ", ".join(f'"{column}"' for column in known(files, name))
        paths = [str(path) for path in files]
        con.execute(fill("build/load", table=name, columns=columns), {"files": paths})
    describe(con, "table", name, TABLES[name].description)
    for column in TABLES[name].columns:
        describe(con, "column", f"{name}.{column.name}", column.description)


def known(files: list[Path], name: str) -> list[str]:
    """Columns of the contract that at least one file has."""
    found = {column for path in files for column in pq.read_schema(path).names}
    return [column for column in TABLES[name].names if column in found]


def create(con: duckdb.DuckDBPyConnection, folder: str, name: str) -> None:
    """Make a model, view or macro from its file, with the file's comment."""
    path = f"{folder}/{name}"
    kind = folder.removesuffix("s")
    if folder == "macros":
        con.execute(sqlfiles.text(path))
        tabular = " as table" in sqlfiles.text(path)
        describe(con, "macro table" if tabular else "macro", name, sqlfiles.comment(path))
        return
    con.execute(fill(f"build/{kind}", name=name, query=sqlfiles.bare(path)))
    describe(con, "table" if kind == "model" else "view", name, sqlfiles.comment(path))


def describe(con: duckdb.DuckDBPyConnection, kind: str, name: str, comment: str) -> None:
    """Attach a comment, which `duckdb_tables()` and its like show."""
    quoted = comment.replace("'", "''")
    con.execute(fill("build/comment", kind=kind, name=name, comment=quoted))


def count(con: duckdb.DuckDBPyConnection, name: str) -> int:
    """Rows in a table."""
    return len(con.table(name))


def contract() -> str:
    """A hash of every table and SQL file: another one means that a database must be rebuilt."""
    digest = hashlib.sha256()
    for name in PUBLISHED:
        digest.update(TABLES[name].schema.to_string(show_field_metadata=True).encode())
    for path in sorted(sqlfiles.ROOT.rglob("*.sql")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
