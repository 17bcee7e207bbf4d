"""The record that every source of places yields."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

# country, first-order region (state, province), second-order region (county, district),
# populated place, and anything else that has a name on a map.
Level = Literal["country", "region", "district", "city", "feature"]


@dataclass(slots=True)
class Row:
    """A place before it is written. Points are degrees (WGS 84), None while still unknown.

    `region` and `district` are GeoNames' administrative codes (`US.LA`, `US.LA.009`); a region's
    own `code` is what its cities refer to.
    """

    geoname_id: int | None
    name: str
    level: Level
    country: str  # ISO 3166-1 alpha-2, or "" for what lies in no single country
    latitude: float | None
    longitude: float | None
    population: int = 0
    region: str = ""
    district: str = ""
    code: str = ""
    aliases: list[str] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)  # abbreviations, in which case counts
    own: list[str] = field(default_factory=list)  # further names that are as good as its own
    abroad: int = 0  # names in other scripts than the Latin one, which tell how known it is
    capital: bool = False  # the seat of a country's government


def abroad(names: Iterable[str]) -> int:
    """How many of the names are written in another script than the Latin one."""
    return sum(not any(map(_is_latin, name)) and any(map(str.isalpha, name)) for name in names)


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN")
