"""Obscure places that bear a name by chance: names have the tagger's confidence, and a star marks
the one that is asked for."""

import re

import pytest

from transforms.entities.mention import EntityMention
from transforms.places import Place, resolve

_MARK = re.compile(r"{(\*?)([\d.]+):([^}]+)}")

CASES = [
    # Nothing else is named in that country, and hardly anyone knows the place.
    ("A {*0.5:PACT} was signed in {0.9:Tokyo}.", None),
    ("The {*0.8:Borders} are closed, {0.9:Moscow} said.", None),
    ("{0.9:Tokyo} heard of a fair in {*0.95:Héliopolis}.", None),
    ("It spilled off {*0.9:Perico Island} on Monday, {0.9:Tokyo} heard.", None),
    ("The {*0.6:West} sold grain to {0.9:Tokyo}.", None),
    ("{*0.5:Pact} is near.", None),
    ("A fair in {*0.5:Pact}, {0.9:Japan}, closed.", None),
    ("The MP for {*0.9:Brin} spoke.", None),  # no Brin-sur-Seille
    # The article or the world vouches for it.
    ("A {*0.5:Pact} was signed near {0.9:Lyon}.", "FR"),
    ("A fair in {*0.5:Pact}, {0.9:France}, closed.", "FR"),
    ("The {0.9:French} sold {*0.5:Pact}.", "FR"),
    ("A fair in {*1:Pact} was heard of in {0.9:Tokyo}.", "FR"),
    ("{0.9:Tokyo} heard of a fair in {*0.5:Lyon}.", "FR"),
    ("{0.9:Tokyo} heard of a fair in {*0.9:Peking}.", "CN"),
    ("{0.9:Tokyo} bought shops in {*0.6:Central London}.", "GB"),
    ("A fair in {*0.8:Clacton} closed.", "GB"),
    ("It was the worst accident since {*0.8:Chernobyl}, {0.9:Tokyo} said.", "UA"),
    ("Floods reached {*0.9:Camaná}.", "PE"),
    ("{0.9:Tokyo} sells to {*0.4:Tuvalu}.", "TV"),
]


def asked(marked: str, home_country: str | None = None) -> Place | None:
    text, names, at, star = "", [], 0, 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at, star = mark.end(), len(names) if mark[1] else star
        names.append(
            EntityMention(len(text), len(text) + len(mark[3]), mark[3], "LOC", float(mark[2]))
        )
        text += mark[3]
    return resolve(text + marked[at:], names, home_country)[star]


@pytest.mark.parametrize(("marked", "country"), CASES)
def test_a_place_by_chance(marked: str, country: str | None) -> None:
    place = asked(marked)
    assert (place and place.country_code) == country


def test_at_home_a_village_is_known() -> None:
    met = "{*0.5:Pact} met {0.9:Tokyo}."
    assert asked(met) is None
    assert asked(met, "FR") is not None
