"""Adjectives and nouns of nationality, which stand for their country or region."""

import csv
from functools import lru_cache

from transforms.places.gazetteer import DATA
from transforms.places.names import fold


@lru_cache(maxsize=1)
def _nationalities() -> frozenset[str]:
    with (DATA / "demonyms.csv").open(encoding="utf-8", newline="") as lines:
        forms = [form for row in csv.DictReader(lines) for form in row["forms"].split("|")]
    return frozenset(fold(form) for form in forms)


@lru_cache(maxsize=65_536)
def is_nationality(text: str) -> bool:
    """Whether the text is an adjective or noun of nationality: `Dutch`, `Venezuelans`."""
    key = fold(text)
    return key in _nationalities() or (key.endswith("s") and key[:-1] in _nationalities())
