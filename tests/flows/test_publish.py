"""A run that finds nothing new still leaves readers a whole database."""

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.flows.runs import run_bare, write
from warehouse.read import connect


def garbage(database: Path) -> None:
    database.write_bytes(b"not a database" * 1000)


def replaced(database: Path) -> None:
    database.unlink()
    duckdb.connect(str(database)).close()


def written_to(database: Path) -> None:
    with duckdb.connect(str(database)) as con:
        con.execute("delete from articles")


def rotten(database: Path) -> None:
    """Damaged inside, with the size and time that it had."""
    stat = database.stat()
    whole = bytearray(database.read_bytes())
    whole[3 * 4096 :] = bytes(len(whole) - 3 * 4096)
    database.write_bytes(whole)
    os.utime(database, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.parametrize("harm", [garbage, replaced, written_to, rotten, Path.unlink])
def test_a_database_that_was_harmed_is_built_anew(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "ferry.txt", "Date: 2026-03-03\n\nThe ferry sailed from Split on Monday.\n")
    run_bare(raw, warehouse)
    harm(warehouse / "news.duckdb")
    assert any("built anew" in warning for warning in run_bare(raw, warehouse).warnings)
    with connect(warehouse) as con:
        assert con.table("articles").shape == (1, len(con.table("articles").columns))
    assert run_bare(raw, warehouse).warnings == []


def test_a_manifest_that_was_lost_is_written_again(tmp_path: Path) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    write(raw / "ferry.txt", "Date: 2026-03-03\n\nThe ferry sailed from Split on Monday.\n")
    run_bare(raw, warehouse)
    manifest = warehouse / "parquet" / "_latest.json"
    manifest.unlink()
    assert run_bare(raw, warehouse).articles_unchanged == 1
    assert manifest.exists()


def test_an_empty_folder_publishes_nothing(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    assert run_bare(tmp_path / "raw", tmp_path / "warehouse").warnings == []
    assert not (tmp_path / "warehouse" / "news.duckdb").exists()
