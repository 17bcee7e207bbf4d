"""What only bears a place's name, or has its middle there, is not that place."""

import itertools
import re

import pytest

from transforms.annotate import names_in
from transforms.entities.mention import EntityMention
from transforms.places import Place, resolve


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        # The middle of the state lies in the city, which has another name of its own.
        ("Teachers struck in West Virginia, Oklahoma and Arizona.", "Oklahoma", "Oklahoma"),
        ("The talks in Madrid went on.", "Madrid", "Madrid"),
        ("He flew to Rio for the fair.", "Rio", "Rio de Janeiro"),
        ("She edits books at Tor, a publisher.", "Tor", None),
        ("They met in Kent Street.", "Kent Street", None),
        ("He lay in Victoria Hospital.", "Victoria Hospital", None),
    ],
)
def test_what_bears_a_places_name_is_not_there(text: str, name: str, place: str | None) -> None:
    start = text.index(name)
    (found,) = resolve(text, [EntityMention(start, start + len(name), name, "LOC", 0.9)])
    assert (found and found.name) == place


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Flights from Toronto to Cleveland were cancelled.", "Toronto", "CA"),
        ("The envoy flew from Atlanta to Athens for talks with the Greeks.", "Athens", "GR"),
        ("Wellington said it would send troops; Canberra declined.", "Wellington", "NZ"),
        ("London and Cincinnati are at odds. London said Cincinnati was to blame.", "London", "GB"),
        ("The envoy flew from Wellington to London.", "Wellington", "NZ"),
        ("The United States closed its mission in Geneva.", "Geneva", "CH"),
        ("American police arrested a man who had flown to Paris.", "Paris", "FR"),
        # The better known one, not the larger.
        ("The envoy flew from Oslo to Valencia.", "Valencia", "ES"),
        # Known for more than its people and names tell.
        ("The President left for Venice, said Washington.", "Venice", "IT"),
        ("The United States has a consul in Dunedin.", "Dunedin", "NZ"),
        ("Two Americans were hurt in Bath.", "Bath", "GB"),
        ("Washington heard of clashes in Bethlehem.", "Bethlehem", "PS"),
        ("Steel is made in Bethlehem, Allentown and Pittsburgh.", "Bethlehem", "US"),
        # Its region or country is named as well.
        ("A storm hit Athens and Macon in Georgia.", "Athens", "US"),
        ("Fires burned near Tripoli in Greece's Peloponnese.", "Tripoli", "GR"),
        ("She was born in Moscow in northern Idaho.", "Moscow", "US"),
        ("The envoy of Moscow in Greece left.", "Moscow", "RU"),
        # Lesser places of its region are named with it.
        ("Fans drove from Paris, Sherman and Bonham in Texas to Dallas.", "Paris", "US"),
        ("The envoy flew from Caracas to Valencia and on to Maracay.", "Valencia", "VE"),
        # It is named again and again, as in the paper of its region.
        ("Dublin and Columbus sued. Dublin won; Dublin was glad.", "Dublin", "US"),
    ],
)
def test_a_great_city_is_no_namesake(text: str, name: str, country: str) -> None:
    found = annotated(text)[name]
    assert found is not None and found.country_code == country


def annotated(text: str) -> dict[str, Place | None]:
    names = names_in(text)
    return dict(zip([n.text for n in names], resolve(text, names), strict=True))


def test_a_neighbour_in_the_region_is_not_enough_but_two_are() -> None:
    portland = annotated("Portland, Bangor and Lewiston had snow.")["Portland"]
    assert portland is not None and round(portland.longitude) == -70


GREAT = {
    "London": "GB", "Paris": "FR", "Berlin": "DE", "Rome": "IT", "Dublin": "IE", "Madrid": "ES",
    "Vienna": "AT", "Geneva": "CH", "Athens": "GR", "Manchester": "GB", "Naples": "IT",
    "Lisbon": "PT", "Oslo": "NO",
}  # fmt: skip


@pytest.mark.parametrize("one, other", list(itertools.combinations(GREAT, 2)))
def test_two_great_cities_put_each_other_in_no_state_where_both_have_namesakes(
    one: str, other: str
) -> None:
    text = f"{one} and {other} are at odds. {one} said {other} was to blame."
    spans = re.finditer(f"{one}|{other}", text)
    found = resolve(text, [EntityMention(*s.span(), s.group(), "LOC", 0.9) for s in spans])
    assert [p and p.country_code for p in found[:2]] == [GREAT[one], GREAT[other]]


def test_a_region_named_still_tells_of_namesakes() -> None:
    found = annotated("London, Ontario, grows. Paris and London share a river in Ontario.")
    assert {p and p.country_code for p in found.values()} == {"CA"}
