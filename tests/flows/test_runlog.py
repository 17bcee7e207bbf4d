"""The log of runs: whole lines, and the truth of runs that could not tell it themselves."""

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import job
from flows.entry import Entry
from flows.job import ONCE
from flows.runlog import SIZE, RunLog
from warehouse.errors import WarehouseError

AT = datetime(2026, 3, 5, 8, tzinfo=UTC)


def entry(run_id: str, status: str = "completed", at: datetime = AT, **more: Any) -> Entry:
    return {"run_id": run_id, "status": status, "started_at": at, **more}


@pytest.fixture
def log(tmp_path: Path) -> RunLog:
    return RunLog(tmp_path)


def statuses(log: RunLog) -> list[tuple[str, str]]:
    return [(said["run_id"], said["status"]) for said in log.entries()]


def test_a_run_that_ends_leaves_a_line_and_no_marker(log: RunLog) -> None:
    log.begin(entry("a", "running"))
    unfinished = log.unfinished()
    assert unfinished and unfinished["run_id"] == "a"
    log.end(entry("a", finished_at=AT))
    assert log.unfinished() is None
    assert list(log.entries()) == [entry("a", finished_at=AT)]


@pytest.mark.parametrize(
    ("published", "status"), [(None, "crashed"), ("older", "crashed"), ("a", "completed")]
)
def test_a_killed_run_is_written_down_by_the_next(
    log: RunLog, published: str | None, status: str
) -> None:
    log.begin(entry("a", "running"))
    settled = log.settle(published)
    assert settled and "killed" in settled["error"]
    assert statuses(log) == [("a", status)]
    assert log.settle(published) is None


def test_a_run_killed_after_its_line_is_not_written_down_twice(log: RunLog) -> None:
    log.begin(entry("a", "running"))
    log.append(entry("a"))
    assert log.settle(None) is None
    assert statuses(log) == [("a", "completed")]
    assert log.unfinished() is None


def test_without_space_for_a_line_the_marker_tells(
    log: RunLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.begin(entry("a", "running"))
    with monkeypatch.context() as patch:
        patch.setattr(RunLog, "append", full_disk)
        log.end(entry("a", "failed", error="no space left " + "x" * SIZE, warnings=["w" * SIZE]))
    left = log.unfinished()
    assert left and left["status"] == "failed" and left["error"].startswith("no space left")
    assert log.marker.stat().st_size == SIZE
    log.settle(None)
    assert statuses(log) == [("a", "failed")]


def full_disk(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_a_line_cut_short_is_left_out_and_not_added_to(log: RunLog) -> None:
    log.append(entry("a"))
    with log.path.open("ab") as file:
        file.write(b'{"run_id": "b", "sta')
    log.append(entry("c"))
    assert statuses(log) == [("a", "completed"), ("c", "completed")]


def test_old_entries_go(log: RunLog) -> None:
    for day in range(5):
        log.append(entry(str(day), at=AT + timedelta(days=day)))
    log.prune(AT + timedelta(days=3))
    assert [run_id for run_id, _ in statuses(log)] == ["3", "4"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"error": "killed before it was done"}, "run a failed; killed before it was done"),
        ({**job.NOTHING, "error": "damaged: x"}, "run a failed; damaged: x; 0 new, 0 updated"),
        ({**job.NOTHING, "rejected": 2}, "run a failed; 0 new, 0 updated; 2 rejected"),
    ],
)
def test_a_run_in_a_line_says_what_is_known_of_it(more: Entry, said: str) -> None:
    from flows import records

    assert records.in_short(entry("a", "failed", **more)) == said


def test_a_run_that_a_full_disk_keeps_from_beginning_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from flows import pipeline

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(RunLog, "begin", full)
    with pytest.raises(WarehouseError, match=r"cannot write .*: No space left on device"):
        pipeline._main(str(tmp_path), str(tmp_path / "w"), ONCE)
    assert "dateline run failed: cannot write" in capsys.readouterr().err
