"""Whom a name stands for."""

from dataclasses import dataclass

from dashboard.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Named:
    """The name to show, and the numbers of its entities; both None when nobody is asked for."""

    name: str | None
    numbers: list[int] | None

    @property
    def unknown(self) -> bool:
        """Whether somebody was asked for whom nobody knows."""
        return self.numbers == []


def named(snapshot: Snapshot, asked: str | None) -> Named:
    """The entities that a name, an alias or an id stands for."""
    if asked is None:
        return Named(None, None)
    found = snapshot.rows("entities_named", who=asked)
    by_id = next((row["name"] for row in found if row["by_id"]), None)
    return Named(by_id or asked, [row["entity_no"] for row in found])
