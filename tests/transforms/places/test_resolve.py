"""Which place a name stands for: a table of articles, names and the place expected."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.entities.mention import EntityMention
from transforms.places import Place, resolve
from transforms.places.gazetteer import load
from transforms.places.nationalities import is_nationality


def mentions(text: str, *names: str, kind: str = "LOC") -> list[EntityMention]:
    """A mention for the first occurrence of each name behind the name before it."""
    found, at = [], 0
    for name in names:
        at = text.index(name, at)
        found.append(EntityMention(at, at + len(name), name, kind, 1.0))  # type: ignore[arg-type]
        at += len(name)
    return found


def placed(text: str, *names: str, home: str | None = None) -> list[Place | None]:
    return resolve(text, mentions(text, *names), home)


def where(place: Place | None) -> tuple[str, str | None, str] | None:
    return (place.name, place.country_code, place.kind) if place else None


# text, the names in it, and name, country and kind of the place expected for the last of them.
CASES = [
    ("The fair opens in Paris on Monday.", ["Paris"], ("Paris", "FR", "city")),
    ("The fair opens in Paris, Texas, on Monday.", ["Paris"], ("Paris", "US", "city")),
    ("A fire in Springfield, Mass., hurt two.", ["Springfield"], ("Springfield", "US", "city")),
    ("Tbilisi said Georgia would export wine.", ["Tbilisi", "Georgia"],
     ("Georgia", "GE", "country")),
    ("Police in Atlanta and Macon said Georgia would pay.", ["Atlanta", "Macon", "Georgia"],
     ("Georgia", "US", "region")),
    ("Officials in Amman said Jordan would host talks.", ["Amman", "Jordan"],
     ("Jordan", "JO", "country")),
    ("TBILISI — Georgia's president flew to Washington.", ["Georgia", "Washington"],
     ("Washington", "US", "city")),
    ("The U.S. sent aid.", ["U.S."], ("United States", "US", "country")),
    ("A flight from SF was late.", ["SF"], ("San Francisco", "US", "city")),
    ("The UN met in Geneva.", ["UN"], None),  # no village in India called Un
    ("Relief from PRT was announced.", ["PRT"], None),  # no airport of Perth
    ("The White House said so.", ["White House"], None),
    ("A barn burned in White House, Tenn., on Monday.", ["White House"],
     ("White House", "US", "city")),
    ("Pilgrims from Minnesota came to St. Peter's.", ["Minnesota", "St. Peter's"],
     ("St. Peter's", "CA", "city")),  # whatever it is, no town called St. Peter
    ("Boats left St. John's in Newfoundland.", ["St. John's"], ("St. John's", "CA", "city")),
    ("The probe left Earth for Mars in July.", ["Earth", "Mars"], None),
    ("A barn burned near Earth, Texas, on Monday.", ["Earth"], ("Earth", "US", "city")),
    ("He was born in Ala. and left.", ["Ala."], ("Alabama", "US", "region")),
    ("The Middle East peace talks resume.", ["Middle East"], ("Middle East", None, "other")),
    ("She moved to London, Ontario, in May.", ["London"], ("London", "CA", "city")),
    ("Trains from Birmingham and Leeds reach Cambridge late.", ["Birmingham", "Leeds", "Cambridge"],
     ("Cambridge", "GB", "city")),
    ("Boston, Worcester and Cambridge will share the cost.", ["Boston", "Worcester", "Cambridge"],
     ("Cambridge", "US", "city")),
    ("In Baghdad a bomb went off.", ["Baghdad"], ("Baghdad", "IQ", "city")),
    ("Hong Kong shares fell.", ["Hong Kong"], ("Hong Kong", "HK", "country")),
    ("Banks in Oregon, Washington state and Utah closed.", ["Washington"],
     ("Washington", "US", "region")),
    ("He left Washington for the state of Washington.", ["Washington", "Washington"],
     ("Washington", "US", "region")),
    ("It has 82 restaurants in the West.", ["West"], None),  # no region of Cameroon
    # Whose it is, and what no region is.
    ("A plane fell in India's northern Punjab state; Pakistan and Lahore protested.",
     ["India", "Punjab"], ("Punjab", "IN", "region")),
    ("Hasselt, in Belgium's Limburg, opened it.", ["Hasselt", "Belgium", "Limburg"],
     ("Limburg", "BE", "region")),
    ("Storms hit Dallas, Oklahoma City and Tulsa.", ["Dallas"], ("Dallas", "US", "city")),
    ("The New York State Attorney General declined.", ["New York"], ("New York", "US", "region")),
    ("Lindi on the Mainland has light.", ["Mainland"], None),
    # A region and the city that bears its name: the city, but where the region is what it is about.
    ("A bomb went off in Kharkiv on Monday.", ["Kharkiv"], ("Kharkiv", "UA", "city")),
    ("A bomb went off in Oaxaca on Monday.", ["Oaxaca"], ("Oaxaca", "MX", "region")),
    ("Towns in Kharkiv region were hit.", ["Kharkiv region"], ("Kharkiv", "UA", "region")),
    ("The provinces of Lampang, Uttaradit, Phichit and Chiang Mai flooded.",
     ["Lampang", "Uttaradit", "Phichit", "Chiang Mai"], ("Chiang Mai", "TH", "region")),
    ("The two Koreas will talk.", ["Koreas"], None),
    ("Cases fell in the Americas.", ["Americas"], None),
    ("Nobody has been to Qwxyzville.", ["Qwxyzville"], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "expected"), CASES, ids=lambda v: str(v)[:40])
def test_place_of_the_last_name(
    text: str, names: list[str], expected: tuple[str, str, str] | None
) -> None:
    assert where(placed(text, *names)[-1]) == expected


def test_region_behind_the_name_decides_the_point() -> None:
    texas, illinois = placed("From Paris, Texas, to Paris, Ill., by bus.", "Paris", "Paris")
    assert texas and illinois
    assert (round(texas.latitude), round(texas.longitude)) == (34, -96)
    assert (round(illinois.latitude), round(illinois.longitude)) == (40, -88)


def test_a_region_behind_a_list_of_cities_holds_none_of_them() -> None:
    (dallas,) = placed("Storms hit Dallas, Oklahoma City and Tulsa.", "Dallas")
    assert dallas and round(dallas.longitude) == -97


def test_a_great_citys_name_is_no_short_name_of_another() -> None:
    text = "Readers from Durban, Cape Town, Bellville and Brackenfell came; a Durban author won."
    durban = placed(text, "Durban", "Cape Town", "Bellville", "Brackenfell")[0]
    assert durban and durban.name == "Durban"


def test_a_capital_is_no_namesake_at_home() -> None:
    text = "SAVANNAH, Ga. - Aid for Savannah must come from Washington, a council told Georgia."
    names = "SAVANNAH", "Ga.", "Savannah", "Washington", "Georgia"
    capital = placed(text, *names)[3]
    assert capital is not None and capital.longitude == pytest.approx(-77, abs=0.1)
    namesake = placed("A barn burned in Washington, Ga., on Monday.", "Washington")[0]
    assert namesake is not None and namesake.longitude == pytest.approx(-82.7, abs=0.1)


def test_one_sense_per_article() -> None:
    first, second = placed("Paris, Texas, has a tower. Paris is proud.", "Paris", "Paris")
    assert first == second
    assert first and first.country_code == "US"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Venezuelan", "VE"), ("Venezuelans", "VE"), ("Dutch", "NL"), ("British", "GB"),
     ("Sri Lankan", "LK"), ("Congolese", "CD"), ("French", "FR")],
)  # fmt: skip
def test_nationality_stands_for_its_country(name: str, code: str) -> None:
    text = f"The {name} team won."
    (place,) = resolve(text, mentions(text, name, kind="MISC"))
    assert place and place.country_code == code


def test_a_people_within_a_country_stands_for_its_region() -> None:
    text = "The Chechen commander spoke."
    (place,) = resolve(text, mentions(text, "Chechen", kind="MISC"))
    assert place and (place.name, place.country_code) == ("Chechnya", "RU")


def test_a_city_and_its_district_are_one_place() -> None:
    (place,) = placed("JERUSALEM - A committee met in Jerusalem.", "Jerusalem")
    assert place and place.geoname_id == 281184
    assert place.score > 0.8


@pytest.mark.parametrize("kind", ["PERSON", "ORG", "MISC"])
def test_other_types_get_no_place(kind: str) -> None:
    text = "Paris sang."
    assert resolve(text, mentions(text, "Paris", kind=kind)) == [None]
    assert not is_nationality("Paris")


def test_countries_carry_the_points_of_geonames() -> None:
    us, canada = placed("The United States and Canada agreed.", "United States", "Canada")
    assert us and (us.geoname_id, us.latitude, us.longitude) == (6252001, 39.76, -98.5)
    assert canada and (canada.latitude, canada.longitude) == (60.1087, -113.6426)


def test_reasons_and_score() -> None:
    (place,) = placed("A fire in Springfield, Mass., hurt two.", "Springfield")
    assert place and place.reasons and 0 < place.score <= 1
    assert any("region named behind it" in reason for reason in place.reasons)


NAMES = [
    "Paris",
    "Texas",
    "Georgia",
    "London",
    "Dutch",
    "Springfield",
    "Qwxyzville",
    "U.S.",
    "Nile",
]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["LOC", "PERSON"])), max_size=12))
@settings(max_examples=60, deadline=None)
def test_parallel_and_deterministic(drawn: list[tuple[str, str]]) -> None:
    text, found = "", []
    for name, kind in drawn:
        found.append(EntityMention(len(text), len(text) + len(name), name, kind, 1.0))  # type: ignore[arg-type]
        text += name + " met "
    places = resolve(text, found)
    assert len(places) == len(found)
    assert places == resolve(text, [replace(m) for m in found])
    for mention, place in zip(found, places, strict=True):
        assert place is None or mention.entity_type == "LOC" or is_nationality(mention.text)
        assert place is None or (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180)


def test_lists_of_states_contain_nothing() -> None:
    text = "Cases rose in Georgia, Illinois, Missouri and Ohio."
    names = ("Georgia", "Illinois", "Missouri", "Ohio")
    assert [where(p) for p in placed(text, *names)] == [(name, "US", "region") for name in names]


def test_outlets_country_decides_between_equals() -> None:
    text = "The council in Newport met on Monday."
    (british,) = placed(text, "Newport", home="GB")
    (american,) = placed(text, "Newport", home="US")
    assert british and american
    assert (british.country_code, american.country_code) == ("GB", "US")


def test_work_grows_in_proportion_to_the_article() -> None:
    # Four times the names take about four times as long; all pairs would take sixteen times.
    gazetteer = load()
    names = [gazetteer.name(row) for row in range(60_000, 64_000)]

    def seconds(count: int) -> float:
        text = ", ".join(names[:count])
        found = mentions(text, *names[:count])
        began = time.process_time()
        resolve(text, found)
        return time.process_time() - began

    seconds(4000)  # fills the caches, so that both runs below find them alike
    assert min(seconds(4000) for _ in range(3)) < 8 * min(seconds(1000) for _ in range(3))


@pytest.mark.parametrize(
    ("name", "country", "has_identity"),
    [
        ("northern Iraq", "IQ", False),
        ("Nairobi airport", "KE", False),
        ("Sokoto State", "NG", True),
    ],
)
def test_in_or_near_a_place_has_a_point_but_no_identity(
    name: str, country: str, has_identity: bool
) -> None:
    (place,) = placed(f"Troops moved to {name} on Monday.", name)
    assert place and place.country_code == country
    assert (place.geoname_id is not None) == has_identity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LONDON, March 3 - Sales in the U.S. grew in Ohio and Kentucky.",
            ("London", "GB", "city"),
        ),
        ("WASHINGTON, April 9 - Brazil and Argentina", ("Washington", "US", "city")),
        ("HONG KONG, June 19 - Shares fell.", ("Hong Kong", "HK", "country")),
        ("VALENCIA, Spain (AP) - Rain", ("Valencia", "ES", "city")),
        ("PARIS, Texas (AP) - A fire", ("Paris", "US", "city")),
    ],
)
def test_a_bare_dateline_is_the_best_known_city(text: str, expected: tuple[str, str, str]) -> None:
    names = [n for n in ("U.S.", "Ohio", "Kentucky", "Brazil", "Argentina") if n in text]
    first, *_ = placed(text, text.split(", ")[0], *names)
    assert where(first) == expected
    assert first and first.score > 0.75


def test_a_dateline_in_capitals_is_a_city() -> None:
    (place,) = placed("WASHINGTON (AP) — The president spoke.", "WASHINGTON")
    assert where(place) == ("Washington", "US", "city")
