"""The map of the places that the articles name."""

from collections.abc import Mapping

from dashboard.data.choices import choices
from dashboard.data.story import Filter, filter_of
from dashboard.data.where import places, view_of
from dashboard.links import link
from dashboard.outline.view import LEAST, MOST, WORLD, View
from dashboard.page import Page
from dashboard.render import render
from dashboard.snapshot import Snapshot
from dashboard.views.world import drawn

LISTED = 60


def page(snapshot: Snapshot, parameters: Mapping[str, str]) -> Page:
    """The map for the filter and the view that the address holds."""
    asked = filter_of(parameters)
    found = places(snapshot, asked)
    view = _view(parameters) or view_of(found)
    return Page(
        "Where",
        render(
            "where",
            asked=asked,
            filtered=asked != Filter(),
            map=drawn(found, view),
            places=found[:LISTED],
            count=len(found),
            most=max((place.articles for place in found), default=1),
            zooms=_zooms(view, parameters),
            options=choices(snapshot),
        ),
    )


def _view(parameters: Mapping[str, str]) -> View | None:
    """The view that the address names, if it does: latitude,longitude,width."""
    try:
        latitude, longitude, width = (float(no) for no in parameters.get("view", "").split(","))
    except ValueError:
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and LEAST <= width <= MOST):
        return None
    return WORLD if width >= MOST else View(latitude, longitude, width)


def _zooms(view: View, parameters: Mapping[str, str]) -> dict[str, str]:
    """Addresses of views nearer, farther, of the whole world, and of where most happens."""
    kept = {key: value for key, value in parameters.items() if key != "view"}

    def at(other: View) -> str:
        spelt = f"{other.latitude:.3f},{other.longitude:.3f},{other.width:.2f}"
        return link("where", **kept, view=spelt)

    zooms = {"Closer": at(view.zoomed(0.5))} if view.width > LEAST else {}
    if view.width < MOST:
        zooms |= {"Farther": at(view.zoomed(2)), "The world": at(WORLD)}
    return zooms | ({"Where most happens": link("where", **kept)} if "view" in parameters else {})
