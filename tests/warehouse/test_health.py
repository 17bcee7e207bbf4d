"""Damage, meddling and full disks: found, named, and nothing published is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from tests.warehouse import sample
from warehouse import connect
from warehouse.errors import StoreDamaged, WarehouseError
from warehouse.read import parquet
from warehouse.rows import to_arrow
from warehouse.store import Store

Harm = Callable[[Path], object]

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 5)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("base")
    with Store(root) as store, store.begin("base", sample.AT) as tx:
        tx.upsert(sample.batch(*({"article_id": f"jan{no}", "day": JANUARY} for no in range(9))))
        tx.upsert(sample.batch({"article_id": "march", "day": MARCH}))
        tx.put("entities", sample.entities("velde"))
        tx.put("files", to_arrow("files", [{"raw_path": "march.txt"}]))
        tx.commit()
    return root


@pytest.fixture
def root(base: Path, tmp_path: Path) -> Path:
    shutil.copytree(base, tmp_path / "w", copy_function=shutil.copy2)
    return tmp_path / "w"


def add(root: Path) -> list[str]:
    """One more article; the warnings of that publish."""
    with Store(root) as store, store.begin("add", sample.AT) as tx:
        tx.upsert(sample.batch({"article_id": "more", "day": MARCH}))
        return tx.commit().warnings


def count(root: Path) -> int:
    with connect(root) as con:
        ((articles,),) = con.execute("select count(*) from articles").fetchall()
        return int(articles)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def scratch(path: Path) -> None:
    """Change bytes in the middle, size and footer untouched."""
    whole = bytearray(path.read_bytes())
    whole[40:60] = bytes(20)
    path.write_bytes(whole)


@pytest.mark.parametrize("harm", [cut_short, scratch, Path.unlink])
@pytest.mark.parametrize("table", ["articles", "date_mentions"])
def test_a_damaged_file_is_named_and_the_rest_lives_on(root: Path, table: str, harm: Harm) -> None:
    path = f"parquet/{table}/month=2026-01/data.parquet"
    harm(root / path)
    with Store(root) as store:
        if harm is not scratch:
            with pytest.raises(StoreDamaged, match=path):
                store.begin("r2")
        with store.begin("repair", sample.AT, salvage=True) as tx:
            assert tx.lost == (path,)
            assert count(root) == 10  # nothing is seen of it before the commit
            tx.commit(rebuild=True)
        assert count(root) == 1
        assert not (root / path).exists()
        assert (root / ".damaged" / path).exists() == (harm is not Path.unlink)
        with store.begin("r3", sample.AT) as tx:
            assert set(tx.scan("entity_mentions")["article_id"].to_pylist()) == {"march"}


def test_a_damaged_file_met_while_publishing_is_named(root: Path) -> None:
    scratch(root / "parquet/articles/month=2026-03/data.parquet")
    with pytest.raises(StoreDamaged, match="month=2026-03"):
        add(root)
    assert count(root) == 10


def test_a_whole_warehouse_loses_nothing(root: Path) -> None:
    with Store(root) as store, store.begin("repair", sample.AT, salvage=True) as tx:
        assert tx.lost == ()


def test_a_lost_manifest_is_made_good(root: Path) -> None:
    (root / "parquet/_latest.json").write_text("{")
    add(root)
    assert count(root) == 11
    with Store(root) as store:
        assert store.manifest.run_id == "add"


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)


def written_to(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("delete from articles")


@pytest.mark.parametrize("harm", [garbage, written_to, Path.unlink])
def test_a_database_that_somebody_changed_is_built_anew(root: Path, harm: Harm) -> None:
    harm(root / "news.duckdb")
    assert "built anew" in add(root)[0]
    assert count(root) == 11


def test_damage_inside_a_trusted_database_is_found(root: Path) -> None:
    database = root / "news.duckdb"
    stat = database.stat()
    whole = bytearray(database.read_bytes())
    past_the_headers = 3 * 4096
    whole[past_the_headers:] = bytes(len(whole) - past_the_headers)
    database.write_bytes(whole)
    os.utime(database, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert "built anew" in add(root)[0]
    assert count(root) == 11


def test_a_log_left_beside_the_database_does_not_meet_the_new_one(root: Path) -> None:
    (root / "news.duckdb.wal").write_bytes(b"left by a crashed notebook")
    add(root)
    assert count(root) == 11


def test_other_partitions_are_refused(root: Path) -> None:
    with pytest.raises(WarehouseError, match="partitioned by month"):
        Store(root, partition="day")
    Store(root).close()


def test_day_partitions(tmp_path: Path) -> None:
    with Store(tmp_path, partition="day") as store, store.begin("r", sample.AT) as tx:
        tx.upsert(sample.batch({"article_id": "a", "day": MARCH}, {"article_id": "b", "day": None}))
        tx.put("entities", sample.entities("velde"))
        tx.commit()
    assert sorted(p.name for p in (tmp_path / "parquet/articles").iterdir()) == [
        "day=2026-03-05",
        "day=undated",
    ]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("cannot mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_keeps_what_was_published(base: Path, small_disk: Path) -> None:
    root = small_disk / "w"
    shutil.copytree(base, root, copy_function=shutil.copy2)
    (small_disk / "filler").write_bytes(bytes(shutil.disk_usage(small_disk).free - 200_000))
    with pytest.raises(WarehouseError, match="no space left"):
        add(root)
    assert count(root) == 10
    (small_disk / "filler").unlink()
    add(root)
    assert count(root) == 11


def test_a_read_only_disk_is_read_and_not_written_to(base: Path, small_disk: Path) -> None:
    root = small_disk / "w"
    shutil.copytree(base, root, copy_function=shutil.copy2)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(WarehouseError, match=r"cannot write to .*w: Read-only file system"):
        add(root)
    assert count(root) == 10
    assert parquet("articles", ["article_id"], root).num_rows == 10


def test_a_database_that_is_open_for_writing_is_published_over_and_said_so(root: Path) -> None:
    script = (
        "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"
    )
    command = [sys.executable, "-c", script, str(root / "news.duckdb")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "open\n"
        (warning,) = [said for said in add(root) if "open for writing" in said]
        holder.communicate("\n")
    assert warning.startswith(f"process {holder.pid} has news.duckdb open for writing")
    assert count(root) == 11


@pytest.mark.parametrize(("back", "refused"), [(timedelta(hours=3), False), (timedelta(3), True)])
def test_a_clock_set_back_by_days_is_refused(root: Path, back: timedelta, refused: bool) -> None:
    with Store(root) as store, store.begin("now", sample.AT) as tx:
        tx.put("runs", to_arrow("runs", [{"run_id": "now", "started_at": sample.AT}]))
        tx.commit()
    with Store(root) as store:
        if refused:
            with pytest.raises(WarehouseError, match=r"last run was on 2026-03-10 12:00 \(UTC\)"):
                store.begin("back", sample.AT - back)
        store.begin("back", sample.AT - back * (not refused)).close()


def test_a_place_that_cannot_be_written_to_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WarehouseError, match="cannot write"):
        Store(tmp_path / "file" / "w")
