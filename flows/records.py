"""What Prefect's server keeps of the runs: artifacts, events, and the states of those that died.

A run that is done is done: when the server cannot be reached, that is said, and nothing fails.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from prefect import get_client, runtime
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client import base
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.events import emit_event
from prefect.states import Cancelled, Crashed

from flows import stopping
from flows.entry import Entry
from flows.markdown import report
from flows.settings import Settings
from flows.summary import rows, several
from flows.workspace import Workspace

# Those in which a run is not over.
OPEN = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING, StateType.PAUSED]
AT_MOST = 200  # old records to delete in one run

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def say(line: str) -> None:
    """One line for whoever watches the process: a journal, mostly."""
    print(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} dateline {line}", file=sys.stderr, flush=True)


def harmless(
    what: str,
) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer | None]]:
    """A function that does something at the server, in words: its failure is said, and harms
    nothing.
    """

    def made(function: Callable[Given, Answer]) -> Callable[Given, Answer | None]:
        @wraps(function)
        def guarded(*given: Given.args, **named: Given.kwargs) -> Answer | None:
            try:
                return function(*given, **named)
            except Exception as error:
                line = " ".join(str(error).split()) or type(error).__name__
                say(f"could not {what} at the Prefect server: {line[:300]}")
                return None

        return guarded

    return made


def tell(settings: Settings, entry: Entry, work: Workspace | None) -> None:
    """Tell the server how a run ended: this one, or one that was killed before it. There is no
    `work` of that, nor of one that failed before it looked."""
    if runtime.deployment.id:
        say(in_short(entry))
    if work is None and entry.get("flow_run_id") != runtime.flow_run.id:
        mark_crashed(entry)
    artifacts(settings, entry, work)
    warn(settings, entry)
    prune(settings)


class NoRetries:
    """In the place of Prefect's setting, which a flow under way has its own copy of."""

    @staticmethod
    def value() -> int:
        return 0


def orphaned() -> None:
    """End the run, for the process that serves it was killed, and its server with it: each thing
    left to say would be tried again for a minute, and the warehouse held as long."""
    stopping.wish()
    base.PREFECT_CLIENT_MAX_RETRIES = NoRetries  # type: ignore[assignment,misc]


def in_short(entry: Entry) -> str:
    """An entry in a line."""
    said = [f"run {entry['run_id']} {entry['status']}"]
    if entry.get("error"):
        said.append(entry["error"])
    if "articles_new" in entry:
        said.append(f"{entry['articles_new']} new, {entry['articles_updated']} updated")
    if "rejected" in entry:  # not of one that failed before it looked
        said.append(f"{entry['rejected']} rejected")
    if entry.get("skipped"):
        said.append(f"{several(entry['skipped'], 'scheduled run')} skipped")
    return "; ".join([*said, *(f"warning: {warning}" for warning in entry.get("warnings") or ())])


@harmless("leave the artifacts")
def artifacts(settings: Settings, entry: Entry, work: Workspace | None) -> None:
    """The summary as a table, and all that an operator asks as markdown."""
    summary = [
        {"what": label, "value": value} for label, value in (rows(work.counts) if work else ())
    ]
    head = [{"what": "Run", "value": f"{entry['run_id']} {entry['status']}"}]
    create_table_artifact(head + summary, key="summary", description=entry["run_id"])
    create_markdown_artifact(report(entry, settings), key="report", description=entry["run_id"])


@harmless("send the warnings")
def warn(settings: Settings, entry: Entry) -> None:
    """An event for each warning, and one for a run that failed, which an automation can act on."""
    resource = {
        "prefect.resource.id": f"dateline.warehouse.{settings.label}",
        "prefect.resource.name": str(settings.warehouse),
    }
    for warning in entry.get("warnings") or ():
        payload = {"run_id": entry["run_id"], "warning": warning}
        emit_event("dateline.warning", resource, payload=payload)
    if entry["status"] in ("failed", "crashed"):
        payload = {"run_id": entry["run_id"], "error": entry["error"]}
        emit_event(f"dateline.{entry['status']}", resource, payload=payload)


@harmless("mark what was killed")
def mark_crashed(entry: Entry) -> None:
    """Give a run that was killed, and its stages, the end that it could not report."""
    if not (flow_run_id := entry.get("flow_run_id")):
        return
    with get_client(sync_client=True) as client:
        of_it = [{"id": {"any_": [flow_run_id]}}, {"parent_flow_run_id": {"any_": [flow_run_id]}}]
        for which in of_it:
            for died in _found(client, {**which, "state": {"type": {"any_": OPEN}}}):
                crashed = Crashed(message=entry["error"])
                client.set_flow_run_state(died.id, crashed, force=True)


@harmless("skip what fell due")
def skip_overdue(deployment_id: str | None = None) -> int:
    """Cancel the scheduled runs of a deployment, that of this run by default, which are due by now:
    the run under way does their work. Returns their number."""
    deployment_id = deployment_id or runtime.deployment.id
    if not deployment_id:
        return 0
    due = {
        "deployment_id": {"any_": [deployment_id]},
        "state": {"type": {"any_": [StateType.SCHEDULED]}},
        "next_scheduled_start_time": {"before_": datetime.now(UTC)},
    }
    with get_client(sync_client=True) as client:
        overdue = list(_found(client, due))
        for missed in overdue:
            skipped = Cancelled(
                name="Skipped", message="it fell due while another run was under way"
            )
            client.set_flow_run_state(missed.id, skipped, force=True)
    return len(overdue)


@harmless("clear what was left")
def clear(deployment_id: str) -> int | None:
    """Before a deployment is served: end the runs whose process is gone with the one that served
    it last, and skip what fell due since. Returns how many were skipped."""
    which = {"deployment_id": {"any_": [deployment_id]}, "state": {"type": {"any_": OPEN}}}
    with get_client(sync_client=True) as client:
        for died in _found(client, which):
            mark_crashed({"flow_run_id": str(died.id), "error": "its process is gone"})
    return skip_overdue(deployment_id)


@harmless("delete old records")
def prune(settings: Settings) -> None:
    """Delete the records of old runs on this warehouse, with their artifacts."""
    before = datetime.now(UTC) - timedelta(days=settings.keep_runs_days)
    old = {"tags": {"all_": [settings.label]}, "end_time": {"before_": before}}
    with get_client(sync_client=True) as client:
        for gone in _found(client, old):
            kept = client.read_artifacts(flow_run_filter=FlowRunFilter(id={"any_": [gone.id]}))
            for artifact in kept:
                client.delete_artifact(artifact.id)
            client.delete_flow_run(gone.id)


def _found(client: SyncPrefectClient, which: dict[str, object]) -> Iterator[FlowRun]:
    yield from client.read_flow_runs(
        flow_run_filter=FlowRunFilter.model_validate(which), limit=AT_MOST
    )
