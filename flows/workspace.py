"""What one run works on: its settings, its place to write, and what its stages hand on.

Prefect stores the parameters of every flow and hashes those of every task, so the stages pass
the run's id and find the rest here.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from flows.again import Again
from flows.choices import Choices
from flows.discreet import discreet
from flows.settings import Settings
from flows.stopping import Stopped
from transforms.articles.tombstones import NO_TOMBSTONES, Tombstones
from transforms.entities.judgements import Judgement
from transforms.entities.knowledge import Entry
from warehouse.store import Store, Transaction


@dataclass(slots=True)
class Counts:
    """What a run has to tell; the summary, the `runs` row and the artifact all come from it."""

    files_seen: int = 0
    files_new: int = 0
    files_changed: int = 0
    files_gone: int = 0
    articles_new: int = 0
    articles_updated: int = 0
    articles_gone: int = 0
    articles_unchanged: int = 0
    articles_again: int = 0  # the same text, annotated again
    articles: int = 0
    unannotated: dict[str, int] = field(default_factory=dict)  # by language
    rejects: dict[str, int] = field(default_factory=dict)  # standing ones, by reason
    date_mentions: int = 0
    entity_mentions: int = 0
    entities: int = 0
    warnings: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)  # by stage
    skipped: int = 0  # scheduled runs that fell due while another was under way


Progress = Callable[[str, int, int | None], None]


def quiet(stage: str, done: int, total: int | None) -> None:
    """Progress for nobody: `done` more of `total` in `stage`."""


@dataclass(slots=True)
class Workspace:
    """One run under way.

    `looked_again` says that some file was not as the last run left it, `changed` that the tables
    differ for it and must be published. `rebuild` asks for a database made anew, `reprocess` for
    what an older version made to be made again.
    """

    run_id: str
    started_at: datetime
    settings: Settings
    store: Store
    tx: Transaction
    counts: Counts = field(default_factory=Counts)
    rebuild: bool = False
    reprocess: bool = False
    again: Again = field(default_factory=Again)
    choices: Choices = field(default_factory=Choices)
    removed: list[str] = field(default_factory=list)  # ids of articles that no file holds any more
    judgements: tuple[Judgement, ...] = ()
    stones: Tombstones = NO_TOMBSTONES  # what is kept out
    knowledge: tuple[Entry, ...] = ()
    rejects: pa.Table | None = None  # those that hold after this run
    looked_again: bool = False
    changed: bool = False
    published: bool = False
    progress: Progress = quiet

    @property
    def staging(self) -> Path:
        """A folder for this run's own files, gone when it ends. No other run ever has its name.

        Absolute: the workers of a cluster run elsewhere."""
        return (self.tx.layout.staging / "documents" / self.run_id).absolute()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times a stage, and names it in whatever goes wrong inside."""
        begin = time.perf_counter()
        try:
            with named(name):
                yield
        finally:
            self.counts.seconds[name] = round(time.perf_counter() - begin, 3)


class StageError(Exception):
    """A stage failed. The message is one line that names the stage and what went wrong, and quotes
    no article."""

    def __init__(self, stage: str, cause: Exception) -> None:
        super().__init__(f"{stage} failed: {discreet(cause)}")
        self.stage = stage


@contextmanager
def named(stage: str) -> Iterator[None]:
    """Names a stage in whatever goes wrong inside."""
    try:
        yield
    except Stopped:
        raise
    except Exception as error:
        raise StageError(stage, error) from None  # what it came from would be logged with it


_open: dict[str, Workspace] = {}


@contextmanager
def opened(workspace: Workspace) -> Iterator[Workspace]:
    """Make a workspace findable by its run's id while the block runs."""
    _open[workspace.run_id] = workspace
    try:
        yield workspace
    finally:
        del _open[workspace.run_id]


def workspace(run_id: str) -> Workspace:
    """The workspace of a run under way in this process. KeyError for any other."""
    return _open[run_id]
