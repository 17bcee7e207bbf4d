"""A run on a Dask cluster of two workers leaves the tables of a local run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.runs import run_bare, tables

pytest.importorskip("prefect_dask", reason="needs the extra `dask`: `make test-cluster`")

ROOT = Path(__file__).parent.parent.parent


def test_tables_are_those_of_a_local_run(tmp_path: Path) -> None:
    raw = shutil.copytree(ROOT / "raw", tmp_path / "raw")
    run_bare(raw, tmp_path / "local")
    environment = os.environ | {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PYTHONPATH": str(ROOT),
        "DATELINE_WORKERS": "2",
        "DATELINE_BATCH": "3",
    }
    command = [sys.executable, "-m", "flows.cli", "run", "--runner", "dask"]
    # From another folder, with relative paths: the workers must find the documents all the same.
    done = subprocess.run(
        [*command, "--raw", "raw", "--warehouse", "clustered"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    assert "nanobind" not in done.stderr
    assert tables(tmp_path / "clustered") == tables(tmp_path / "local")
