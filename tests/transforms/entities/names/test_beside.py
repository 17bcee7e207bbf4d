import pytest

from tests.transforms.entities.names.spans import read
from transforms.entities.names.beside import by_neighbours
from transforms.entities.names.decode import TYPES

CASES = [
    ("the tanker [Adria Star|ORG] sank", "MISC"),
    ("the cruise liner [Costa Merlina|LOC] sank", "MISC"),
    ("the aircraft carrier [Ana Brezovar|PERSON] left", "MISC"),
    ("the airline and carrier [Castell|ORG] grew", "ORG"),
    ("the Tanker [Castell|PERSON] wrote", "PERSON"),
    ("he crossed by ferry. [Rijeka|LOC] is far", "LOC"),
    ("he crossed by ferry, [Rijeka|LOC] behind him", "LOC"),
    ("sold it on [Amazon|LOC] for $20", "ORG"),
    ("when [Amazon|LOC] workers struck", "ORG"),
    ("forests of the [Amazon|LOC] burn", "LOC"),
    ("forests of the Brazilian [Amazon|LOC] burn", "LOC"),
    ("cuts in [Amazon|LOC] deforestation", "LOC"),
    ("sold it in [Rijeka|LOC] for $20", "LOC"),
]


@pytest.mark.parametrize("marked, kind", CASES)
def test_what_stands_beside_a_name_tells_its_kind(marked, kind):
    _, block, (span,) = read(marked)
    assert TYPES[by_neighbours(block, span)[2]] == kind
