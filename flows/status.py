"""Whether all is well with a warehouse: what was run, how old its data is, what looks odd.

Everything is read from the warehouse's own files, so that the answer is true when Prefect's server
is down, when a run was killed, when the disk was full and when the clock was set.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.entry import Entry
from flows.every import in_words
from flows.runlog import RunLog
from flows.serving import Serving, serving
from warehouse import lock, sqlfiles
from warehouse.checks import overdue
from warehouse.errors import WarehouseError
from warehouse.health import damaged
from warehouse.layout import Layout
from warehouse.read import connect

SHOWN = 5  # runs
FULL = 1 << 16  # bytes that are free on a disk that is as good as full
CLOCK = timedelta(minutes=1)  # by which times may be ahead
GOOD = ("completed", "unchanged")
BAD = ("failed", "crashed")


@dataclass(slots=True)
class Status:
    """`problems` are why it is not well; `stale` is one of them. Times are null before a run."""

    now: datetime
    runs: list[Entry]
    running: str | None  # who writes to the warehouse at this moment
    served: Serving | None
    articles: int = 0
    looked_at: datetime | None = None  # the end of the last run that did its work
    newest_came_at: datetime | None = None
    newest_published_at: datetime | None = None
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        return not self.problems


def status_of(warehouse: Path, stale_after: timedelta, now: datetime | None = None) -> Status:
    """The state of a warehouse; data is stale when no run did its work for `stale_after`."""
    now = now or datetime.now(UTC)
    log, layout = RunLog(warehouse), Layout(warehouse)
    status = Status(now, log.last(SHOWN), lock.holder(layout.lock), serving(warehouse))
    status.problems += _tables(status, warehouse)
    done = [entry for entry in log.entries() if entry["status"] in GOOD]
    if done:
        status.looked_at = done[-1]["finished_at"]
    status.problems += [*_runs(status, log), *_age(status, stale_after)]
    if not status.running:  # a run under way replaces files
        for path in damaged(layout):
            status.problems.append(f"{path} is damaged: `dateline run --rebuild` repairs it")
    if last := [e for e in done if e["status"] == "completed"]:
        status.warnings += [w for w in last[-1]["warnings"] if w not in status.warnings]
    _space(status, warehouse, layout)
    return status


def _tables(status: Status, warehouse: Path) -> Iterator[str]:
    """Fills in what the tables tell."""
    try:
        with connect(warehouse) as con:
            row = con.execute(sqlfiles.text("commands/status")).fetchall()[0]
            status.warnings += overdue(con, status.now)
    except WarehouseError as error:
        yield str(error)
        return
    status.articles, status.newest_came_at, status.newest_published_at, status.looked_at = row


def _runs(status: Status, log: RunLog) -> Iterator[str]:
    """What is wrong with the last run, and with who should start the next."""
    left = log.unfinished()
    if left and not status.running:
        if left["status"] == "running":
            yield f"run {left['run_id']} was killed; the next run makes good what it left"
        else:
            yield f"run {left['run_id']} {left['status']}: {left.get('error')}"
    elif status.runs and status.runs[-1]["status"] in BAD:
        last = status.runs[-1]
        yield f"the last run {last['status']}: {last.get('error')}"
    if status.served and not status.served.alive:
        yield f"process {status.served.pid}, which served it ({status.served.schedule}), is gone"


def _age(status: Status, stale_after: timedelta) -> Iterator[str]:
    """Whether the data is too old, or the clock does not let us know."""
    if status.looked_at is None:
        return
    age = status.now - status.looked_at
    if age < -CLOCK:
        yield f"the last run ended {in_words(-age)} from now: the clock was set back"
    elif age > stale_after:
        yield f"stale: no run has done its work for {in_words(age)}"


def _space(status: Status, warehouse: Path, layout: Layout) -> None:
    """A run builds the new database beside the old one, and first says that it begins."""
    try:
        free, needed = shutil.disk_usage(warehouse).free, layout.database.stat().st_size
    except OSError:
        return
    if free < FULL:
        status.problems.append("no space left: a run cannot even say that it begins")
    elif free < 2 * needed:
        status.warnings.append(
            f"{free >> 20:,} MiB free: a run needs room for a second database, {needed >> 20:,}"
        )


def as_dict(status: Status) -> dict[str, Any]:
    """The status as JSON shows it."""
    found = {name: getattr(status, name) for name in Status.__dataclass_fields__}
    return {"well": status.well, **found}
