"""A run that is told to end: after the batch in hand, publishing nothing, leaving no process."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest

from flows import copies, job, link, pool, stopping
from flows.runlog import RunLog
from flows.stopping import Stopped
from tests.flows.runs import run_bare, settings, write
from tests.processes import status
from transforms import duplicates


@pytest.fixture(autouse=True)
def unheard() -> Iterator[None]:
    yield
    stopping._wish.clear()


def terminate(process: int, batch: int) -> int:
    """A batch during which somebody tells a process to end."""
    os.kill(process, signal.SIGTERM)
    return batch


def test_the_batch_in_hand_is_finished_and_no_other_begun() -> None:
    done = []
    with stopping.heard(), pytest.raises(Stopped):
        for batch in pool.over_processes(partial(terminate, os.getpid()), range(5), 1):
            done.append(batch)
    assert done == [0]


def test_no_worker_is_left() -> None:
    with stopping.heard(), pytest.raises(Stopped):
        list(pool.over_processes(partial(terminate, os.getpid()), range(50), 2))
    assert not workers()


def workers() -> list[str]:
    """Processes that a child of ours, the server that forks workers, has forked."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    files = (Path(f"/proc/{child}/task/{child}/children") for child in children)
    return [pid for file in files if file.exists() for pid in file.read_text().split()]


def test_sigterm_in_a_stage_ends_the_run_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "raw/a.txt", "Title: Ferry\nDate: 2026-03-03\n\nIt sank on Monday.\n")
    annotate = job.STAGES["annotate"]
    monkeypatch.setitem(
        job.STAGES, "annotate", lambda work: (terminate(os.getpid(), 0), annotate(work))
    )
    with pytest.raises(Stopped):
        run_bare(tmp_path / "raw", tmp_path / "w")
    (entry,) = RunLog(tmp_path / "w").entries()
    assert (entry["status"], entry["articles_new"]) == ("stopped", 0)
    assert not (tmp_path / "w/news.duckdb").exists()
    assert not (tmp_path / "w/.staging").exists()


@pytest.mark.parametrize(("module", "slow"), [(link, "seen_of"), (duplicates, "_led")])
def test_sigterm_while_names_are_linked_or_copies_sought_ends_the_run(
    module: ModuleType, slow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"raw/{name}.txt", "Title: Ferry\n\nAnna Bloom saw it sink off Oslo.\n")
    asked: list[object] = []
    step = getattr(module, slow)

    def asked_to_stop(table: pa.Table) -> Any:
        asked.append(terminate(os.getpid(), len(table)))
        return step(table)

    monkeypatch.setattr(module, slow, asked_to_stop)
    monkeypatch.setattr(copies, "_assign", lambda *_: asked.append("later"))
    monkeypatch.setattr(link, "ROWS_AT_ONCE", 1)
    with pytest.raises(Stopped):
        run_bare(tmp_path / "raw", tmp_path / "w")
    assert len(asked) == 1  # nothing was begun after it
    assert not (tmp_path / "w/news.duckdb").exists()


def test_sigterm_between_stages_which_prefect_hears_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.exceptions import TerminationSignal

    from flows import pipeline

    def heard_by_prefect(_: str) -> None:
        raise TerminationSignal(signal.SIGTERM)

    write(tmp_path / "raw/a.txt", "Title: Ferry\nDate: 2026-03-03\n\nIt sank on Monday.\n")
    monkeypatch.setattr(pipeline, "ingest_flow", heard_by_prefect)
    with pytest.raises(Stopped):
        job.run(
            settings(tmp_path / "raw", tmp_path / "w"), stages=partial(pipeline.three_flows, [])
        )
    (entry,) = RunLog(tmp_path / "w").entries()
    assert (entry["status"], entry["error"]) == ("stopped", "stopped before it was done")


def wait_long(_: int) -> None:
    time.sleep(600)


def work_until_killed(pids: Path) -> None:
    """A process with two workers that dies by SIGKILL as soon as both are there."""

    def watch() -> None:
        while len(found := workers()) < 2:
            time.sleep(0.05)
        pids.write_text(" ".join(found))
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch).start()
    list(pool.over_processes(wait_long, range(2), 2))


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    assert status(work_until_killed, tmp_path / "pids") == -signal.SIGKILL
    left = (tmp_path / "pids").read_text().split()
    limit = time.monotonic() + 20
    while any(running(pid) for pid in left) and time.monotonic() < limit:
        time.sleep(0.05)
    assert len(left) == 2 and not any(running(pid) for pid in left)


def running(pid: str) -> bool:
    """Whether a process is there, and no zombie that nobody has reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


SERVED = """
import multiprocessing
said_last = "import atexit, sys; atexit.register(print, 'leaked', file=sys.stderr); "
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=exec, args=(said_last + "{}",))
    child.start()
    child.join()
"""


@pytest.mark.parametrize(
    ("before_its_end", "shown"), [("import flows.pipeline", ""), ("pass", "leaked\n")]
)
def test_a_served_run_shows_nothing_at_its_end(
    before_its_end: str, shown: str, tmp_path: Path
) -> None:
    """Not even one that is told to end before its first line is reached."""
    script = tmp_path / "served.py"
    script.write_text(SERVED.replace("{}", before_its_end))
    command = [sys.executable, "-W", "ignore", str(script)]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": root}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, shown)
