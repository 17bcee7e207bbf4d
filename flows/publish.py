"""Rows to published tables: Parquet and DuckDB, checked, and swapped in together."""

from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc

from flows.entry import entry_of, row_of
from flows.runlog import RunLog
from flows.workspace import Workspace
from warehouse.build import DAMAGE
from warehouse.checks import overdue
from warehouse.errors import WarehouseError
from warehouse.read import connect
from warehouse.rows import conform, to_arrow


def publish(work: Workspace) -> None:
    """Check what the run has made and make it what readers see; nothing new, nothing done."""
    reasons = work.rejects["reason"].value_counts().to_pylist()
    work.counts.rejects = {item["values"]: item["counts"] for item in reasons}
    if not work.looked_again and not work.rebuild and stands(work):
        return
    work.tx.put("rejects", work.rejects)
    work.tx.put("runs", _with_this(work))
    refuse_loss(work)
    published = work.tx.commit(rebuild=work.rebuild)
    work.counts.entities = published.rows["entities"]
    work.counts.articles = published.rows["articles"]
    work.counts.warnings += published.warnings
    work.published = True


def stands(work: Workspace) -> bool:
    """Whether readers find the tables as the last run left them; notes what looks odd by now in
    them: that a source is silent, say."""
    if not work.store.database_stands():
        return False
    if work.store.manifest.run_id is None:
        return True
    try:
        with connect(work.settings.warehouse) as con:
            work.counts.warnings += overdue(con, work.started_at)
    except (WarehouseError, *DAMAGE):
        return False
    return True


def refuse_loss(work: Workspace) -> None:
    """RuntimeError when an article that was read is not among the rows to be published."""
    read = work.tx.scan("documents", ["article_id"])["article_id"]
    found = work.tx.scan("articles", ["article_id"])["article_id"]
    lost = pc.unique(read.filter(pc.invert(pc.is_in(read, value_set=found.combine_chunks()))))
    if len(lost):
        raise RuntimeError(f"{len(lost)} articles were read and have no row, {lost[0]} for one")


def _with_this(work: Workspace) -> pa.Table:
    """The table `runs` with this run, and with those before it that published nothing.

    A rebuild leaves out those of a time to come: the clock was wrong then.
    """
    runs = conform(work.tx.scan("runs"), "runs")
    if work.rebuild:
        runs = runs.filter(pc.less_equal(runs["started_at"], pa.scalar(work.started_at)))
    known = set(runs["run_id"].to_pylist())
    log = RunLog(work.settings.warehouse).entries()
    before = (entry for entry in log if entry["started_at"] <= work.started_at)
    untold = [entry for entry in before if entry["run_id"] not in known]
    this = entry_of(work) | {"status": "completed", "finished_at": datetime.now(UTC)}
    return pa.concat_tables([runs, to_arrow("runs", map(row_of, [*untold, this]))])
