"""What is wrong with the published files, and how to go on with what is left."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import StoreDamaged, WarehouseError
from warehouse.layout import Layout, read_manifest
from warehouse.tables import PER_ARTICLE


def damaged(layout: Layout, deep: bool = False) -> list[str]:
    """Published Parquet files (relative paths) that are missing or not what was written.

    Compares sizes with the manifest; `deep` also reads every page and its checksum, also where the
    manifest was lost.
    """
    sizes = read_manifest(layout).sizes
    if deep and not sizes:
        files = layout.every_file()
        sizes = {path.relative_to(layout.root).as_posix(): path.stat().st_size for path in files}
    return sorted(path for path, size in sizes.items() if broken(layout.root / path, size, deep))


def broken(path: Path, size: int, deep: bool) -> bool:
    """Whether a file is missing, has another size, or cannot be read."""
    if not path.exists() or path.stat().st_size != size:
        return True
    return deep and not readable(path)


def readable(path: Path) -> bool:
    """Whether every page of a Parquet file is as it was written."""
    try:
        file = pq.ParquetFile(path, page_checksum_verification=True)
        for _ in file.iter_batches(batch_size=10_000):
            pass
    except (pa.ArrowException, OSError):
        return False
    return True


def without(layout: Layout, paths: list[str]) -> Layout:
    """The warehouse as if damaged files, and whatever else holds rows of the same articles, were
    not there. Readers see them until a commit; copies stay under `.damaged`.

    What was in them comes back when the raw files are read again.
    """
    affected = frozenset(sibling for path in paths for sibling in siblings(path))
    for path in paths:
        source, target = layout.root / path, layout.root / ".damaged" / path
        if source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return replace(layout, excluded=affected)


def siblings(path: str) -> list[str]:
    """The files that hold rows of the same articles, the file itself first."""
    _, table, *rest = path.split("/")
    if table not in PER_ARTICLE or table == "article_versions":
        return [path]
    others = [name for name in PER_ARTICLE if name not in (table, "article_versions")]
    return [path, *("/".join(["parquet", name, *rest]) for name in others)]


@contextmanager
def explained(layout: Layout) -> Iterator[None]:
    """Turn what the disk or a damaged file does to a commit into one clear line."""
    try:
        yield
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        said = " ".join(str(error).split())
        if "No space left" in said or "not enough space" in said.lower():
            raise WarehouseError(f"no space left under {layout.root}: {said}") from error
        if paths := damaged(layout, deep=True):
            raise StoreDamaged(f"damaged: {', '.join(paths)}") from error
        raise
