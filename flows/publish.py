"""Rows to published tables: Parquet and DuckDB, checked, and swapped in together."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.version import PIPELINE_VERSION
from flows.workspace import Workspace
from warehouse.rows import conform, to_arrow


def publish(work: Workspace) -> None:
    """Check what the run has made and make it what readers see; nothing new, nothing done."""
    reasons = work.rejects["reason"].value_counts().to_pylist()
    work.counts.rejects = {item["values"]: item["counts"] for item in reasons}
    if not work.looked_again and not work.rebuild:
        return
    work.tx.put("rejects", work.rejects)
    runs = [conform(work.tx.scan("runs"), "runs"), to_arrow("runs", [run_row(work)])]
    work.tx.put("runs", pa.concat_tables(runs))
    refuse_loss(work)
    published = work.tx.commit(rebuild=work.rebuild)
    work.counts.entities = published.rows["entities"]
    work.counts.articles = published.rows["articles"]
    work.counts.warnings += published.warnings
    work.published = True


def refuse_loss(work: Workspace) -> None:
    """RuntimeError when an article that was read is not among the rows to be published."""
    read = work.tx.scan("documents", ["article_id"])["article_id"]
    found = work.tx.scan("articles", ["article_id"])["article_id"]
    lost = pc.unique(read.filter(pc.invert(pc.is_in(read, value_set=found.combine_chunks()))))
    if len(lost):
        raise RuntimeError(f"{len(lost)} articles were read and have no row, {lost[0]} for one")


def run_row(work: Workspace) -> dict[str, Any]:
    """The row of `runs` for a run that is about to publish."""
    counts = work.counts
    return {
        "run_id": work.run_id,
        "started_at": work.started_at,
        "finished_at": datetime.now(UTC),
        "status": "completed",
        "files_seen": counts.files_seen,
        "files_new": counts.files_new,
        "files_changed": counts.files_changed,
        "files_gone": counts.files_gone,
        "articles_new": counts.articles_new,
        "articles_updated": counts.articles_updated,
        "rejected": work.rejects["seen_at"].to_pylist().count(work.started_at),
        "mentions": counts.date_mentions + counts.entity_mentions,
        "seconds_by_stage": list(counts.seconds.items()),
        "warnings": counts.warnings,
        "pipeline_version": PIPELINE_VERSION,
    }
