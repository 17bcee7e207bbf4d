"""Whether it runs well: what there is, how fresh it is, what runs did and what they rejected."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.data.bars import Bin, bins, floor, unit_of
from dashboard.snapshot import Row, Snapshot

SHOWN = timedelta(days=400)  # of volumes, up to the latest article


@dataclass(frozen=True, slots=True)
class Source:
    """One source and what it brought over time."""

    row: Row
    volumes: list[Bin]
    highest: int


@dataclass(frozen=True, slots=True)
class Health:
    """All that the page shows."""

    totals: Row
    runs: list[Row]
    rejects: list[Row]
    sources: list[Source]
    unit: str
    first: date | None


def health(snapshot: Snapshot) -> Health:
    """The state of what is published."""
    totals = snapshot.row("health/totals") or {}
    unit, first = "day", None
    if last := totals["latest_on"]:
        first = max(totals["first_on"], last - SHOWN)
        unit = unit_of(first, last)
        first = floor(first, unit)
    return Health(
        totals=totals,
        runs=snapshot.rows("health/runs"),
        rejects=snapshot.rows("health/rejects"),
        sources=list(_sources(snapshot, unit, first, last)),
        unit=unit,
        first=first,
    )


def _sources(snapshot: Snapshot, unit: str, first: date | None, last: date | None) -> list[Source]:
    counts: dict[str, dict[date, int]] = {}
    for row in snapshot.rows("health/volumes", unit=unit, since=first):
        counts.setdefault(row["source"], {})[row["begins_on"]] = row["articles"]
    made = []
    for row in snapshot.rows("health/sources"):
        mine = counts.get(row["source"], {})
        volumes = bins(mine, unit, first, last) if first and last else []
        made.append(Source(row, volumes, max(mine.values(), default=0)))
    return made
