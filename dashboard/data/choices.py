"""What the fields of a filter offer."""

from dashboard.snapshot import Snapshot


def choices(snapshot: Snapshot) -> dict[str, list[str]]:
    """The names of sources, of the most named people and bodies, and of places."""
    return {
        "sources": [row["source"] for row in snapshot.rows("sources")],
        "people": [row["name"] for row in snapshot.rows("suggestions", places=False)],
        "places": [row["name"] for row in snapshot.rows("suggestions", places=True)],
    }
