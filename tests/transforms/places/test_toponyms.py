"""Given mentions -> lines of `dateline annotate`."""

from transforms.places import Place, given_toponyms
from transforms.places.toponyms import centre

TEXT = "Crews closed Elmhollow Street in Worcester, Mass., on Monday. Worcester police helped."


def spans(*names: str) -> list[tuple[int, int]]:
    return [(TEXT.index(name), TEXT.index(name) + len(name)) for name in names]


def test_known_place() -> None:
    (found,) = given_toponyms(TEXT, spans("Worcester"))
    assert (found["text"], found["country"]) == ("Worcester", "US")
    assert TEXT[found["start"] : found["end"]] == "Worcester"
    assert round(found["lat"], 1) == 42.3 and found["geonameid"] == 4956184


def test_unknown_place_is_put_at_the_centre_without_an_identity() -> None:
    street, city = given_toponyms(TEXT, spans("Elmhollow Street", "Worcester"))
    assert street["geonameid"] is None
    assert (street["lat"], street["lon"]) == (city["lat"], city["lon"])


def test_nothing_known_gives_nothing() -> None:
    assert given_toponyms(TEXT, spans("Elmhollow Street")) == []
    assert given_toponyms(TEXT, []) == []


def test_centre_is_the_best_supported_city() -> None:
    small = Place(1, "Small", "US", 1.0, 1.0, "city", 0.4, (), 0.4)
    large = Place(2, "Large", "US", 2.0, 2.0, "city", 0.5, (), 0.5)
    country = Place(3, "Country", "US", 3.0, 3.0, "country", 1.0, (), 1.0)
    found = centre([small, None, large, small, country])
    assert found and (found.name, found.geoname_id, found.score) == ("Small", None, 0.0)
    assert centre([country, None]) is None
