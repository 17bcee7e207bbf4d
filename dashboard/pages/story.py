"""The story page: a filter, an overview and the timeline."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from dashboard import words
from dashboard.data import story as data
from dashboard.data.choices import choices
from dashboard.data.story import Bin, Filter, Moment, Story
from dashboard.links import link
from dashboard.page import Page
from dashboard.render import render
from dashboard.snapshot import Snapshot

VAGUE = timedelta(days=27)  # an interval of a month or more is shown as one


def page(snapshot: Snapshot, parameters: Mapping[str, str]) -> Page:
    """The story through the filter that the address holds."""
    asked = data.filter_of(parameters)
    found = data.story(snapshot, asked)
    shown = moments(found)
    html = render(
        "story",
        story=found,
        asked=asked,
        filtered=asked != Filter(at=asked.at),
        heading=heading(asked),
        bins=bars(found),
        moments=shown,
        ended=bool(shown) and not shown[-1]["upcoming"] and found.past == found.entries,
        earlier=max(0, found.first - data.PAGE),
        address=lambda **changed: address(asked, **changed),
        **choices(snapshot),
    )
    return Page(heading(asked), html)


def heading(asked: Filter) -> str:
    """What the page is about, in words."""
    about = [name for name in (asked.who, asked.place) if name]
    return " in ".join(about) if about else "The story"


def address(asked: Filter, **changed: object) -> str:
    """The address of the same filter, but for what changed."""
    return link("story", **(asdict(asked) | changed))


def bars(found: Story) -> list[dict[str, Any]]:
    """The overview's bars, heights in per cent, with a tick where a year or month begins."""
    highest = max((each.sentences for each in found.bins), default=1) or 1
    made, before = [], None
    for each in found.bins:
        tick = tick_of(each, found.unit)
        made.append(
            {
                "first": each.first,
                "last": each.last,
                "sentences": each.sentences,
                "upcoming": each.upcoming,
                "label": label_of(each),
                "height": max(4, round(100 * each.sentences / highest)),
                "tick": tick if tick != before else None,
            }
        )
        before = tick
    return made


def label_of(each: Bin) -> str:
    begins = words.midnight(each.first)
    return words.interval(begins, words.midnight(each.last) + words.ONE_DAY)


def tick_of(each: Bin, unit: str) -> str:
    """What the axis says under a bar: months under days and weeks, years under months."""
    if unit in ("day", "week"):
        return f"{words.NAMES[each.first.month - 1][:3]} {each.first.year}"
    return str(each.first.year) if unit == "month" else f"{each.first.year // 10 * 10}s"


def moments(found: Story) -> list[dict[str, Any]]:
    """The moments with their labels, a year where it changes, the divider where the reports end."""
    made: list[dict[str, Any]] = []
    year: int | None = None
    upcoming = found.first > 0 and bool(found.moments) and found.moments[0].upcoming
    for each in found.moments:
        made.append(
            {
                "year": each.begins.year if each.begins.year != year else None,
                "divider": each.upcoming and not upcoming,
                "upcoming": each.upcoming,
                "vague": each.ends is None or each.ends - each.begins > VAGUE,
                "entries": each.entries,
                **label(each),
            }
        )
        year, upcoming = each.begins.year, each.upcoming
    return made


def label(moment: Moment) -> dict[str, str]:
    """A moment's interval without its year, which stands above it, and the weekday of a day."""
    said = words.interval(moment.begins, moment.ends)
    year = str(moment.begins.year)
    if said != year:
        said = said.replace(f" {year}, ", ", ").removesuffix(f" {year}")
    else:
        said = f"In {year}"
    a_day = moment.ends is not None and moment.ends - moment.begins <= words.ONE_DAY
    return {"label": said, "small": words.weekday(moment.begins) if a_day else ""}
