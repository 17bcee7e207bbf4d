"""The country that an article is about."""

from collections import defaultdict
from collections.abc import Iterable

from transforms.places.place import Place

# A headline names what the story is about; where it was reported from comes next, unless the text
# names another country more than once (docs/decisions/places.md).
SECTION_WEIGHTS = {"title": 3.0, "body": 1.0, "dateline": 1.5, "byline": 0.0, "trailer": 0.0}


def focus_country(placed: Iterable[tuple[Place | None, str]]) -> tuple[str, float] | None:
    """The ISO 3166-1 alpha-2 code that most mentions lie in, and its share of them, 0 to 1.

    `placed` holds a place and its section for every mention, None where there is no place. Each
    mention counts by its section and by how sure its country is, but a dateline once (`OSAKA,
    Japan`); ties go to the code that sorts first, so that the order of mentions never matters.
    None if no mention counts.
    """
    counts: dict[str, float] = defaultdict(float)
    reported_from: dict[str, float] = defaultdict(float)
    for place, section in placed:
        if place and place.country_code:
            weight = place.country_score * SECTION_WEIGHTS.get(section, 1.0)
            if section == "dateline":
                weight = max(weight - reported_from[place.country_code], 0.0)
                reported_from[place.country_code] += weight
            counts[place.country_code] += weight
    country = max(sorted(counts), key=lambda code: round(counts[code], 9), default=None)
    if country is None or not counts[country]:
        return None
    return country, round(counts[country] / sum(counts.values()), 4)
