"""Runs of the main job for tests: without Prefect, and what they left, in a comparable form."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.job import Again, run
from flows.settings import Settings
from flows.workspace import Counts
from warehouse.tables import PUBLISHED

# Times of runs, not of the news.
CLOCKS = {"first_seen_at", "superseded_at", "seen_at"}
# How the entities came to be known depends on the history by nature.
HISTORY = {"runs", "entity_redirects"}


def settings(raw: Path, warehouse: Path, **more: Any) -> Settings:
    chosen = {"workers": 1, "batch_size": 5, "partition": "month", "ner": "dateline"} | more
    return Settings(raw, warehouse, **chosen)


def run_bare(raw: Path, warehouse: Path, **options: bool) -> Counts:
    """One run in this process, without Prefect; options as `Again` takes them."""
    return run(settings(raw, warehouse), again=Again(**options)).counts


def tables(warehouse: Path) -> dict[str, list[str]]:
    """All published rows but for the clock's part, sorted, by table."""
    found = {}
    for table in set(PUBLISHED) - HISTORY:
        rows: list[str] = []
        for path in (warehouse / "parquet" / table).rglob("*.parquet"):
            for row in pq.read_table(path, partitioning=None).to_pylist():
                rows.append(repr({k: v for k, v in row.items() if k not in CLOCKS}))
        found[table] = sorted(rows)
    return found


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
