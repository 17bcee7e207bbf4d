"""The flows under a real Prefect server: all tests that start one, for it takes its time."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import job, stopping
from flows.entry import Entry
from flows.local_server import LocalServer, any_port
from flows.runlog import RunLog
from flows.settings import PREFECT_ENVIRONMENT, Settings
from flows.status import status_of
from flows.stopping import Stopped
from flows.summary import rows
from flows.workspace import StageError
from tests.flows.runs import run_bare, settings, write
from tests.flows.served import Api, eventually, refresh, served, under_way

STORY = "Title: Ferry\nDate: 2026-03-03\n\nThe ferry sank off Trieste on Monday.\n"


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


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    return settings(tmp_path / "raw", tmp_path / "warehouse")


def logged(chosen: Settings) -> list[Entry]:
    return list(RunLog(chosen.warehouse).entries())


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
    assert api.states(chosen.label) == []


def test_what_serves_is_killed_then_told_to_end_and_leaves_nothing_either_time(
    api: Api, chosen: Settings
) -> None:
    for number in range(150):
        write(chosen.raw / f"{number}.txt", STORY.replace("Monday", f"March {number % 27 + 1}"))
    with served(chosen) as process:
        if run := under_way(chosen):
            os.kill(run, signal.SIGKILL)
    gone = " ".join(status_of(chosen.warehouse, timedelta(hours=1)).problems)
    assert "was killed; the next run makes good" in gone
    assert f"process {process.pid}, which served it (1h), is gone" in gone
    assert ("dateline", "Running") in api.states(chosen.label)

    with served(chosen) as process:
        process.send_signal(signal.SIGTERM)
        assert process.wait(120) == 0
        assert process.stderr and "told to end" in process.stderr.read()
    crashed, stopped = logged(chosen)
    assert (crashed["status"], stopped["status"]) == ("crashed", "stopped")
    states = api.states(chosen.label)
    assert [end for flow, end in states if flow == "dateline"] == ["Crashed", "Cancelled"]
    assert {end for _, end in states} <= {"Completed", "Cancelled", "Crashed"}
    assert not (chosen.warehouse / "news.duckdb").exists()
    assert not Path(f"/proc/{stopped['pid']}").exists()
    assert not status_of(chosen.warehouse, timedelta(hours=1)).running
    run_bare(chosen.raw, chosen.warehouse)
    assert status_of(chosen.warehouse, timedelta(hours=1)).well


def test_a_run_whose_server_was_killed_along_ends_without_asking_it_again(
    api: Api, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client import base

    from flows import records

    monkeypatch.setattr(base, "PREFECT_CLIENT_MAX_RETRIES", base.PREFECT_CLIENT_MAX_RETRIES)
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{any_port()}/api")
    refresh()
    records.orphaned()
    try:
        with pytest.raises(Stopped):
            stopping.check()
        begun = time.monotonic()
        records.prune(chosen)  # with its five retries a minute
        assert time.monotonic() - begun < 20
    finally:
        stopping._wish.clear()
        monkeypatch.undo()
        refresh()


OPERATING = Path(__file__).parents[2] / "docs" / "operating.md"


def block(kind: str, word: str) -> str:
    """The block of the manual's page on operating in which a word stands."""
    blocks = re.findall(rf"^```{kind}\n(.*?)^```", OPERATING.read_text("utf-8"), re.M | re.S)
    (found,) = (each for each in blocks if word in each)
    return str(found)


def test_the_commands_for_a_work_pool_deploy_the_main_job(api: Api) -> None:
    create, deploy, start = block("sh", "work-pool").splitlines()
    for command in (create, deploy):
        program = f"{shlex.quote(sys.executable)} -m prefect"
        subprocess.run(
            ["sh", "-c", re.sub(r"\bprefect\b", program, command, count=1)],
            cwd=OPERATING.parents[1],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    (found,) = api("deployments", deployments={"name": {"any_": ["main"]}})
    assert found["entrypoint"] == "flows.pipeline.dateline"
    assert start == f"prefect worker start --pool {found['work_pool_name']}"
    places = {"raw": "/srv/news/raw", "warehouse": "/srv/news/warehouse"}
    assert found["parameters"] == places


def test_the_automation_of_the_manual_is_taken(api: Api) -> None:
    exec(block("python", "Automation("), {})
    (found,) = api("automations")
    assert found["enabled"] and found["trigger"]["match"] == {
        "prefect.resource.id": "dateline.warehouse.*"
    }
