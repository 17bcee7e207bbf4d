"""Towns taken for organisations, and ships taken for places: the words beside a name tell."""

import pytest

from tests.transforms.entities.marked import unmark
from transforms.entities.mention import EntityMention
from transforms.places.ships import with_ships
from transforms.places.towns import with_towns


def kinds(names: list[EntityMention]) -> str:
    return " ".join(n.entity_type for n in names)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("A {O0:Seattle} company makes rockets.", "LOC"),
        ("He joined the {O0:Dallas}-based lender.", "LOC"),
        ("It was bought by {O0:Chicago} investor Ann Gorse.", "LOC"),
        ("A {O0:Houston} law firm sued.", "LOC"),
        ("{O0:Seattle} company sales rose.", "ORG"),
        ("A {O0:Quillco} company makes rockets.", "ORG"),  # no town
        ("A {O0:Houston} lawyer sued {O0:Houston Gas}.", "ORG ORG"),
        ("{O0:Houston Gas} bought a {O0:Houston}-based rival.", "ORG LOC"),
        ("A {O0:Houston} man of the match.", "ORG"),
        ("{O0:Houston} won.", "ORG"),
    ],
)
def test_of_a_town(marked: str, expected: str) -> None:
    text, names, _ = unmark(marked)
    assert kinds(with_towns(text, names)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{L0:HMS Edinburgh} left {L0:Portsmouth}.", "MISC LOC"),
        ("HMS {L0:Edinburgh} left {L0:Edinburgh}.", "MISC LOC"),
        ("The {L0:Odessa}, a tanker, ran aground off {L0:Odessa}.", "MISC LOC"),
        ("The {L0:Odessa}, an old Greek oil tanker, sank. The {L0:Odessa} was empty.", "MISC MISC"),
        ("A fire broke out aboard the {L0:Valencia}.", "MISC"),
        ("The cargo ship {L0:Valencia} sank.", "MISC"),
        ("The space shuttle {L0:Columbia} landed in {L0:Florida}.", "MISC LOC"),
        ("It will ship {L0:Valencia} oranges.", "LOC"),
        ("They boarded a ship in {L0:Odessa}, a port where tankers load.", "LOC"),
        ("{L0:Odessa}, a tanker port, was shelled.", "LOC"),
        ("The {L0:Bosphorus}, a strait, was closed.", "LOC"),
        ("The HMS base in {L0:Portsmouth} is old.", "LOC"),
    ],
)
def test_ships(marked: str, expected: str) -> None:
    text, names, _ = unmark(marked)
    assert kinds(with_ships(text, names)) == expected
