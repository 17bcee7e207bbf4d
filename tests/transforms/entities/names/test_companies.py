import pytest

from transforms.entities.names.clean import clean
from transforms.entities.names.companies import firms, partnerships
from transforms.entities.names.decode import TYPES
from transforms.entities.names.tokens import blocks

PERSON, ORG, LOC, MISC = (TYPES.index(t) for t in ("PERSON", "ORG", "LOC", "MISC"))


def test_a_company_and_its_form_are_one_name():
    (block,) = blocks("shares of Castell, Inc. fell")
    assert clean(block, [(2, 2, PERSON), (4, 4, ORG)]) == [(2, 5, ORG)]


@pytest.mark.parametrize(
    "text, names, whole",
    [
        ("of Tolland and Co Inc said", [(1, 1, PERSON), (3, 4, ORG)], [(1, 4, ORG)]),
        ("of Ida Tolland & Sons said", [(1, 2, PERSON)], [(1, 4, ORG)]),
        ("by Tolland and Co Ltd said", [(3, 4, ORG)], [(1, 4, ORG)]),  # half was missed
        ("the father and Sons Ltd said", [(3, 4, ORG)], [(3, 4, ORG)]),
        ("of Tolland and sons said", [(1, 1, PERSON)], [(1, 1, PERSON)]),
        (
            "of Tolland and\nCo Inc said",
            [(1, 1, PERSON), (3, 4, ORG)],
            [(1, 1, PERSON), (3, 4, ORG)],
        ),
        (
            "of Tolland and Castell Inc",
            [(1, 1, PERSON), (3, 4, ORG)],
            [(1, 1, PERSON), (3, 4, ORG)],
        ),
    ],
)
def test_partners_belong_to_the_company(text, names, whole):
    (block,) = blocks(text)
    assert partnerships(block, names) == whole


@pytest.mark.parametrize(
    "text, names, whole",
    [
        ("of Kolde International Inc on", [(1, 1, LOC), (2, 3, ORG)], [(1, 3, ORG)]),
        ("of Ida Shoe Co on", [(1, 1, PERSON), (2, 3, ORG)], [(1, 3, ORG)]),
        (
            "of Korean Motors Corp; Korean Motors fell",  # and so without its form
            [(1, 1, MISC), (2, 3, ORG), (5, 5, MISC), (6, 6, ORG)],
            [(1, 3, ORG), (5, 6, ORG)],
        ),
        ("of Kolde Motors on", [(1, 1, LOC), (2, 2, ORG)], [(1, 1, LOC), (2, 2, ORG)]),
        ("of Kolde\nShoe Inc on", [(1, 1, LOC), (2, 3, ORG)], [(1, 1, LOC), (2, 3, ORG)]),
        ("of US Shoe Inc on", [(1, 1, LOC), (2, 3, ORG)], [(1, 1, LOC), (2, 3, ORG)]),
        ("a Kolde Company on", [(1, 1, LOC), (2, 2, ORG)], [(1, 1, LOC), (2, 2, ORG)]),
    ],
)
def test_a_name_before_a_company_is_its_beginning(text, names, whole):
    (block,) = blocks(text)
    assert firms(block, names) == whole
