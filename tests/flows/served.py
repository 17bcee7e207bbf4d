"""A real Prefect server, for tests: what it is asked, and who serves a warehouse at it."""

import atexit
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from flows.runlog import RunLog
from flows.settings import Settings


class Api:
    """What the server says: `api("flow_runs", name=...)` asks with a filter."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, what: str, **which: Any) -> list[dict[str, Any]]:
        answer = httpx.post(f"{self.url}/{what}/filter", json=which, timeout=60).raise_for_status()
        found = answer.json()
        return found["events"] if what == "events" else found

    def states(self, label: str) -> list[tuple[str, str]]:
        """The flow runs on one warehouse in the order of their start: flow and state."""
        runs = self("flow_runs", flow_runs={"tags": {"all_": [label]}}, sort="START_TIME_ASC")
        names = {flow["id"]: flow["name"] for flow in self("flows")}
        return [(names[run["flow_id"]], run["state_name"]) for run in runs if run["start_time"]]


def refresh() -> None:
    """Have Prefect, in this process, read the environment again."""
    from prefect.context import refresh_global_settings_context

    from flows.pipeline import hush

    refresh_global_settings_context()
    atexit.register(hush)


def eventually(true: Callable[[], Any], seconds: float = 60) -> Any:
    """What becomes true, or is not after a while."""
    limit = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < limit:
        time.sleep(0.2)
    return found


@contextmanager
def served(chosen: Settings) -> Iterator[subprocess.Popen[str]]:
    """A process that serves a warehouse, whose run has begun; killed at the block's end."""
    places = ["--raw", str(chosen.raw), "--warehouse", str(chosen.warehouse)]
    command = [sys.executable, "-m", "flows.cli", "serve", "--every", "1h", *places]
    environment = {**os.environ, "DATELINE_BATCH": "1", "DATELINE_WORKERS": "1"}
    left, staging = under_way(chosen), chosen.warehouse / ".staging"
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert eventually(lambda: under_way(chosen) not in (None, left) and staging.exists())
        yield process
    finally:
        process.kill()
        process.communicate()


def under_way(chosen: Settings) -> int | None:
    """The process of the run under way, or of one that was killed."""
    entry = RunLog(chosen.warehouse).unfinished()
    return entry["pid"] if entry and entry["status"] == "running" else None
