"""Whether it runs well: what there is, how fresh it is, what runs did and what they rejected."""

from collections import Counter
from collections.abc import Mapping
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
    """All that the page shows. `older` are the articles that `volumes` leave out, the undated among
    them."""

    totals: Row
    runs: list[Row]
    rejects: list[Row]
    sources: list[Source]
    unit: str
    volumes: list[Bin]
    older: int


def health(snapshot: Snapshot) -> Health:
    """The state of what is published."""
    totals = snapshot.row("health/totals") or {}
    unit, first = "day", None
    if last := totals["latest_on"]:
        first = max(totals["first_on"], last - SHOWN)
        unit = unit_of(first, last)
        first = floor(first, unit)
    counts = _counts(snapshot, unit, first)
    together: Counter[date] = Counter()
    for mine in counts.values():
        together.update(mine)

    def over_time(mine: Mapping[date, int]) -> list[Bin]:
        return bins(mine, unit, first, last) if first and last else []

    return Health(
        totals=totals,
        runs=snapshot.rows("health/runs"),
        rejects=snapshot.rows("health/rejects"),
        sources=[
            Source(row, over_time(mine), max(mine.values(), default=0))
            for row in snapshot.rows("health/sources")
            for mine in [counts.get(row["source"], {})]
        ],
        unit=unit,
        volumes=over_time(together),
        older=totals["articles"] - together.total(),
    )


def _counts(snapshot: Snapshot, unit: str, first: date | None) -> dict[str, dict[date, int]]:
    """Articles by source and first day of a unit of time."""
    counts: dict[str, dict[date, int]] = {}
    for row in snapshot.rows("health/volumes", unit=unit, since=first):
        counts.setdefault(row["source"], {})[row["begins_on"]] = row["articles"]
    return counts
