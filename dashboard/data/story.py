"""The story: what happened when, with the sentences that say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from dashboard.data.bars import Bin, bins, crowded, floor, following, unit_of
from dashboard.data.named import named
from dashboard.links import link
from dashboard.marks import Mark, Piece, pieces
from dashboard.snapshot import Row, Snapshot

PAGE = 40  # entries; a page that is a little longer is shown whole
# Shares of the sentences that the overview may leave out: of a thin past more, of what is announced
# never more.
PAST, END = (0.05, 0.15, 0.25), 0.05
BEFORE = 30  # of them before the latest report, when a reader has not turned the page


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader asked for. `at` is the number of the first entry to show; None is by itself."""

    who: str | None = None
    place: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None
    at: int | None = None


def filter_of(parameters: Mapping[str, str]) -> Filter:
    """A filter from the parameters of an address; what cannot be read is left out."""
    at = parameters.get("at", "")
    return Filter(
        who=parameters.get("who"),
        place=parameters.get("place"),
        source=parameters.get("source"),
        since=_day(parameters.get("since")),
        until=_day(parameters.get("until")),
        at=int(at) if at.isdecimal() and len(at) < 10 else None,
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence that says when something happened."""

    begins: datetime
    ends: datetime | None
    grain: str | None
    sentence: list[Piece]
    source: str
    published: date | None
    href: str
    upcoming: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """The entries of one interval."""

    begins: datetime
    ends: datetime | None
    upcoming: bool
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Story:
    """A page of the timeline and what stands around it."""

    moments: list[Moment]
    bins: list[Bin]
    unit: str
    entries: int
    articles: int
    first: int  # number of the first entry on the page
    past: int  # number after the last entry on the page
    latest: date
    who: str | None  # the names of those asked for, also when they were asked for by id
    place: str | None
    unknown: list[str]  # names asked for that nobody goes by


def story(snapshot: Snapshot, asked: Filter) -> Story:
    """The timeline through a filter."""
    latest = (snapshot.row("latest") or {})["latest"] or date.today()
    who, place = named(snapshot, asked.who), named(snapshot, asked.place)
    values: dict[str, Any] = {"who": who.numbers, "place": place.numbers}
    values |= {"source": asked.source, "since": asked.since, "until": asked.until}
    counts = snapshot.row("story/counts", latest=latest, **values) or {}
    first, size = _page(asked.at, counts["entries"], counts["happened"])
    rows = snapshot.rows("story/entries", size=size, at=first, **values)
    entries = _entries(snapshot, rows, latest)
    unit, overview = _bins(snapshot, latest, values)
    moments = [
        Moment(begins, ends, group[0].upcoming, group)
        for (begins, ends), found in groupby(entries, key=lambda e: (e.begins, e.ends))
        if (group := list(found))
    ]
    return Story(
        moments=moments,
        bins=overview,
        unit=unit,
        entries=counts["entries"],
        articles=counts["articles"],
        first=first,
        past=first + len(rows),
        latest=latest,
        who=who.name,
        place=place.name,
        unknown=[each.name for each in (who, place) if each.unknown and each.name],
    )


def _page(at: int | None, entries: int, happened: int) -> tuple[int, int]:
    """The first entry and the number of entries of a page."""
    if entries <= PAGE + BEFORE // 2:
        return 0, PAGE + BEFORE // 2
    if at is None:
        at = happened - BEFORE
    return max(0, min(at, entries - PAGE)), PAGE


def _entries(snapshot: Snapshot, rows: list[Row], latest: date) -> list[Entry]:
    """Rows with the names that their sentences hold."""
    names: dict[tuple[int, int], list[Row]] = {}
    for name in snapshot.rows("story/names", articles=[row["article_no"] for row in rows]):
        names.setdefault((name["article_no"], name["sentence"]), []).append(name)
    return [
        _entry(row, names.get((row["article_no"], row["sentence"]), []), latest) for row in rows
    ]


def _entry(row: Row, names: list[Row], latest: date) -> Entry:
    no, begin = row["sentence"], row["said_from"]
    marks = [Mark(s["start_char"] - begin, s["end_char"] - begin, "date") for s in row["spans"]]
    marks += [_name(name, begin) for name in names]
    return Entry(
        begins=row["begins_on"],
        ends=row["ends_before"],
        grain=row["grain"],
        sentence=pieces(row["said"] or "", marks),
        source=row["source"],
        published=row["published_on"],
        href=link("article", id=row["article_id"], sentence=None if no < 0 else no),
        upcoming=row["begins_on"].date() > latest,
    )


def _name(name: Row, begin: int) -> Mark:
    href = link("who", entity=name["entity_id"])
    return Mark(name["start_char"] - begin, name["end_char"] - begin, "name", href=href)


def _bins(snapshot: Snapshot, latest: date, values: dict[str, Any]) -> tuple[str, list[Bin]]:
    """The overview of the time that a filter speaks of: the widest that is not all one bar."""
    widest = found = _bins_within(snapshot, latest, PAST[0], values)
    for past in PAST[1:]:
        if not crowded(found[1]):
            return found
        found = _bins_within(snapshot, latest, past, values)
    return widest if crowded(found[1]) else found


def _bins_within(
    snapshot: Snapshot, latest: date, past: float, values: dict[str, Any]
) -> tuple[str, list[Bin]]:
    span = snapshot.row("story/span", latest=latest, past=past, end=END, **values)
    if span is None or span["first_day"] is None:
        return "day", []
    first, last = span["first_day"], span["last_day"]
    unit = unit_of(first, last)
    days = {"first_day": floor(first, unit), "last_day": following(floor(last, unit), unit)}
    found = snapshot.rows("story/bins", unit=unit, **days, **values)
    return unit, bins({row["begins_on"]: row["sentences"] for row in found}, unit, first, last)
