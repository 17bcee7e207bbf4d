"""Companies that go by a place's name, in an article that names them in full."""

import pytest

from transforms.entities.mention import EntityMention
from transforms.places.firms import with_firms

NAMED = "Hobart & Sons plc said so. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NAMED + "|Hobart|'s profit fell.", "ORG"),
        (NAMED + "|Hobart| shares rose.", "ORG"),
        (NAMED + "Shares in |Hobart| rose.", "ORG"),
        (NAMED + "He has a stake in |Hobart| still.", "ORG"),
        (NAMED + "It has a shop in |Hobart| too.", "LOC"),
        (NAMED + "|Hobart|'s mayor was glad.", "LOC"),
        (NAMED + "|Perth| shares rose.", "LOC"),
        ("A bank said so. |Hobart| shares rose.", "LOC"),
        ("Greater Hobart Ltd said so. |Hobart| shares rose.", "LOC"),
    ],
)
def test_a_place_or_a_company(text: str, kind: str) -> None:
    head, name, tail = text.split("|")
    firm = head.partition(" said")[0]
    names = [
        EntityMention(0, len(firm), firm, "ORG", 1.0),
        EntityMention(len(head), len(head) + len(name), name, "LOC", 1.0),
    ]
    assert [n.entity_type for n in with_firms(head + name + tail, names)] == ["ORG", kind]
