"""What only bears a place's name, or has its middle there, is not that place."""

import pytest

from transforms.entities.mention import EntityMention
from transforms.places import resolve


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        # The middle of the state lies in the city, which has another name of its own.
        ("Teachers struck in West Virginia, Oklahoma and Arizona.", "Oklahoma", "Oklahoma"),
        ("The talks in Madrid went on.", "Madrid", "Madrid"),
        ("He flew to Rio for the fair.", "Rio", "Rio de Janeiro"),
        ("She edits books at Tor, a publisher.", "Tor", None),
        ("They met in Downing Street.", "Downing Street", None),
        ("He lay in Victoria Hospital.", "Victoria Hospital", None),
    ],
)
def test_what_bears_a_places_name_is_not_there(text: str, name: str, place: str | None) -> None:
    start = text.index(name)
    (found,) = resolve(text, [EntityMention(start, start + len(name), name, "LOC", 0.9)])
    assert (found and found.name) == place
