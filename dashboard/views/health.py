"""How well it runs."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dashboard import words
from dashboard.data.health import health
from dashboard.page import Page
from dashboard.render import render
from dashboard.snapshot import Row, Snapshot
from dashboard.views.bars import bars


def page(snapshot: Snapshot, parameters: Mapping[str, str], now: datetime | None = None) -> Page:
    """The state of what is published, as of now."""
    found = health(snapshot)
    now = now or datetime.now(UTC)
    html = render(
        "health",
        found=found,
        runs=[{**run, **_took(run)} for run in found.runs],
        last=found.runs[0] if found.runs else None,
        age=words.age(now - found.runs[0]["started_at"]) if found.runs else None,
        sources=[
            (each.row, bars(each.volumes, found.unit, each.highest)) for each in found.sources
        ],
        whole=bars(found.volumes, found.unit),
        older=f"{words.count(found.older, 'older article')} not shown" if found.older else "",
    )
    return Page("Health", html)


def _took(run: Row) -> dict[str, Any]:
    """How long a run took, and its slowest stage."""
    stages = dict(run["seconds_by_stage"] or {})
    ended = run["finished_at"]
    seconds = (ended - run["started_at"]).total_seconds() if ended else sum(stages.values())
    slowest = max(stages, key=lambda name: stages[name], default=None)
    return {"seconds": seconds, "slowest": slowest, "slowest_seconds": stages.get(slowest, 0)}
