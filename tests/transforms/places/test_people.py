"""What the tagger took for a place, and whether the words beside it say that it is a person."""

import pytest

from tests.transforms.entities.marked import unmark
from transforms.places.people import with_people

CASES = [
    ("{L0:Suhartini}, Indonesia's health minister, said so.", "PERSON"),
    ("{L0:Sydney Halloran}, a nurse, sued.", "PERSON"),
    ("{L0:Ferrow}, the group's chief executive and owner, left.", "PERSON"),
    ("It came from {L0:Ferrow}, a farmer of the village said.", "LOC"),
    ("{L0:Cuba}, a member of the bloc, voted.", "LOC"),
    ("{L0:Ferrow}, a village in the hills, burned.", "LOC"),
    ("Mr {L0:London} works for the bank.", "PERSON"),
    ("Mrs. {L0:Paris} does, too.", "PERSON"),
    ("Miss {L0:Namibia} was crowned.", "LOC"),
    ('"We are ready," said {L0:Jordan}, 30, of Ohio.', "PERSON"),
    ("{L0:Jordan}, 30, who lives in Ohio, agreed.", "PERSON"),
    ("Sales rose in {L0:Japan}, 9, and fell elsewhere.", "LOC"),
]


@pytest.mark.parametrize(("marked", "kind"), CASES)
def test_people_and_places(marked: str, kind: str) -> None:
    text, names, _ = unmark(marked)
    assert [n.entity_type for n in with_people(text, names)] == [kind]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Belgian Jan Quint", ["Belgian", "Jan Quint"]),
        ("Frenchman Luc van Quill", ["Frenchman", "Luc van Quill"]),
        ("Irish Quint", ["Irish Quint"]),
        ("German Quint Lleras", ["German Quint Lleras"]),
        ("Jan Quint Belgian", ["Jan Quint Belgian"]),
    ],
)
def test_people_without_their_nationality(name: str, parts: list[str]) -> None:
    text, names, _ = unmark(f"Yesterday {{P1:{name}}} won.")
    found = with_people(text, names)
    assert [n.text for n in found] == [text[n.start : n.end] for n in found] == parts
    assert [n.entity_type for n in found] == ["MISC"] * (len(parts) - 1) + ["PERSON"]
