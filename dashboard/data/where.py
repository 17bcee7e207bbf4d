"""Which places the articles name."""

from dataclasses import dataclass

from dashboard.data.named import named
from dashboard.data.story import Filter
from dashboard.links import link
from dashboard.outline.view import View, around
from dashboard.snapshot import Row, Snapshot


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the number of articles that name it, copies left out."""

    entity_id: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    articles: int

    @property
    def story(self) -> str:
        """Where its story is told."""
        return link("story", place=self.entity_id)


def places(snapshot: Snapshot, asked: Filter) -> list[Place]:
    """The most named places of the articles that a filter lets through."""
    who = named(snapshot, asked.who).numbers
    found = snapshot.rows(
        "where/places", who=who, source=asked.source, since=asked.since, until=asked.until
    )
    return [place_of(row) for row in found]


def place_of(row: Row) -> Place:
    return Place(
        row["entity_id"],
        row["name"] or "unnamed place",
        row["country_code"],
        row["latitude"],
        row["longitude"],
        row["articles"],
    )


def view_of(found: list[Place]) -> View:
    """The part of the world where most of it happens."""
    return around([(each.latitude, each.longitude, each.articles) for each in found])
