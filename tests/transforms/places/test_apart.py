"""One mention that is two places."""

import pytest

from transforms.entities.mention import EntityMention
from transforms.places.apart import places_apart


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kingston, Ontario", ["Kingston", "Ontario"]),
        ("Belgium's Limburg", ["Belgium", "Limburg"]),
        ("SEOUL - Korea", ["SEOUL", "Korea"]),
        ("Kansas City", ["Kansas City"]),
        ("Hawke's Bay", ["Hawke's Bay"]),
        ("Qwxyz, Ontario", ["Qwxyz, Ontario"]),
        ("Ontario's Qwxyz Falls", ["Ontario's Qwxyz Falls"]),
    ],
)
def test_two_places_in_one(name: str, expected: list[str]) -> None:
    text = f"In {name} it rained."
    found = places_apart([EntityMention(3, 3 + len(name), name, "LOC", 0.6)])
    assert [n.text for n in found] == expected
    assert all(text[n.start : n.end] == n.text for n in found)


def test_only_a_place_is_taken_apart() -> None:
    club = EntityMention(0, 17, "Kingston, Ontario", "ORG", 0.6)
    assert places_apart([club]) == [club]
