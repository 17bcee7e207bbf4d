"""Where the files of a warehouse lie, and the manifest that says which run they come from.

    news.duckdb                             the database
    parquet/_latest.json                    the manifest
    parquet/articles/month=2026-03/data.parquet
    parquet/entities/data.parquet
    .staging/                               what a run is writing
    .journal.json                           a commit under way
    .lock                                   held by the writer

All paths inside the manifest and the journal are relative to the root, with `/`.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from warehouse.tables import TABLES

PartitionBy = Literal["month", "day"]
UNDATED = "undated"


@dataclass(frozen=True)
class Manifest:
    """Which run is published. While `publishing` names a run, its files are being swapped in.

    `sizes` are the bytes of each Parquet file; `database` is the size and mtime_ns of the DuckDB
    file, which tell when somebody else wrote to it.
    """

    run_id: str | None = None
    publishing: str | None = None
    partition_by: PartitionBy = "month"
    sizes: dict[str, int] = field(default_factory=dict)
    database: tuple[int, int] | None = None


@dataclass(frozen=True)
class Layout:
    """The paths of one warehouse; files in `excluded` (relative paths) count as absent."""

    root: Path
    partition_by: PartitionBy = "month"
    excluded: frozenset[str] = frozenset()

    @property
    def parquet(self) -> Path:
        return self.root / "parquet"

    @property
    def database(self) -> Path:
        return self.root / "news.duckdb"

    @property
    def manifest(self) -> Path:
        return self.parquet / "_latest.json"

    @property
    def staging(self) -> Path:
        return self.root / ".staging"

    @property
    def journal(self) -> Path:
        return self.root / ".journal.json"

    @property
    def lock(self) -> Path:
        return self.root / ".lock"

    def relative(self, table: str, partition: str | None = None) -> str:
        """Path of a file of a table under the root; `partition` only for per-article tables."""
        if partition is None:
            return f"parquet/{table}/data.parquet"
        return f"parquet/{table}/{self.partition_by}={partition}/data.parquet"

    def partitions(self, table: str) -> dict[str, Path]:
        """The published files of a per-article table, by partition."""
        pattern = f"{self.partition_by}=*/data.parquet"
        found = sorted(path for path in (self.parquet / table).glob(pattern) if self.counts(path))
        return {path.parent.name.partition("=")[2]: path for path in found}

    def counts(self, path: Path) -> bool:
        """Whether a file is there and not excluded."""
        return path.exists() and path.relative_to(self.root).as_posix() not in self.excluded

    def files(self, table: str) -> list[Path]:
        """The published files of a table."""
        if TABLES[table].per_article:
            return list(self.partitions(table).values())
        path = self.root / self.relative(table)
        return [path] if self.counts(path) else []

    def every_file(self) -> Iterator[Path]:
        """All published Parquet files, of all tables."""
        for table in TABLES:
            yield from self.files(table)


def read_manifest(layout: Layout) -> Manifest:
    """The manifest; an empty one for a warehouse that was never published, or when unreadable."""
    try:
        return parse_manifest(layout.manifest.read_bytes())
    except (FileNotFoundError, ValueError, TypeError):
        return Manifest()


def parse_manifest(content: bytes) -> Manifest:
    """The manifest that a file holds. ValueError or TypeError when it is none."""
    found: dict[str, Any] = json.loads(content)
    database = found.pop("database", None)
    return Manifest(**found, database=tuple(database) if database else None)


def write_manifest(layout: Layout, manifest: Manifest) -> None:
    """Replace the manifest atomically."""
    write_json(layout.manifest, asdict(manifest))


def mark_publishing(layout: Layout, run_id: str) -> None:
    """Say that files are being swapped, so that a reader of several files waits or retries."""
    write_manifest(layout, replace(read_manifest(layout), publishing=run_id))


def write_json(path: Path, value: Any) -> None:
    """Write JSON so that a reader sees the old file or the new one, and a crash keeps one whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(value, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Make renames in a directory survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the bytes of a file survive a power cut."""
    sync_directory(path)
