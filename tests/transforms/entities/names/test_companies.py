import pytest

from transforms.entities.names.clean import clean
from transforms.entities.names.companies import partnerships
from transforms.entities.names.decode import TYPES
from transforms.entities.names.tokens import blocks

PERSON, ORG = TYPES.index("PERSON"), TYPES.index("ORG")


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
