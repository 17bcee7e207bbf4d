"""Places of several words: what the tagger found of them, and what stands afterwards."""

import pytest

from transforms.entities.mention import EntityMention, EntityType
from transforms.places.hyphens import with_hyphened

CASES: list[tuple[str, dict[str, EntityType], list[str]]] = [
    ("in Guinea-Bissau on", {"Guinea": "LOC", "Bissau": "LOC"}, ["Guinea-Bissau"]),
    ("in Port-au-Prince on", {"Port": "LOC"}, ["Port-au-Prince"]),
    ("in Port-au-Prince on", {"Prince": "LOC"}, ["Port-au-Prince"]),
    ("in Timor-Leste on", {"Timor": "LOC", "Leste": "PERSON"}, ["Timor-Leste"]),
    ("in Stratford-upon-Avon's", {"Stratford": "LOC", "Avon": "LOC"}, ["Stratford-upon-Avon"]),
    ("of Austria-Hungary on", {"Austria": "LOC", "Hungary": "LOC"}, ["Austria", "Hungary"]),
    ("a Nairobi-based firm", {"Nairobi": "LOC"}, ["Nairobi"]),
    ("Guinea-Bissau Airways", {"Guinea": "LOC", "Bissau Airways": "ORG"},
     ["Guinea", "Bissau Airways"]),
    ("Mali, Guinea-Bissau, Togo", {"Mali": "LOC", "Guinea": "LOC", "Togo": "LOC"},
     ["Mali", "Guinea-Bissau", "Togo"]),
    ("in Antigua and Barbuda on", {"Antigua": "LOC", "Barbuda": "LOC"}, ["Antigua and Barbuda"]),
    ("of St. Vincent and the Grenadines,", {"St. Vincent": "LOC", "Grenadines": "ORG"},
     ["St. Vincent and the Grenadines"]),
    ("in Jammu and Kashmir on", {"Jammu": "LOC", "Kashmir": "LOC"}, ["Jammu", "Kashmir"]),
    ("in France and Spain on", {"France": "LOC", "Spain": "LOC"}, ["France", "Spain"]),
    ("the British Virgin Islands", {"British": "MISC", "Virgin Islands": "LOC"},
     ["British Virgin Islands"]),
    ("on Martha's Vineyard in", {"Martha": "LOC"}, ["Martha's Vineyard"]),
    ("in Texas's Austin on", {"Texas": "LOC", "Austin": "LOC"}, ["Texas", "Austin"]),
    ("a British Columbia mill", {"Columbia": "LOC"}, ["British Columbia"]),
    ("the British Paris fair", {"British": "MISC", "Paris": "LOC"}, ["British", "Paris"]),
    ("Aung-Prince sang", {"Prince": "PERSON"}, ["Prince"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tagged", "expected"), CASES)
def test_places_made_whole(text: str, tagged: dict[str, EntityType], expected: list[str]) -> None:
    names = [
        EntityMention(text.index(name), text.index(name) + len(name), name, kind, 0.9)
        for name, kind in tagged.items()
    ]
    found = with_hyphened(text, names)
    assert [n.text for n in found] == expected
    assert all(text[n.start : n.end] == n.text for n in found)
