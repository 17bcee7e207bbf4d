"""Which failures are tried again, and how a run goes about it."""

import errno
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows import job, retry
from flows.runlog import RunLog
from flows.workspace import StageError
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
