"""Which failures are tried again, and how a run goes about it."""

import errno
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import httpx
import pytest

from flows import job, pipeline, retry
from flows.runlog import RunLog
from flows.stopping import Stopped
from flows.workspace import Counts, StageError
from tests.flows.runs import settings, write
from warehouse.errors import CheckFailed

CASES = [
    (OSError(errno.EIO, "Input/output error"), True),
    (OSError(errno.ESTALE, "Stale file handle"), True),
    (TimeoutError(errno.ETIMEDOUT, "Connection timed out"), True),
    (duckdb.IOException('IO Error: Could not read "a.parquet": Input/output error'), True),
    (OSError(errno.ENOSPC, "No space left on device"), False),
    (PermissionError(errno.EACCES, "Permission denied"), False),
    (FileNotFoundError(errno.ENOENT, "No such file or directory"), False),
    (duckdb.IOException("IO Error: No such file or directory"), False),
    (CheckFailed("check article_exists failed"), False),
    (ValueError("Input/output error"), False),
]


@pytest.mark.parametrize(("error", "expected"), CASES)
def test_what_another_try_can_mend(error: Exception, expected: bool) -> None:
    assert retry.passing(error) is expected
    try:
        raise StageError("publish", error) from error
    except StageError as wrapped:
        assert retry.passing(wrapped) is expected


@pytest.mark.parametrize(
    ("error", "statuses"),
    [
        (OSError(errno.EIO, "Input/output error"), ["failed", "failed", "completed"]),
        (OSError(errno.ENOSPC, "No space left"), ["failed"]),
    ],
)
def test_a_run_tries_again_after_pauses_where_that_can_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, statuses: list[str]
) -> None:
    write(tmp_path / "raw/a.txt", "Title: Ferry\nDate: 2026-03-03\n\nIt sank on Monday.\n")
    failures, paused, publish = [error, error], list[float](), job.STAGES["publish"]

    def failing(work: Any) -> None:
        if failures:
            raise failures.pop()
        publish(work)

    monkeypatch.setitem(job.STAGES, "publish", failing)
    monkeypatch.setattr(job.stopping, "wait", paused.append)
    chosen = settings(tmp_path / "raw", tmp_path / "w", retry_pauses=(10, 60, 300))
    if statuses[-1] == "failed":
        with pytest.raises(StageError, match="publish failed"):
            job.run(chosen)
    else:
        job.run(chosen)
    assert [entry["status"] for entry in RunLog(tmp_path / "w").entries()] == statuses
    assert paused == [10, 60][: len(statuses) - 1]


AWAY = httpx.ConnectError("All connection attempts failed")


@pytest.mark.parametrize(
    ("met", "does", "raised", "begun", "paused"),
    [
        ([], True, None, 1, []),
        ([AWAY, AWAY], False, None, 3, [10, 60]),  # it begins when the server is back
        ([AWAY] * 3, False, httpx.ConnectError, 3, [10, 60]),
        ([AWAY], True, None, 1, []),  # done, and the server did not hear of it
        ([StageError("ingest", ValueError("no"))], True, StageError, 1, []),
        ([Stopped()], False, Stopped, 1, []),
    ],
)
def test_a_stage_waits_for_a_server_that_is_away(
    monkeypatch: pytest.MonkeyPatch,
    met: list[Exception],
    does: bool,
    raised: type[Exception] | None,
    begun: int,
    paused: list[int],
) -> None:
    work = SimpleNamespace(counts=Counts(), settings=SimpleNamespace(retry_pauses=(10, 60)))
    left, times, pauses = list(met), list[str](), list[float]()

    def stage(run_id: str) -> None:
        times.append(run_id)
        if does:
            work.counts.seconds["ingest"] = 1.0
        if left:
            raise left.pop()

    monkeypatch.setattr(pipeline, "workspace", lambda _: work)
    monkeypatch.setattr(pipeline.stopping, "wait", pauses.append)
    if raised:
        with pytest.raises(raised):
            pipeline.as_flow(stage, "r1")
    else:
        pipeline.as_flow(stage, "r1")
    assert (len(times), pauses) == (begun, paused)


def test_what_a_failed_stage_said_is_not_lost_with_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Prefect tells the server of the failure, which is away."""

    def stage(_: str) -> None:
        try:
            raise StageError("ingest", ValueError("no"))
        except StageError:
            raise AWAY  # noqa: B904

    work = SimpleNamespace(counts=Counts(), settings=SimpleNamespace(retry_pauses=(10,)))
    monkeypatch.setattr(pipeline, "workspace", lambda _: work)
    with pytest.raises(StageError, match="ingest failed"):
        pipeline.as_flow(stage, "r1")
