"""Runs killed at random moments: `make bench-kills KILLS=30`.

Each dies of SIGKILL, with all its processes, while it brings in new, changed and removed files;
what it leaves is all of a publication or nothing, and the run after it must leave the tables that
an undisturbed run leaves. Ends with exit status 1 where one does not.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tests.flows import runs
from warehouse import connect

RAW = Path(__file__).parents[1] / "raw"
SEED = 7
RUN = "import sys; from bench.kills import run; run(*sys.argv[1:])"


def run(raw: str, warehouse: str) -> None:
    """One run of the main job in this process, without Prefect."""
    from flows import job, settings

    job.run(settings.from_environment(raw=raw, warehouse=warehouse))


def start(raw: Path, warehouse: Path) -> "subprocess.Popen[bytes]":
    """A run in a session of its own, so that it can be killed with its workers."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(raw), str(warehouse)],
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )


def base(root: Path) -> None:
    """A published warehouse, and a raw folder in which much has changed since."""
    raw = root / "raw"
    shutil.copytree(RAW, raw)
    files = sorted(path for path in raw.rglob("*") if path.is_file() and path.name != "source.toml")
    later = files[::3]
    for path in later:
        shutil.move(path, root / f"later-{path.name}")
    if start(raw, root / "warehouse").wait():
        sys.exit("the first run failed")
    for path in later:
        shutil.move(root / f"later-{path.name}", path)
    gone, changed = files[1], [path for path in files[2::3] if path.suffix == ".txt"]
    gone.unlink()
    for path in changed:
        path.write_text(path.read_text() + "\nThe port reopened on Thursday.\n")


def tables(warehouse: Path) -> dict[str, Any]:
    """Every published row but for the clock's part, sorted, from Parquet and from the database."""
    found: dict[str, Any] = {
        f"parquet {name}": rows for name, rows in runs.tables(warehouse).items()
    }
    with connect(warehouse) as con:
        names = con.execute("select table_name from duckdb_tables()").fetchall()
        for (name,) in names:
            if name not in runs.HISTORY | {"publication"}:
                found[name] = in_database(con, name)
    return found


def in_database(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = con.table(table).to_arrow_table().to_pylist()
    return sorted(repr({k: v for k, v in row.items() if k not in runs.CLOCKS}) for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    kills = parser.parse_args().kills
    rng = random.Random(SEED)
    with TemporaryDirectory() as directory:
        root = Path(directory)
        base(root)
        before = tables(root / "warehouse")
        took, after = undisturbed(root)
        print(f"an undisturbed run takes {took:.1f} s; {kills} are killed within that time")
        bad = sum(not mended(root, rng.uniform(0, took), before, after) for _ in range(kills))
    print(f"{kills} kills, {bad} with other tables than an undisturbed run's")
    sys.exit(bool(bad))


def undisturbed(root: Path) -> tuple[float, dict[str, Any]]:
    """How many seconds a run takes that nobody kills, and what it leaves."""
    warehouse = root / "undisturbed"
    shutil.copytree(root / "warehouse", warehouse, copy_function=shutil.copy2)
    began = time.monotonic()
    if start(root / "raw", warehouse).wait():
        sys.exit("the undisturbed run failed")
    return time.monotonic() - began, tables(warehouse)


def mended(root: Path, moment: float, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Kill a run after some seconds and run again: whether all is as it should be."""
    with TemporaryDirectory(dir=root) as directory:
        warehouse = Path(directory) / "warehouse"
        shutil.copytree(root / "warehouse", warehouse, copy_function=shutil.copy2)
        process = start(root / "raw", warehouse)
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        left = "all" if tables(warehouse) == after else "nothing"
        whole = left == "all" or tables(warehouse) == before
        again = start(root / "raw", warehouse).wait()
        equal = again == 0 and tables(warehouse) == after
    print(
        f"killed after {moment:5.2f} s: it had published {left if whole else 'A PART'}; "
        f"the next run's tables are {'equal' if equal else 'NOT EQUAL'}",
        flush=True,
    )
    return whole and equal


if __name__ == "__main__":
    main()
