"""The record that place resolution yields."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["country", "region", "city", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map that a mention stands for. Degrees are WGS 84.

    `country_code` is ISO 3166-1 alpha-2, None for what lies in no single country (a sea, a
    continent). `geoname_id` is None where the gazetteer's source gives none. `score` is the
    probability that the choice among the gazetteer's places is right, 0 to 1, and `country_score`
    that it lies in that country (one of many Newports of the United States); `reasons` say what
    spoke for it, strongest first.
    """

    geoname_id: int | None
    name: str
    country_code: str | None
    latitude: float
    longitude: float
    kind: Kind
    score: float
    reasons: tuple[str, ...]
    country_score: float
