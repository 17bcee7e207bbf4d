"""Marked articles as the resolution over several articles sees them."""

from collections.abc import Mapping
from datetime import date

from tests.transforms.entities.marked import Spot, unmark
from transforms.entities.corpus import Seen
from transforms.entities.state import State
from transforms.entities.within import cluster

SPOTS = {
    "Holland": Spot(2750405, "NL"),
    "Netherlands": Spot(2750405, "NL"),
    "Dutch": Spot(2750405, "NL"),
    "Georgia": Spot(614540, "GE", 0.9),
    "GEORGIA": Spot(4197000, "US", 0.5),
    "Tbilisi": Spot(611717, "GE"),
    "Olympia": Spot(5805687, "US"),
    "Wash.": Spot(5815135, "US", kind="region"),
    "Washington, D.C.": Spot(4140963, "US"),
    "Brazil": Spot(3469034, "BR", kind="country"),
    "Brazilian": Spot(3469034, "BR", kind="country"),
    "Italy": Spot(3175395, "IT", kind="country"),
    "Italian": Spot(3175395, "IT", kind="country"),
    "Naples": Spot(3172394, "IT"),
}


def seen_in(articles: Mapping[str, str], days: Mapping[str, date] | None = None) -> list[Seen]:
    rows = []
    for article_id, marked in articles.items():
        text, mentions, _ = unmark(marked)
        day = (days or {}).get(article_id)
        places = [SPOTS.get(m.text) for m in mentions]
        rows += [Seen(article_id, day, entity) for entity in cluster(text, mentions, places)]
    return rows


def view(state: State) -> tuple[object, ...]:
    """A state without the order of its rows."""
    tables = (state.locals, state.nodes, state.merges)
    return (*(sorted(map(repr, t.to_pylist())) for t in tables), state.judgements)
