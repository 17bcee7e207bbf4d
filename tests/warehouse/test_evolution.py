"""A warehouse of an earlier release opens, and gains the columns that came later."""

import zipfile
from pathlib import Path

import pytest

from tests.warehouse import sample
from warehouse import connect
from warehouse.read import parquet
from warehouse.store import Store

FIXTURE = Path(__file__).parent / "fixtures" / "release-0.zip"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two articles as release 0 published them: `articles` had no zone, notes or sentences."""
    with zipfile.ZipFile(FIXTURE) as archive:
        archive.extractall(tmp_path)
    return tmp_path / "warehouse"


def test_a_run_upgrades_an_older_warehouse(root: Path) -> None:
    with connect(root) as con:
        ((old,),) = con.execute("select count(*) from articles").fetchall()
        names = {row[0] for row in con.execute("describe articles").fetchall()}
    assert (old, "zone" in names) == (2, False)
    with Store(root) as store, store.begin("upgrade", sample.AT) as tx:
        tx.upsert(sample.batch({"article_id": "new", "zone": "Europe/Stockholm"}))
        tx.put("entities", sample.entities("velde"))
        assert tx.commit().rebuilt
    with connect(root) as con:
        rows = con.execute("select article_id, zone from articles order by article_id").fetchall()
    assert rows == [("a", None), ("b", None), ("new", "Europe/Stockholm")]


def test_reading_an_old_file_gives_nulls(root: Path) -> None:
    found = parquet("articles", ["article_id", "notes"], root)
    assert found["notes"].to_pylist() == [None, None]
