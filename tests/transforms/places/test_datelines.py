"""The place of a dateline: what the tagger found of it, and what stands afterwards."""

import pytest

from transforms.entities.mention import EntityMention, EntityType
from transforms.places.datelines import with_dateline

CASES: list[tuple[str, dict[str, EntityType], list[tuple[str, str]]]] = [
    ("ZURICH, March 3 - Banks rose.", {"ZURICH": "ORG"}, [("ZURICH", "LOC")]),
    ("KYIV (ADW) - Trams ran.", {}, [("KYIV", "LOC")]),
    (
        "PORT-AU-PRINCE, Haiti (ADW) - Calm.",
        {"PORT": "ORG"},
        [("PORT-AU-PRINCE", "LOC"), ("Haiti", "LOC")],
    ),
    ("BONN 1996-08-28\nBanks rose.", {"BONN": "ORG"}, [("BONN", "LOC")]),
    ("NEW YORK 1996-08-28\nBanks rose.", {"YORK": "LOC"}, [("NEW YORK", "LOC")]),
    ("PARIS/LONDON (ADW) - Calm.", {"LONDON": "ORG"}, [(w, "LOC") for w in ("PARIS", "LONDON")]),
    ("OSLO (TASS) - Calm.", {"TASS": "PERSON"}, [("OSLO", "LOC"), ("TASS", "ORG")]),
    ("KARACHI, Pakistan - Calm.", {"KARACHI, Pakistan": "LOC"}, [("KARACHI, Pakistan", "LOC")]),
    ("WASHINGTON (ADW) - He spoke.", {"WASHINGTON": "PERSON"}, [("WASHINGTON", "LOC")]),
    ("LONDON, Feb 2 - Ada Byte won.", {"LONDON": "LOC"}, [("LONDON", "LOC")]),
    # No place, or no dateline.
    ("HALDEN MARITIME - It rose.", {"HALDEN MARITIME": "ORG"}, [("HALDEN MARITIME", "ORG")]),
    ("Zurich rose.", {"Zurich": "ORG"}, [("Zurich", "ORG")]),
]


@pytest.mark.parametrize(("text", "tagged", "expected"), CASES)
@pytest.mark.parametrize("head", ["", "Banks rise\n\n"])
def test_the_place_of_a_dateline(
    text: str, tagged: dict[str, EntityType], expected: list[tuple[str, str]], head: str
) -> None:
    whole = head + text
    names = [
        EntityMention(whole.index(name), whole.index(name) + len(name), name, kind, 0.4)
        for name, kind in tagged.items()
    ]
    found = with_dateline(whole, names, len(head))
    assert [(n.text, n.entity_type) for n in found] == expected
    assert all(whole[n.start : n.end] == n.text for n in found)
