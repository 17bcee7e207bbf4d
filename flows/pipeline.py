"""The main job: ingest, annotate and publish, three flows under one."""

from collections.abc import Callable
from datetime import UTC, datetime

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.annotate import annotate
from flows.forget import finish_erasures
from flows.ingest import ingest
from flows.publish import publish
from flows.settings import Settings
from flows.summary import artifact
from flows.workspace import Progress, Workspace, opened, quiet, workspace
from warehouse.store import Store

Stage = Callable[[Workspace], None]
STAGES: dict[str, Stage] = {"ingest": ingest, "annotate": annotate, "publish": publish}
Runner = Callable[[str], None]


def run(
    settings: Settings,
    progress: Progress = quiet,
    stages: Runner | None = None,
    rebuild: bool = False,
    reprocess: bool = False,
) -> Workspace:
    """Run the main job once over `settings.raw`, and say what it did.

    `rebuild` makes the database anew from Parquet, and from raw where Parquet is damaged;
    `reprocess` makes again what another version of the pipeline made.

    `stages` runs the stages of the run whose id it is given: Prefect's flows by default,
    `run_stages` for plain Python. Raises StageError, with the published tables as they were;
    StoreBusy when another run is under way.
    """
    started_at = datetime.now(UTC)
    run_id = started_at.strftime("%Y%m%dT%H%M%S.%fZ")
    with Store(settings.warehouse, settings.partition) as store:
        finish_erasures(store, settings)
        with (
            store.begin(run_id, started_at, salvage=rebuild) as tx,
            opened(Workspace(run_id, started_at, settings, store, tx, progress=progress)) as work,
        ):
            work.rebuild, work.reprocess = rebuild, reprocess
            (stages or dateline)(run_id)
            return work


def run_stages(run_id: str) -> None:
    """The stages one after another, without Prefect."""
    for name in STAGES:
        run_stage(name, run_id)


def run_stage(name: str, run_id: str) -> None:
    """One stage of a run under way, timed and named in what goes wrong."""
    work = workspace(run_id)
    with work.stage(name):
        STAGES[name](work)


@flow(name="ingest", description="Read what is new or changed in raw/.")
def ingest_flow(run_id: str) -> None:
    run_stage("ingest", run_id)


@flow(name="annotate", description="Find dates and names, and say who is who.")
def annotate_flow(run_id: str) -> None:
    run_stage("annotate", run_id)


@flow(name="publish", description="Check the tables and swap them in.")
def publish_flow(run_id: str) -> None:
    run_stage("publish", run_id)


@flow(name="dateline", description="Raw articles to a warehouse of who, where and when.")
def dateline(run_id: str) -> None:
    ingest_flow(run_id)
    annotate_flow(run_id)
    publish_flow(run_id)
    create_table_artifact(artifact(workspace(run_id).counts), key="summary", description=run_id)
