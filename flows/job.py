"""The main job, run once: who may run it, what is left of it, and when it is tried again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from flows import stopping
from flows.annotate import annotate
from flows.discreet import discreet
from flows.entry import Entry, entry_of, opening
from flows.forget import finish_erasures
from flows.ingest import ingest
from flows.publish import publish
from flows.retry import passing
from flows.runlog import RunLog
from flows.settings import Settings
from flows.stopping import Stopped
from flows.workspace import Progress, Workspace, named, opened, quiet, workspace
from warehouse.errors import WarehouseError
from warehouse.store import Store

Stage = Callable[[Workspace], None]
STAGES: dict[str, Stage] = {"ingest": ingest, "annotate": annotate, "publish": publish}
Runner = Callable[[str], None]
Report = Callable[[Entry, Workspace | None], None]


def untold(entry: Entry, work: Workspace | None) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Again:
    """What is done again. `rebuild` makes the database anew from Parquet, and from raw where that
    is damaged; `reprocess` makes again what another version of the pipeline made."""

    rebuild: bool = False
    reprocess: bool = False


ONCE = Again()


class NotBegunError(WarehouseError):
    """The run could not say that it begins, and so did not: the log knows nothing of it."""


def run_stages(run_id: str) -> None:
    """The stages one after another, without Prefect."""
    for name in STAGES:
        run_stage(name, run_id)


def run_stage(name: str, run_id: str) -> None:
    """One stage of a run under way, timed and named in what goes wrong."""
    work = workspace(run_id)
    with stopping.heard(), work.stage(name):
        stopping.check()
        STAGES[name](work)


def run(
    settings: Settings,
    progress: Progress = quiet,
    again: Again = ONCE,
    stages: Runner = run_stages,
    report: Report = untold,
    flow_run_id: str | None = None,
) -> Workspace:
    """Run the main job over `settings.raw`, and say what it did.

    `stages` runs the stages of the run whose id it is given; `report` is told of every run that
    ended, this one or one that was killed before. What may pass is tried again, after a pause.
    Raises StageError, or Stopped after a SIGTERM, with the published tables as they were;
    StoreBusy when another run is under way.
    """
    once = partial(_run_once, settings, progress, again, stages, report, flow_run_id)
    for pause in settings.retry_pauses:
        try:
            return once()
        except Exception as error:
            if not passing(error):
                raise
            with stopping.heard():
                stopping.wait(pause)
    return once()


def _run_once(
    settings: Settings,
    progress: Progress,
    again: Again,
    stages: Runner,
    report: Report,
    flow_run_id: str | None,
) -> Workspace:
    started_at = datetime.now(UTC)
    run_id = started_at.strftime("%Y%m%dT%H%M%S.%fZ")
    with Store(settings.warehouse, settings.partition) as store:
        log = RunLog(settings.warehouse)
        telling = Telling(log, opening(run_id, started_at, flow_run_id), report)
        telling.begin(store.manifest.run_id)
        with telling.of_the_end():
            log.prune(started_at - timedelta(days=settings.keep_runs_days))
            with named("erase"):
                finish_erasures(store, settings)
            with (
                store.begin(run_id, started_at, salvage=again.rebuild) as tx,
                opened(
                    Workspace(run_id, started_at, settings, store, tx, progress=progress)
                ) as work,
            ):
                work.rebuild, work.reprocess = again.rebuild, again.reprocess
                telling.work = work
                stages(run_id)
                return work


# What a run that published nothing has done to the tables.
NOTHING = dict.fromkeys(("articles_new", "articles_updated", "articles_gone", "mentions"), 0)


@dataclass(slots=True)
class Telling:
    """Tells the log, and whoever listens, how a run ends, and how the one before it did."""

    log: RunLog
    entry: Entry
    report: Report
    work: Workspace | None = None

    def begin(self, published: str | None) -> None:
        """Say that the run begins. NotBegunError when the log cannot be written."""
        try:
            killed = self.log.settle(published)
            self.log.begin(self.entry)
        except OSError as error:
            raise NotBegunError(f"cannot write {self.log.marker}: {error.strerror}") from error
        if killed:
            self.report(killed, None)

    @contextmanager
    def of_the_end(self) -> Iterator[None]:
        """Say how the block ended."""
        try:
            yield
        except BaseException as error:
            failed = isinstance(error, Exception) and not isinstance(error, Stopped)
            self._end("failed" if failed else "stopped", discreet(error))
            raise
        self._end("completed" if self.work and self.work.published else "unchanged", None)

    def _end(self, status: str, error: str | None) -> None:
        if self.work:
            self.entry |= entry_of(self.work)
        if status in ("failed", "stopped"):
            self.entry |= NOTHING
        ended = {"status": status, "error": error, "finished_at": datetime.now(UTC)}
        self.entry |= ended
        self.log.end(self.entry)
        self.report(self.entry, self.work)
