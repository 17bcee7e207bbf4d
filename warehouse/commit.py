"""Commit: write the touched files beside, build and check the database, then rename all at once."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq

from warehouse import journal, lock
from warehouse.build import Source, build
from warehouse.engine import engine
from warehouse.layout import UNDATED, Layout, Manifest, read_manifest, sync_file
from warehouse.merge import Merge
from warehouse.rows import to_arrow
from warehouse.sqlfiles import fill
from warehouse.tables import GLOBAL, PER_ARTICLE, TABLES
from warehouse.writer import write


@dataclass(frozen=True)
class Published:
    """What a commit did: rows in each table of the database, what looked odd, files replaced."""

    run_id: str
    rows: dict[str, int]
    warnings: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    rebuilt: bool = False


def publish(
    layout: Layout, merge: Merge, run_id: str, at: datetime, rebuild: bool = False
) -> Published:
    """Publish the transaction. Raises CheckFailed before anything published is touched."""
    staged = materialise(layout, merge)
    target = layout.staging / "news.duckdb"
    previous = None if rebuild else trusted_database(layout)
    touched = [] if previous or rebuild else meddled(layout)
    source = Source(
        run_id,
        at,
        files={name: snapshot(layout, name, staged) for name in TABLES},
        fresh={name: list(of_table(name, staged).values()) for name in TABLES},
        changed={name: merge.changed(name) for name in PER_ARTICLE},
    )
    result = build(source, target, previous)
    warnings = touched + held(layout) + result.warnings
    if warnings:
        note(source, target, warnings)
    sync_file(target)
    renames = [(relative(layout, path), to) for to, path in staged.items()]
    renames.append((relative(layout, target), relative(layout, layout.database)))
    # A write-ahead log that somebody left beside the old database must not meet the new one.
    deletes = [relative(layout, layout.database) + ".wal", *(layout.excluded - staged.keys())]
    manifest = Manifest(run_id=run_id, partition_by=layout.partition_by)
    whole = replace(layout, excluded=frozenset())
    journal.commit(whole, journal.Journal(run_id, renames, deletes, asdict(manifest)))
    return Published(run_id, result.rows, warnings, sorted(staged), result.rebuilt)


def note(source: Source, target: Path, warnings: list[str]) -> None:
    """Write into the row of the run what looked odd when it published, in both forms."""
    con = engine(Path(f"{target}.spill"), target)
    try:
        con.execute(fill("build/note_warnings"), {"run_id": source.run_id, "warnings": warnings})
        con.execute(fill("build/checkpoint"))
    finally:
        con.close()
    for path in source.fresh["runs"]:
        rows = pq.read_table(path).to_pylist()
        for row in rows:
            if row["run_id"] == source.run_id:
                row["warnings"] = [*(row["warnings"] or []), *warnings]
        write(path, "runs", to_arrow("runs", rows).to_reader())


def materialise(layout: Layout, merge: Merge) -> dict[str, Path]:
    """Write every file that changes, beside; its published path (relative) to the staged one."""
    staged: dict[str, Path] = {}
    for table in PER_ARTICLE:
        touched = merge.touched(table)
        if not touched and not layout.files(table):
            touched = {UNDATED}  # a reader of the whole table finds an empty one
        for partition in sorted(touched):
            to = layout.relative(table, partition)
            rows = merge.stream(table, partition=partition, ordered=True)
            write(layout.staging / to, table, rows)
            staged[to] = layout.staging / to
    return staged | global_files(layout, merge)


def global_files(layout: Layout, merge: Merge) -> dict[str, Path]:
    """The global tables that were put, and empty ones for those that were never."""
    files = dict(merge.put)
    for table in GLOBAL:
        if table not in files and not layout.files(table):
            files[table] = layout.staging / "put" / f"{table}.parquet"
            write(files[table], table, TABLES[table].schema.empty_table().to_reader())
    return {layout.relative(table): path for table, path in files.items()}


def snapshot(layout: Layout, table: str, staged: dict[str, Path]) -> list[Path]:
    """The files of a table as they will be after the commit, where they lie now."""
    files = {relative(layout, path): path for path in layout.files(table)}
    files |= of_table(table, staged)
    return [files[to] for to in sorted(files)]


def of_table(table: str, staged: dict[str, Path]) -> dict[str, Path]:
    """The staged files of one table."""
    return {to: path for to, path in staged.items() if to.startswith(f"parquet/{table}/")}


def trusted_database(layout: Layout) -> Path | None:
    """The published database when it is the one that the last commit left, else None."""
    known = read_manifest(layout).database
    return layout.database if known and journal.fingerprint(layout.database) == known else None


def meddled(layout: Layout) -> list[str]:
    """What to say when the published database is not as the last commit left it."""
    if read_manifest(layout).database is None:
        return []
    return [f"{layout.database.name} was changed or removed by somebody else; it was built anew"]


def held(layout: Layout) -> list[str]:
    """What to say when somebody has the published database open for writing."""
    pid = lock.open_for_writing(layout.database)
    if pid is None:
        return []
    name = layout.database.name
    return [f"process {pid} has {name} open for writing: what it writes is lost; open it read-only"]


def relative(layout: Layout, path: Path) -> str:
    return path.relative_to(layout.root).as_posix()
