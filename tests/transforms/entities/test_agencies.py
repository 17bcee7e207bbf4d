"""News agencies in datelines and elsewhere: each name with the key that it gets."""

import re

import pytest

from tests.transforms.entities.marked import unmark
from transforms.agencies import ANYWHERE, IN_DATELINES, agency
from transforms.entities.parts import fold
from transforms.entities.within import cluster

CASES = [
    ("{L:OSLO} ({O:AP}) - Calm.", "associated press"),
    ("{L:OSLO} ({O:AFP}) — Calm.", "agence france presse"),
    ("{L:OSLO}, May 3 ({O:dpa}): Calm.", "deutsche presse agentur"),
    ("{L:OSLO}, May 3. /{O:TASS}/. Calm.", "tass"),
    ("{L:OSLO} ({M:EFE}).- Calm.", "efe"),
    ("{O:Xinhua News Agency} said so.", "xinhua"),
    ("told {O:Itar-Tass}.", "tass"),
    # Elsewhere an abbreviation may be anybody's, and what no table has stays as it is.
    ("The army ({O:AFP}) said so.", "afp"),
    ("{O:PTI} - the party - won.", "pti"),
    ("{L:OSLO} ({O:ADW}) - Calm.", "adw"),
    ("{O:Halden News Agency} said so.", "halden news agency"),
]


@pytest.mark.parametrize(("marked", "key"), CASES)
def test_keys(marked: str, key: str) -> None:
    text, mentions, _ = unmark(re.sub(r"{([LOM]):", r"{\g<1>0:", marked))
    assert cluster(text, mentions)[-1].key == key


def test_an_agency_of_a_dateline_goes_by_its_full_name() -> None:
    text, mentions, _ = unmark("{L1:OSLO} ({O2:AP}) - Calm, the {O2:AP} heard.")
    found = cluster(text, mentions)[-1]
    assert (found.name, found.names, found.mentions) == ("Associated Press", (("AP", 2),), (1, 2))


def test_the_table_is_folded() -> None:
    assert all(fold(name) == name for name in (*IN_DATELINES, *ANYWHERE))
    assert {agency(fold(name)) for name in IN_DATELINES.values()} == {*IN_DATELINES.values()}
