"""What a name means where nothing else is named."""

import numpy as np
import pytest

from transforms.places.gazetteer import CITY, COUNTRY, load
from transforms.places.resolve import resolve_spans
from transforms.places.units import Span


def alone(name: str, before: str = "He spoke in ", after: str = " on Friday.") -> tuple[str, str]:
    """Kind and country of a name between other words."""
    (place,) = resolve_spans(before + name + after, [Span(len(before), len(before + name), name)])
    return (place.kind, place.country_code or "") if place else ("", "")


def test_every_country_is_itself() -> None:
    gazetteer = load()
    rows = np.flatnonzero(gazetteer.level == COUNTRY).tolist()
    others = [n for row in rows if alone(n := gazetteer.name(row))[0] != "country"]
    assert len(rows) > 240
    assert others in ([], ["Pitcairn"])


def test_nearly_every_city_of_a_million_is_itself() -> None:
    gazetteer = load()
    large = (gazetteer.level == CITY) & (gazetteer.log_population > np.log(1_000_000))
    rows = np.flatnonzero(large).tolist()
    found = [(n := gazetteer.name(row), alone(n), gazetteer.country_code(row)) for row in rows]
    others = {name for name, place, country in found if place != ("city", country)}
    assert len(rows) > 400
    # City states are countries, `Victoria` is Australia's, `Jilin` the province.
    assert len(others) <= 12, others


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("drones hit |Kharkiv| at dawn", ("city", "UA")),
        ("drones hit the |Kharkiv| region at dawn", ("region", "UA")),
        ("he left |São Paulo| for good", ("city", "BR")),
        ("the |Hiroshima| prefecture counts", ("region", "JP")),
        ("the |Charlotte| region grows", ("city", "US")),
        ("the |Amur| region freezes", ("region", "RU")),
        ("the premier of |Quebec| spoke", ("region", "CA")),
        # GeoNames has these English names among its others, or not at all.
        ("a fair in |Hanover| opened", ("city", "DE")),
        ("a fair in |Cologne| opened", ("city", "DE")),
        ("floods in |Seville| and", ("city", "ES")),
        ("pilgrims reached |Mecca| early", ("city", "SA")),
        ("a storm near |Tortola| grew", ("other", "VG")),
        ("the |Virgin Islands| voted", ("country", "VI")),
        ("ships near the |Spratly Islands| met", ("other", "")),
        ("wine of |Burgundy| sold", ("other", "FR")),
        # In another language Delhi and Slovakia are called so.
        ("talks in |Dili| went on", ("city", "TL")),
        ("rain fell in |Sikkim| again", ("region", "IN")),
    ],
)
def test_a_city_and_its_region(text: str, place: tuple[str, str]) -> None:
    before, name, after = text.split("|")
    assert alone(name, before, after) == place


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Northeastern U.S.", "US"),  # no village called Us
        ("southern UK", "GB"),
        ("East LA", "US"),
        ("West Us", "FR"),  # which is one
    ],
)
def test_an_abbreviation_within_a_name(name: str, country: str) -> None:
    assert alone(name)[1] == country
