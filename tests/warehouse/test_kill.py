"""kill -9 at any point, then a run: the same tables as if nothing had happened."""

import shutil
import signal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.processes import status
from tests.warehouse import killed
from warehouse import connect

# Functions of the warehouse, in the order a run enters them, and which time it dies there.
POINTS = [
    ("flush_one", 2),
    ("write", 3),
    ("full", 1),
    ("check", 1),
    ("finish", 1),
    ("roll_forward", 2),  # the journal stands: from here on, the run is decided
    ("move", 2),
    ("move", 9),
    ("write_manifest", 2),
    ("clear_staging", 3),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("base")
    killed.base(root)
    return root


@pytest.fixture(scope="module")
def undisturbed(base: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("undisturbed") / "warehouse"
    shutil.copytree(base, root, copy_function=shutil.copy2)
    killed.run(root)
    return tables(root)


def tables(root: Path) -> dict[str, Any]:
    """All rows of both forms of the warehouse."""
    found = {}
    for folder in sorted((root / "parquet").glob("*/")):
        rows = duckdb.sql(f"from read_parquet('{folder}/**/*.parquet') order by all")
        found[f"parquet {folder.name}"] = rows.fetchall()
    with connect(root) as con:
        for (name,) in con.execute("select table_name from duckdb_tables()").fetchall():
            if name != "publication":
                found[name] = con.execute(f"from {name} order by all").fetchall()
    return found


@pytest.mark.parametrize(("function", "call"), POINTS)
def test_a_killed_run_leaves_no_trace(
    base: Path, undisturbed: dict[str, Any], tmp_path: Path, function: str, call: int
) -> None:
    root = tmp_path / "warehouse"
    shutil.copytree(base, root, copy_function=shutil.copy2)
    assert status(killed.run_and_die, root, function, call) == -signal.SIGKILL
    with connect(root) as con:
        assert con.execute("select count(*) from articles").fetchall() == [(4,)]
    killed.run(root)
    assert tables(root) == undisturbed
