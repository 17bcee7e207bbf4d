"""The main job under Prefect: ingest, annotate and publish, three flows under one."""

import atexit
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import asdict
from functools import partial

from prefect import flow, runtime, tags
from prefect.exceptions import CancelledRun, TerminationSignal
from prefect.states import Cancelled, State

from flows import job, records, settings, stopping
from flows.job import ONCE, Again, NotBegunError, run_stage
from flows.pool import with_parent
from flows.remote.session import working
from flows.retry import causes, of_the_server
from flows.runner import on_runner
from flows.settings import Settings
from flows.stopping import Stopped
from flows.workspace import Progress, StageError, Workspace, quiet, workspace
from warehouse.errors import StoreBusy

# How `run`, in the same process, hears from the flow: Prefect keeps what a flow is given.
_progress: ContextVar[Progress] = ContextVar("progress", default=quiet)
_chosen: ContextVar[Settings | None] = ContextVar("chosen", default=None)
_done: ContextVar[Callable[[Workspace], None] | None] = ContextVar("done", default=None)


def run(chosen: Settings, progress: Progress = quiet, again: Again = ONCE) -> Workspace:
    """Run the main job once under Prefect, and say what it did.

    Raises StageError, or Stopped after a SIGTERM or because another run is under way, with the
    published tables as they were.
    """
    done: list[Workspace] = []
    _chosen.set(chosen)
    _progress.set(progress)
    _done.set(done.append)
    try:
        with tags(chosen.label):
            dateline(**chosen.places, **asdict(again))
    except (CancelledRun, TerminationSignal) as error:
        raise Stopped from error
    return done[0]


@flow(name="dateline", description="Raw articles to a warehouse of who, where and when.")
def dateline(
    raw: str | None = None,
    warehouse: str | None = None,
    rebuild: bool = False,
    reprocess: bool = False,
) -> State | None:
    """One run over the folder `raw` into the folder `warehouse`; `DATELINE_*` says the rest.

    Cancelled when it was told to stop, and when another run is under way; failed when a stage was.
    """
    # Prefect pickles this function with all that it names, and only names of modules are small.
    return _main(raw, warehouse, Again(rebuild, reprocess))


def _main(raw: str | None, warehouse: str | None, again: Again) -> State | None:
    chosen = _chosen.get() or settings.from_environment(raw, warehouse)
    settings.prepare_workers()
    if runtime.deployment.id:
        with_parent(records.orphaned)
        atexit.register(hush)  # a worker's process, too, is a run's own
    told, flow_run_id = partial(records.tell, chosen), str(runtime.flow_run.id)
    try:
        with stopping.heard(signal.SIGINT), tags(chosen.label), working(chosen) as said:
            stages = partial(three_flows, said)
            work = job.run(chosen, _progress.get(), again, stages, told, flow_run_id)
    except Stopped as stopped:
        return Cancelled(message=str(stopped))
    except StoreBusy as busy:
        records.say(f"skipped: {busy}")
        return Cancelled(name="Skipped", message=str(busy))
    except NotBegunError as error:
        records.say(f"run failed: {error}")
        raise
    if done := _done.get():
        done(work)
    return None


def hush() -> None:
    """Show nothing more: DuckDB's binding takes for leaks what Prefect's threads hold at exit."""
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


# A served run is a process of its own, and may be told to end before its first line is reached.
if multiprocessing.parent_process():
    atexit.register(hush)


def three_flows(warnings: list[str], run_id: str) -> None:
    """The stages as flows of their own. Raises Stopped for one that was told to stop."""
    workspace(run_id).counts.warnings += warnings
    try:
        annotating = on_runner(annotate_flow, workspace(run_id).settings)
        for stage in (ingest_flow, annotating, publish_flow):
            as_flow(stage, run_id)
    except (CancelledRun, TerminationSignal) as error:  # the second: Prefect's handler heard it
        raise Stopped from error
    finally:
        workspace(run_id).counts.skipped = records.skip_overdue()


def as_flow(stage: Callable[[str], object], run_id: str) -> None:
    """A stage as a flow of its own. It waits for a server that is away when it begins, and is not
    begun again for one that did not hear how it ended."""
    work, pauses = workspace(run_id), iter(workspace(run_id).settings.retry_pauses)
    done = set(work.counts.seconds)
    while True:
        try:
            stage(run_id)
            return
        except Exception as error:
            if not of_the_server(error):
                raise
            for cause in causes(error):
                if isinstance(cause, StageError):
                    raise cause from None
            stopping.check()
            if work.counts.seconds.keys() > done:
                return
            if (pause := next(pauses, None)) is None:
                raise
            records.say(f"the Prefect server does not answer, next try in {pause} s")
            stopping.wait(pause)


@flow(name="ingest", description="Read what is new or changed in raw/.")
def ingest_flow(run_id: str) -> State | None:
    return _stage("ingest", run_id)


@flow(name="annotate", description="Find dates and names, and say who is who.")
def annotate_flow(run_id: str) -> State | None:
    return _stage("annotate", run_id)


@flow(name="publish", description="Check the tables and swap them in.")
def publish_flow(run_id: str) -> State | None:
    return _stage("publish", run_id)


def _stage(name: str, run_id: str) -> State | None:
    try:
        run_stage(name, run_id)
    except Stopped as stopped:
        return Cancelled(message=str(stopped))
    return None
