"""The oldest DuckDB that docs/dashboards.md names reads what a run publishes: `make test-older`."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.flows.runs import run_bare
from warehouse import sqlfiles
from warehouse.questions import question, questions
from warehouse.tables import PUBLISHED

ROOT = Path(__file__).parent.parent.parent
OLDER = ROOT / "build" / "duckdb-1.5"

pytestmark = pytest.mark.skipif(not OLDER.exists(), reason="needs DuckDB 1.5: `make test-older`")

TABLES = [*PUBLISHED, *sqlfiles.names("models"), *sqlfiles.names("views")]
ASKED = {name: f"from {name}" for name in TABLES}
ASKED |= {name: question(name) for name in questions()}


@pytest.fixture(scope="module", params=["built anew", "brought up to date"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in one run, or the last of them in a second one."""
    folder = tmp_path_factory.mktemp("older")
    raw = shutil.copytree(ROOT / "raw", folder / "raw")
    if request.param == "brought up to date":
        late = sorted(raw.rglob("*.txt"))[-1]
        late.rename(folder / late.name)
        run_bare(raw, folder / "warehouse")
        (folder / late.name).rename(late)
    run_bare(raw, folder / "warehouse")
    return folder / "warehouse" / "news.duckdb"


def test_it_reads_every_table_view_and_question_alike(database: Path) -> None:
    older, newer = answers(database, OLDER), answers(database)
    assert older["version"].startswith("1.5.") and newer["version"].startswith("2.")
    assert older["answers"].keys() == ASKED.keys()
    assert {name for name in ASKED if older["answers"][name] != newer["answers"][name]} == set()


def answers(database: Path, *packages: Path) -> dict[str, Any]:
    """What a Python with these packages before its own reads."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("answer.py")), str(database)],
        input=json.dumps(ASKED),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, packages))},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
