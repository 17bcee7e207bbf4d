"""Who somebody is: what articles say of an entity, and why its names are one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.data.bars import Bin, bins, unit_of
from dashboard.data.where import Place, place_of
from dashboard.snapshot import Row, Snapshot

COMPANY, PLACES = 16, 60
KINDS = {"PERSON": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity and all that its page shows."""

    entity: Row
    kind: str
    unit: str
    mentions: list[Bin]
    roles: list[Row]
    company: list[Row]
    places: list[Place]
    aliases: list[Row]
    merged: list[Row]
    apart: list[Row]


def profile(snapshot: Snapshot, entity_id: str) -> Profile | None:
    """Everything about an entity; None for an id that nobody has."""
    entity = snapshot.row("who/entity", entity=entity_id)
    if entity is None:
        return None
    no, known_as = entity["entity_no"], entity["entity_id"]
    unit, mentions = _mentions(snapshot, entity)
    decisions = snapshot.rows("who/merges", entity=known_as)
    company = snapshot.rows("who/company", entity_no=no, places=False, size=COMPANY)
    places = snapshot.rows("who/company", entity_no=no, places=True, size=PLACES)
    return Profile(
        entity=entity,
        kind=KINDS.get(entity["entity_type"], "other"),
        unit=unit,
        mentions=mentions,
        roles=snapshot.rows("who/roles", entity=known_as),
        company=company,
        places=[place_of(row) for row in places],
        aliases=snapshot.rows("who/aliases", entity=known_as),
        merged=[row for row in decisions if row["merged"]],
        apart=[row for row in decisions if not row["merged"]],
    )


def _mentions(snapshot: Snapshot, entity: Row) -> tuple[str, list[Bin]]:
    """Articles that name an entity, over the time that it was in the news."""
    first, last = entity["first_seen_on"], entity["last_seen_on"]
    if first is None or last is None:
        return "day", []
    unit = unit_of(first, last)
    found = snapshot.rows("who/mentions", unit=unit, entity_no=entity["entity_no"])
    counts: Mapping[date, int] = {row["begins_on"]: row["articles"] for row in found}
    return unit, bins(counts, unit, first, last)


def people(snapshot: Snapshot, words: str | None, kind: str | None) -> list[Row]:
    """Entities to choose from: those whose name holds the words, else the most named."""
    if words:
        return snapshot.rows("who/search", words=words)
    return snapshot.rows("who/index", kind=kind if kind in KINDS else None)
