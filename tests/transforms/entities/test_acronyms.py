"""Acronyms that the world knows, and what an article says that they mean there."""

import pytest

from tests.transforms.entities.marked import unmark
from transforms.entities.acronyms import KNOWN
from transforms.entities.parts import fold
from transforms.entities.within import cluster

CASES = [
    ("The {O1:FBI} said so.", ["federal bureau of investigation"]),
    ("The {O1:C.I.A.} said so.", ["central intelligence agency"]),
    ("The {O1:Central Intelligence Agency}, {O1:CIA}", ["central intelligence agency"]),
    ("{O1:UNICEF} helps.", ["united nations childrens fund"]),
    ("The {O1:NFL} season", ["national football league"]),
    ("{O1:Nato} met.", ["north atlantic treaty organization"]),
    # Others, in their own words or not in capitals.
    (
        "The {O1:Culinary Institute of Oslo} ({O1:CIA}), the {O1:CIA}",
        ["culinary institute of oslo"],
    ),
    ("{O1:Fatima Bread Industries} and {O1:FBI}", ["fatima bread industries"]),
    ("{O1:Who} sang.", ["who"]),
    ("{O1:FBI Director}", ["fbi director"]),
    ("{P1:CIA} sang", ["cia"]),
    ("{O1:BNP} won.", ["bnp"]),
    ("{O1:Niger Bar Association} ({O1:NBA}), the {O1:NBA}", ["niger bar association"]),
]


@pytest.mark.parametrize(("marked", "keys"), CASES)
def test_keys(marked: str, keys: list[str]) -> None:
    text, mentions, _ = unmark(marked)
    assert [e.key for e in cluster(text, mentions)] == keys


def test_the_table_is_folded() -> None:
    assert all(fold(short) == short for short in KNOWN)
