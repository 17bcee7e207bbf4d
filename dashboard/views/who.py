"""Somebody's page, or who there is to choose from."""

from collections import Counter
from collections.abc import Mapping

from dashboard.data.choices import choices
from dashboard.data.named import named
from dashboard.data.where import view_of
from dashboard.data.who import KINDS, Profile, people, profile
from dashboard.links import link
from dashboard.page import Page
from dashboard.render import render
from dashboard.snapshot import Row, Snapshot
from dashboard.views.bars import Bar, bars
from dashboard.views.world import drawn


def page(snapshot: Snapshot, parameters: Mapping[str, str]) -> Page:
    """The entity that the address names by id or by name, else the index."""
    asked = parameters.get("entity") or _only(snapshot, parameters.get("name"))
    found = profile(snapshot, asked) if asked else None
    if found is None:
        return _index(snapshot, parameters)
    return _profile(found)


def _only(snapshot: Snapshot, name: str | None) -> str | None:
    """The id of the one entity that goes by a name; None when there is none, or several."""
    numbers = named(snapshot, name).numbers or []
    if len(numbers) != 1 or name is None:
        return None
    return str(snapshot.rows("entities_named", who=name)[0]["entity_id"])


def _index(snapshot: Snapshot, parameters: Mapping[str, str]) -> Page:
    name, kind = parameters.get("name"), parameters.get("kind")
    found = people(snapshot, name, kind)
    html = render(
        "who_index",
        page="who",
        name=name,
        kind=kind,
        kinds=KINDS,
        found=found,
        lost=parameters.get("entity"),
        most=max((row["article_count"] or 0 for row in found), default=1) or 1,
        people=choices(snapshot)["people"],
    )
    return Page("Who", html)


def _profile(found: Profile) -> Page:
    entity = found.entity
    company = told_apart(found.company)
    html = render(
        "who",
        found=found,
        entity=entity,
        company=company,
        bars=bars(found.mentions, found.unit),
        besides=_besides(found),
        day=lambda bar: _day(entity["entity_id"], bar),
        story=link("story", who=entity["entity_id"]),
        most=max((row["articles"] for row in company), default=1),
        map=drawn(found.places, view_of(found.places)) if found.places else None,
    )
    return Page(entity["name"] or "Unnamed", html)


def _besides(found: Profile) -> str:
    """What the bars leave out of the articles that are counted above them, in words."""
    shown = sum(each.count for each in found.mentions)
    left = (found.entity["article_count"] or 0) - shown
    return f"{left:,} more by dateline or byline alone, undated or copies" if left > 0 else ""


def told_apart(rows: list[Row]) -> list[Row]:
    """Rows that say, where several have one name, which is meant: its country, else its kind."""
    seen = Counter(row["name"] for row in rows)
    return [row | {"apart": _which(row) if seen[row["name"]] > 1 else None} for row in rows]


def _which(row: Row) -> str:
    return row["country_code"] or KINDS.get(row["entity_type"], "other")


def _day(entity_id: str, bar: Bar) -> str:
    """Where a bar of mentions leads: to the articles."""
    return link("article", who=entity_id, since=bar.first, until=bar.last)
