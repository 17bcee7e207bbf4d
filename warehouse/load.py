"""Steps of a build: a table, model, view or macro into the database."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import sqlfiles
from warehouse.rows import loose
from warehouse.sqlfiles import fill
from warehouse.tables import TABLES


def declare(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make a table without rows, with what it and its columns mean."""
    con.register("empty", loose(TABLES[name].schema).empty_table())
    con.execute(fill("build/table", table=name, empty="empty"))
    describe(con, "table", name, TABLES[name].description)
    for column in TABLES[name].columns:
        describe(con, "column", f"{name}.{column.name}", column.description)


def reload(con: duckdb.DuckDBPyConnection, name: str, files: list[Path]) -> None:
    """Replace all rows of a table."""
    con.execute(fill("build/empty", table=name))
    insert(con, "build/load", name, files)


def insert(con: duckdb.DuckDBPyConnection, statement: str, name: str, files: list[Path]) -> None:
    """Run an insert from Parquet files; columns that older files lack become null."""
    if files:
        columns = ", ".join(f'"{column}"' for column in known(files, name))
        paths = [str(path) for path in files]
        con.execute(fill(statement, table=name, columns=columns), {"files": paths})


def known(files: list[Path], name: str) -> list[str]:
    """Columns of the contract that at least one file has."""
    found = {column for path in files for column in pq.read_schema(path).names}
    return [column for column in TABLES[name].names if column in found]


def delta(con: duckdb.DuckDBPyConnection, name: str, fresh: list[Path], changed: pa.Table) -> None:
    """The rows that articles changed in any table have now, as a table in `delta`.

    `changed` are the articles whose rows in this table changed: these lie in the fresh files, and
    those of the others are in the database already.
    """
    con.register(f"changed_{name}", changed)
    con.register("empty", loose(TABLES[name].schema).empty_table())
    con.execute(fill("build/delta_table", table=name))
    insert(con, "build/delta", name, fresh)
    con.execute(fill("build/delta_kept", table=name))


def refresh(
    con: duckdb.DuckDBPyConnection, name: str, query: str, changed: str = "changed"
) -> None:
    """Replace the rows of changed articles in a table or model by those of a query."""
    con.execute(fill("build/forget", table=name, changed=changed))
    con.execute(fill("build/append", table=name, query=query))


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
