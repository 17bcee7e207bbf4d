"""The database: made from Parquet beside the published one, and checked before it replaces it."""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import load, sqlfiles
from warehouse.checks import check, warn
from warehouse.engine import engine
from warehouse.errors import WarehouseError
from warehouse.sqlfiles import fill
from warehouse.tables import PUBLISHED, TABLES

# Rows are never written inside an explicit transaction: after a parallel insert in one, DuckDB
# 2.0.0 finds none of them by a text column until the next checkpoint (docs/decisions/publish.md).

# When more than this share of the articles changed, building anew is faster.
MOST = 0.2

# What DuckDB raises on a database file that is not whole, besides plain `duckdb.Error`.
DAMAGE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.InternalException,
    duckdb.FatalException,
)

Files = Mapping[str, list[Path]]


@dataclass(frozen=True)
class Source:
    """What a database is made from: the files of every table, those among them that this run wrote,
    and for each per-article table the ids (`article_id`) of the articles whose rows changed."""

    run_id: str
    at: datetime
    files: Files
    fresh: Files
    changed: Mapping[str, pa.Table]


@dataclass(frozen=True)
class Build:
    """What a build made: rows in each table, what looked odd, whether all of it was made anew."""

    rows: dict[str, int]
    warnings: list[str] = field(default_factory=list)
    rebuilt: bool = True


def build(source: Source, target: Path, previous: Path | None = None) -> Build:
    """Make the database of a run at `target`, from the previous one where that can be brought up
    to date, else anew. Both give equal tables.

    Raises CheckFailed, naming the check and the first offending rows.
    """
    if previous is None:
        return full(source, target)
    try:
        if reusable(previous, source):
            shutil.copyfile(previous, target)
            return update(source, target)
        return full(source, target)
    except duckdb.Error as error:
        if not isinstance(error, DAMAGE) and type(error) is not duckdb.Error:
            raise
        target.unlink(missing_ok=True)
        lost = f"{previous.name} could not be used and was built anew: {str(error).splitlines()[0]}"
        made = full(source, target)
        return replace(made, warnings=[lost, *made.warnings])


def reusable(previous: Path, source: Source) -> bool:
    """Whether the previous database was made by the same contract and is mostly still right."""
    with duckdb.connect(str(previous), read_only=True) as con:
        tables = {row[0] for row in con.execute(fill("build/tables")).fetchall()}
        if "publication" not in tables:
            return False
        made_by, articles = con.execute(fill("build/reuse")).fetchall()[0]
    most = max(len(ids) for ids in source.changed.values())
    return bool(made_by == contract() and most <= MOST * articles)


def full(source: Source, target: Path) -> Build:
    """Make everything from Parquet."""
    con = engine(Path(f"{target}.spill"), target)
    try:
        con.begin()
        for name in PUBLISHED:
            load.declare(con, name)
        con.commit()
        for name in PUBLISHED:
            load.insert(con, "build/load", name, source.files[name])
        con.execute(fill("build/checkpoint"))
        for folder, name in sqlfiles.in_order("models", "views", "macros"):
            load.create(con, folder, name)
        stamp(con, source)
        con.execute(fill("build/checkpoint"))
        check(con)
        return finish(con, target, rebuilt=True)
    finally:
        con.close()


def update(source: Source, target: Path) -> Build:
    """Bring a copy of the previous database up to date: changed articles, and global tables."""
    con = engine(Path(f"{target}.spill"), target)
    try:
        con.execute(fill("build/attach_delta"))
        con.register("changed", pa.concat_tables(source.changed.values()))
        mine = [name for name in PUBLISHED if TABLES[name].per_article]
        for name in mine:
            load.delta(con, name, source.fresh[name], source.changed[name])
        for name in mine:
            load.refresh(con, name, fill("build/changed_rows", table=name), f"changed_{name}")
        for name in set(PUBLISHED) - set(mine):
            if source.fresh[name]:
                load.reload(con, name, source.files[name])
        con.execute(fill("build/look_at_delta"))
        for _, name in sqlfiles.in_order("models"):
            load.refresh(con, name, sqlfiles.bare(f"models/{name}"))
        con.execute(fill("build/look_at_all"))
        stamp(con, source)
        con.execute(fill("build/checkpoint"))
        check(con, looks_at_delta=True)
        con.execute(fill("build/detach_delta"))
        return finish(con, target, rebuilt=False)
    finally:
        con.close()


def stamp(con: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Say in the database which run it holds."""
    con.execute(fill("build/run_at"), {"at": source.at})
    values = {"run_id": source.run_id, "at": source.at, "contract": contract()}
    con.execute(fill("build/publication"), values)


def finish(con: duckdb.DuckDBPyConnection, target: Path, rebuilt: bool) -> Build:
    """Count, warn, and close so that the file stands alone."""
    rows = {name: len(con.table(name)) for name in PUBLISHED}
    warnings = warn(con)
    con.execute(fill("build/checkpoint"))
    con.close()
    if Path(f"{target}.wal").exists():
        raise WarehouseError(f"{target.name} was not closed cleanly")
    return Build(rows, warnings, rebuilt)


def contract() -> str:
    """A hash of every table and SQL file: a database made by another one must be built anew."""
    digest = hashlib.sha256()
    for name in PUBLISHED:
        digest.update(TABLES[name].schema.to_string(show_field_metadata=True).encode())
    for folder in ("models", "views", "macros", "build"):
        for name in sqlfiles.names(folder):
            digest.update(sqlfiles.text(f"{folder}/{name}").encode())
    return digest.hexdigest()[:16]
