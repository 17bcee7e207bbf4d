"""What there is to say of one run: the same facts for `runs`, the log and Prefect's artifacts."""

import os
import socket
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flows.version import PIPELINE_VERSION
from flows.workspace import Workspace
from warehouse.tables import RUNS

Entry = dict[str, Any]
TIMES = ("started_at", "finished_at")


def opening(run_id: str, started_at: datetime, flow_run_id: str | None) -> Entry:
    """What is known of a run as it begins."""
    return {
        "run_id": run_id,
        "status": "running",
        "started_at": started_at,
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "flow_run_id": flow_run_id,
        "pipeline_version": PIPELINE_VERSION,
    }


def entry_of(work: Workspace) -> Entry:
    """What a run has done so far. `rejected` counts what this run rejected, `rejects` what stands,
    by reason."""
    counts = work.counts
    seen = work.rejects["seen_at"].to_pylist() if work.rejects is not None else []
    return {
        "run_id": work.run_id,
        "started_at": work.started_at,
        "files_seen": counts.files_seen,
        "files_new": counts.files_new,
        "files_changed": counts.files_changed,
        "files_gone": counts.files_gone,
        "articles_new": counts.articles_new,
        "articles_updated": counts.articles_updated,
        "articles_unchanged": counts.articles_unchanged,
        "articles_gone": counts.articles_gone,
        "rejected": seen.count(work.started_at),
        "mentions": counts.date_mentions + counts.entity_mentions,
        "seconds_by_stage": dict(counts.seconds),
        "warnings": list(counts.warnings),
        "rejects": dict(counts.rejects),
        "skipped": counts.skipped,
        "pipeline_version": PIPELINE_VERSION,
    }


def row_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The row of `runs` for an entry."""
    row = {name: entry.get(name) for name in RUNS.names}
    row["seconds_by_stage"] = list((entry.get("seconds_by_stage") or {}).items())
    return row
