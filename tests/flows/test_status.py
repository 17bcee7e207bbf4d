"""`dateline status` tells the truth: after a good run, a failed, a killed and a stopped one."""

import json
import shutil
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from flows import job
from flows.cli import main
from flows.commands.status import lines
from flows.runlog import RunLog
from flows.serving import claimed
from flows.status import Status, status_of
from flows.workspace import StageError
from tests.flows import killed_run
from tests.flows.runs import run_bare, write
from tests.processes import status as exit_status
from warehouse import connect
from warehouse.errors import WarehouseError
from warehouse.rows import conform, to_arrow
from warehouse.store import Store

HOUR = timedelta(hours=1)
STORY = "Title: Ferry\nDate: 2026-03-03\n\nThe ferry sank off Trieste on Monday.\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    write(root / "raw/a.txt", STORY)
    run_bare(root / "raw", root / "w")
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path / "root", copy_function=shutil.copy2)
    return tmp_path / "root"


def look(root: Path, now: datetime | None = None) -> Status:
    return status_of(root / "w", HOUR, now)


def problem(root: Path, now: datetime | None = None) -> str:
    """The one thing that is wrong."""
    (found,) = look(root, now).problems
    return found


def mended(root: Path) -> bool:
    """Whether the next run leaves all well."""
    run_bare(root / "raw", root / "w")
    return look(root).well


def test_after_a_good_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--warehouse", str(root / "w")]) == 0
    assert "All is well.\n" in capsys.readouterr().out
    assert main(["status", "--warehouse", str(root / "w"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["well"], found["articles"], found["runs"][0]["articles_new"]) == (True, 1, 1)


def test_before_the_first_run(tmp_path: Path) -> None:
    assert "nothing is published" in problem(tmp_path)


def test_stale_data_and_a_clock_set_back(root: Path) -> None:
    assert problem(root, datetime.now(UTC) + 3 * HOUR).startswith("stale: ")
    assert "clock was set back" in problem(root, datetime.now(UTC) - 3 * HOUR)


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(seconds=2), "ended 0 s ago"),
        (-2 * HOUR, "ended 2 h ago"),
        (HOUR, "60 min from now"),
    ],
)
def test_a_run_that_ends_while_one_looks_is_not_in_the_future(
    root: Path, ahead: timedelta, said: str
) -> None:
    status = look(root)
    assert status.looked_at
    status.now = status.looked_at - ahead
    assert said in "\n".join(lines(status))


def test_a_clock_that_was_ahead_is_mended_by_a_rebuild(root: Path) -> None:
    ahead = datetime.now(UTC) + 72 * HOUR
    with Store(root / "w") as store, store.begin("ahead", ahead) as tx:
        row = {"run_id": "ahead", "status": "completed", "started_at": ahead}
        tx.put(
            "runs", pa.concat_tables([conform(tx.scan("runs"), "runs"), to_arrow("runs", [row])])
        )
        tx.commit()
    write(root / "raw/b.txt", STORY.replace("Monday", "Sunday"))
    with pytest.raises(WarehouseError, match="or if it was wrong then, `dateline run --rebuild`"):
        run_bare(root / "raw", root / "w")
    run_bare(root / "raw", root / "w", rebuild=True)
    with connect(root / "w") as con:
        assert con.execute("select status from runs order by started_at").fetchall() == [
            (said,) for said in ("completed", "failed", "completed")
        ]
    write(root / "raw/c.txt", STORY.replace("Monday", "Saturday"))
    assert mended(root)


def test_a_run_that_found_nothing_new_keeps_the_data_fresh(root: Path) -> None:
    for _ in range(2):
        run_bare(root / "raw", root / "w")
    last = look(root).runs[-1]
    assert last["status"] == "unchanged"
    assert look(root).looked_at == last["finished_at"]


def test_a_failed_run_until_the_next(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Any) -> None:
        raise ValueError("the moon was\nfull")

    with monkeypatch.context() as patch, pytest.raises(StageError):
        patch.setitem(job.STAGES, "annotate", fail)
        run_bare(root / "raw", root / "w")
    assert problem(root).startswith("the last run failed: annotate failed: the moon was full (V")
    assert main(["status", "--warehouse", str(root / "w")]) == 1
    assert mended(root)


def test_a_killed_run_until_the_next(root: Path) -> None:
    write(root / "raw/b.txt", STORY.replace("Monday", "Sunday"))
    point = "flows.annotate:annotate_batch"
    assert exit_status(killed_run.main, root / "raw", root / "w", point, 1) == -signal.SIGKILL
    assert "was killed" in problem(root)
    assert mended(root)
    assert [entry["status"] for entry in look(root).runs] == ["completed", "crashed", "completed"]


def test_the_table_of_runs_tells_of_those_that_published_nothing(root: Path) -> None:
    for _ in range(2):
        run_bare(root / "raw", root / "w")
    write(root / "raw/b.txt", STORY.replace("Monday", "Sunday"))
    run_bare(root / "raw", root / "w")
    with connect(root / "w") as con:
        rows = con.execute("select status from runs order by started_at").fetchall()
    assert rows[-2:] == [("unchanged",), ("completed",)]


def test_a_run_under_way_is_no_problem(root: Path) -> None:
    with Store(root / "w"):
        RunLog(root / "w").begin(look(root).runs[0] | {"run_id": "now", "status": "running"})
        assert look(root).well
        assert look(root).running


def test_who_serves_it(root: Path) -> None:
    with claimed(root / "w", "15m", ""):
        served = look(root).served
        assert served and served.alive and served.schedule == "15m"
        left_behind = (root / "w/.serving.json").read_text()
    assert look(root).served is None
    (root / "w/.serving.json").write_text(left_behind)  # as a killed process leaves it
    assert "which served it (15m), is gone" in problem(root)


def test_a_damaged_file(root: Path) -> None:
    file = next((root / "w/parquet/articles").rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:-9])
    assert "is damaged" in problem(root)


@pytest.fixture
def small_disk(published: Path, tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("cannot mount a small disk here")
    shutil.copytree(published, place / "root", copy_function=shutil.copy2)
    yield place / "root"
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    root = small_disk
    write(root / "raw/b.txt", STORY.replace("Monday", "Sunday"))
    filler = small_disk / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - 300_000))
    with pytest.raises((StageError, WarehouseError)):
        run_bare(root / "raw", root / "w")
    assert "no space left" in problem(root).lower() or "failed" in problem(root)
    assert "MiB free" in look(root).warnings[0]
    filler.unlink()
    assert mended(root)


def test_of_a_url_it_says_that_it_speaks_of_the_copy_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert main(["status", "--warehouse", "s3://news/w"]) == 1
    assert f"of the copy here, {tmp_path}" in capsys.readouterr().out
    assert main(["status", "--warehouse", "s3://news/w", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["copy_of"] == "s3://news/w"


def test_a_disk_on_which_no_run_can_begin(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    assert problem(small_disk) == "no space left: a run cannot even say that it begins"


def test_before_the_first_run_there_is_no_good_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--warehouse", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "No good run yet" in said and "  0 articles\n" in said
