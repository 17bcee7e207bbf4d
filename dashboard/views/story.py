"""The story page: a filter, an overview and the timeline."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from itertools import compress
from typing import Any

from dashboard import words
from dashboard.data import story as data
from dashboard.data.choices import choices
from dashboard.data.story import Filter, Moment, Story
from dashboard.links import link
from dashboard.page import Page
from dashboard.render import render
from dashboard.snapshot import Snapshot
from dashboard.views.bars import bars

VAGUE = timedelta(days=27)  # an interval of a month or more is shown as one


def page(snapshot: Snapshot, parameters: Mapping[str, str]) -> Page:
    """The story through the filter that the address holds."""
    asked = data.filter_of(parameters)
    found = data.story(snapshot, asked)
    shown = moments(found)
    shown_names = replace(asked, who=found.who, place=found.place)
    html = render(
        "story",
        story=found,
        asked=asked,
        shown=shown_names,
        filtered=asked != Filter(at=asked.at),
        heading=heading(shown_names),
        bars=bars(found.bins, found.unit),
        besides=_besides(found),
        period=lambda bar: address(asked, since=bar.first, until=bar.last, at=None),
        moments=shown,
        ended=bool(shown) and not shown[-1]["upcoming"] and found.past == found.entries,
        earlier=max(0, found.first - data.PAGE),
        address=lambda **changed: address(asked, **changed),
        options=choices(snapshot),
    )
    return Page(heading(shown_names), html)


def _besides(found: Story) -> str:
    """What outlined bars are and what no bar holds, in words."""
    left = found.entries - sum(each.count for each in found.bins)
    ahead = any(each.count for each in found.bins if each.first > found.latest)
    said = ("outlined what is announced", f"{left:,} of long or distant times not shown")
    return "; ".join(compress(said, (ahead, left)))


def heading(asked: Filter) -> str:
    """What the page is about, in words."""
    about = [name for name in (asked.who, asked.place) if name]
    return " in ".join(about) if about else "The story"


def address(asked: Filter, **changed: object) -> str:
    """The address of the same filter, but for what changed."""
    return link("story", **(asdict(asked) | changed))


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
