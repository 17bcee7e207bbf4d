"""The flows under a real Prefect server: all tests that start one, for it takes its time."""

import atexit
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows import job
from flows.entry import Entry
from flows.local_server import LocalServer, any_port
from flows.runlog import RunLog
from flows.settings import PREFECT_ENVIRONMENT, Settings
from flows.status import status_of
from flows.summary import rows
from flows.workspace import StageError
from tests.flows.runs import settings, write

STORY = "Title: Ferry\nDate: 2026-03-03\n\nThe ferry sank off Trieste on Monday.\n"


class Api:
    """What the server says: `api("flow_runs", name=...)` asks with a filter."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, what: str, **which: Any) -> list[dict[str, Any]]:
        answer = httpx.post(f"{self.url}/{what}/filter", json=which, timeout=60).raise_for_status()
        found = answer.json()
        return found["events"] if what == "events" else found

    def states(self, label: str) -> dict[str, str]:
        """The flow runs on one warehouse: flow -> state."""
        runs = self("flow_runs", flow_runs={"tags": {"all_": [label]}})
        names = {flow["id"]: flow["name"] for flow in self("flows")}
        return {names[run["flow_id"]]: run["state_name"] for run in runs if run["start_time"]}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in PREFECT_ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        patch.delenv("PREFECT_API_URL", raising=False)
        server = LocalServer(scheduling=True, port=any_port())
        server.start()
        try:
            server.wait()
            patch.setenv("PREFECT_API_URL", server.api_url)
            refresh()
            yield Api(server.api_url)
        finally:
            server.stop()
    refresh()


def refresh() -> None:
    """Have Prefect, in this process, read the environment again."""
    from prefect.context import refresh_global_settings_context

    from flows.pipeline import hush

    refresh_global_settings_context()
    atexit.register(hush)


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    return settings(tmp_path / "raw", tmp_path / "warehouse")


def logged(chosen: Settings) -> list[Entry]:
    return list(RunLog(chosen.warehouse).entries())


def eventually(true: Callable[[], Any], seconds: float = 60) -> Any:
    """What becomes true, or is not after a while."""
    limit = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < limit:
        time.sleep(0.2)
    return found


def test_a_run_is_three_flows_under_one_and_tells_all_that_it_did(
    api: Api, chosen: Settings
) -> None:
    from flows import pipeline

    write(chosen.raw / "a.txt", STORY)
    for number in range(3):
        (chosen.raw / f"{number}.json.gz").write_bytes(b"\x1f\x8b\x08\x00 cut short")
    left_running = killed_run(chosen)
    work = pipeline.run(chosen)
    warning = "3 of 4 inputs were rejected"

    (entry,) = (said for said in logged(chosen) if said["run_id"] == work.run_id)
    assert (entry["status"], entry["warnings"]) == ("completed", [warning])
    (parent,) = api("flow_runs", flow_runs={"id": {"any_": [entry["flow_run_id"]]}})
    assert parent["state_name"] == "Completed"
    below = api("flow_runs", flow_runs={"parent_flow_run_id": {"any_": [parent["id"]]}})
    assert [run["state_name"] for run in below] == ["Completed"] * 3

    of_it = {"artifacts": {"flow_run_id": {"any_": [parent["id"]]}}}
    made = {(a["key"], a["description"]): a["data"] for a in api("artifacts", **of_it)}
    table = made["summary", work.run_id]
    assert [(row["what"], row["value"]) for row in json.loads(table)][1:] == rows(work.counts)
    report = made["report", work.run_id]
    for said in (f"Warning: {warning}", "| truncated | 3 |", "Slowest stage: "):
        assert said in report

    resource = {"id": [f"dateline.warehouse.{chosen.label}"]}
    wanted = {"event": {"name": ["dateline.warning"]}, "resource": resource}
    (event,) = eventually(lambda: api("events", filter=wanted))
    assert event["payload"] == {"run_id": work.run_id, "warning": warning}

    (died,) = api("flow_runs", flow_runs={"id": {"any_": [left_running]}})
    assert died["state_name"] == "Crashed"


def killed_run(chosen: Settings) -> str:
    """What a run killed with SIGKILL leaves: a marker, and a flow run in the state Running."""
    from prefect import get_client
    from prefect.states import Running

    from flows.entry import opening
    from flows.pipeline import dateline
    from warehouse.store import Store

    with get_client(sync_client=True) as client:
        died = client.create_flow_run(dateline, parameters={}, state=Running())
    Store(chosen.warehouse).close()
    RunLog(chosen.warehouse).begin(opening("killed", datetime.now(UTC), str(died.id)))
    return str(died.id)


def test_neither_server_nor_log_keeps_a_word_of_an_article(
    api: Api, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import pipeline

    def fail(_: Any) -> None:
        raise ValueError(f"cannot convert '{STORY}' to a date")

    write(chosen.raw / "ferry.txt", STORY.replace("Trieste", "Zorvanik"))
    pipeline.run(chosen)
    monkeypatch.setitem(job.STAGES, "publish", fail)
    with pytest.raises(StageError):
        pipeline.run(chosen)
    kept = Path(os.environ["PREFECT_HOME"]), chosen.warehouse / "runs.jsonl"
    assert eventually(lambda: "prefect.db" in said_in(*kept, word="Encountered exception"))
    assert said_in(*kept, word="cannot convert … to a date") >= {"prefect.db", "runs.jsonl"}
    for word in ("Zorvanik", "Trieste", "ferry.txt"):
        assert said_in(*kept, word=word) == set()


def said_in(*places: Path, word: str) -> set[str]:
    """The files in which a word stands, a database and its journal being one."""
    files = [file for place in places for file in (place, *place.rglob("*")) if file.is_file()]
    forms = (word.encode(), json.dumps(word)[1:-1].encode())
    return {
        file.name.removesuffix("-wal")
        for file in files
        if any(form in file.read_bytes() for form in forms)
    }


def test_records_of_old_runs_go(api: Api, chosen: Settings) -> None:
    from flows import pipeline, records

    write(chosen.raw / "a.txt", STORY)
    pipeline.run(chosen)
    assert len(api.states(chosen.label)) == 4
    records.prune(replace(chosen, keep_runs_days=1))
    assert len(api.states(chosen.label)) == 4
    records.prune(replace(chosen, keep_runs_days=0))
    assert api.states(chosen.label) == {}


def test_sigterm_ends_a_served_run_after_its_batch_and_leaves_nothing(
    api: Api, chosen: Settings
) -> None:
    for number in range(300):
        write(chosen.raw / f"{number}.txt", STORY.replace("Monday", f"March {number % 27 + 1}"))
    places = ["--raw", str(chosen.raw), "--warehouse", str(chosen.warehouse)]
    command = [sys.executable, "-m", "flows.cli", "serve", "--every", "1h", *places]
    environment = {**os.environ, "DATELINE_BATCH": "1", "DATELINE_WORKERS": "1"}
    served = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    log = RunLog(chosen.warehouse)
    assert eventually(lambda: log.unfinished() and (chosen.warehouse / ".staging").exists())
    served.send_signal(signal.SIGTERM)
    assert served.wait(120) == 0
    assert served.stderr and "told to end" in served.stderr.read()
    (entry,) = logged(chosen)
    assert entry["status"] == "stopped"
    states = api.states(chosen.label)
    assert states["dateline"] == "Cancelled"
    assert set(states.values()) <= {"Completed", "Cancelled"}
    assert not (chosen.warehouse / "news.duckdb").exists()
    assert not Path(f"/proc/{entry['pid']}").exists()
    assert not status_of(chosen.warehouse, timedelta(hours=1)).running
