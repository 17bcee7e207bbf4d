"""Whose ministry it is: a marked text, and the key of each organisation in it."""

import pytest

from tests.transforms.entities.marked import Spot, unmark
from transforms.entities.bodies import bodies, is_body
from transforms.entities.forms import forms_of

SPOTS = {
    "Japan": Spot(1861060, "JP", kind="country"),
    "Tokyo": Spot(1850147, "JP"),
    "Osaka": Spot(1853909, "JP"),
    "TOKYO": Spot(1850147, "JP"),
    "OSAKA": Spot(1853909, "JP"),
    "BRUSSELS": Spot(2800866, "BE"),
    "Peru": Spot(3932488, "PE", kind="country"),
    "Georgia": Spot(4197000, "US", kind="region", name="Georgia"),
}
CASES: dict[str, list[str]] = {
    "{L1:Japan}'s {O2:Finance Ministry} said": ["finance ministry@JP"],
    "the {O2:Japanese Finance Ministry} said": ["finance ministry@JP"],
    "the Japanese {O2:Ministry of Finance} said": ["finance ministry@JP"],
    "the South Korean {O2:Army} said": ["army@KR"],
    "the {O2:U.S. Defence Department}, the {O2:Defense Department}": ["defense department@US"] * 2,
    "{L1:Georgia}'s {O2:Public Service Commission}": ["georgia public service commission"],
    "the {O1:U.N.} {O2:Security Council}": ["united nations", "united nations security council"],
    # By itself: as the last one that is named, or of the country that the article is about.
    "{L1:Japan}'s {O2:Parliament}, {L3:Peru}'s {O4:Parliament}; {O4:Parliament} rose": [
        "parliament@JP", "parliament@PE", "parliament@PE",
    ],
    "{L1:Tokyo}, {L2:Osaka}: the {O3:Finance Ministry}": ["finance ministry@JP"],
    "{L1:Tokyo}, {L2:Osaka}: the {O3:Senate}": ["senate@JP"],
    "{L1:Tokyo}, {L2:Osaka}: the {O3:Tourism Institute}": ["tourism institute@JP"],
    # Not beside a longer name, which it is then short for.
    "{L1:Tokyo}, {L2:Osaka}: the {O3:Treasury Department}, the {O3:Treasury}": [
        "treasury department", "treasury",
    ],
    "{L1:Tokyo}, {L2:Osaka}: the {O3:Planning Commission}": ["planning commission"],
    "{L1:Tokyo}, {L2:Peru}: the {O3:Finance Ministry}": ["finance ministry"],
    # Of the country from whose capital it is reported, if none is named more often.
    "{L1:TOKYO}, May 3 - the {O2:Planning Commission} met in {L3:Peru}": ["planning commission@JP"],
    "{L1:OSAKA}, May 3 - the {O2:Planning Commission}": ["planning commission"],
    "{L1:TOKYO}, May 3 - {L3:Peru}'s vote, in {L3:Peru} the {O2:Planning Commission}": [
        "planning commission",
    ],
    "{L1:BRUSSELS}, May 3 - the {O2:Planning Commission}": ["planning commission"],
    "{L1:TOKYO}, May 3 - the {O2:European Investment Bank}": ["european investment bank"],
    "{L1:TOKYO}, May 3 - the {O2:Bank}": ["bank"],
    "{L1:TOKYO}, May 3 - {O2:Security Services Plc}": ["security services"],
    # Names that say whose they are.
    "{L1:Japan}'s {O2:Halden Maritime}": ["halden maritime"],
    "{O2:Japan Airlines}": ["japan airlines"],
    "{P1:Ann Gorse}'s {O2:Labour Party}": ["labor party"],
}  # fmt: skip


@pytest.mark.parametrize("marked", CASES)
def test_whose_it_is(marked: str) -> None:
    text, mentions, _ = unmark(marked)
    found = bodies(text, forms_of(text, mentions, [SPOTS.get(m.text) for m in mentions]))
    assert [f.name.key for f in found if f.kind == "ORG"] == CASES[marked]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("finance ministry", True),
        ("national bank", True),
        ("ministry of foreign affairs", True),
        ("barclays bank", False),
        ("finance", False),
        ("office for national statistics", True),
        ("peoples republic", True),
        ("prisons service", True),
        ("", False),
    ],
)
def test_a_name_that_says_only_what_it_is(key: str, expected: bool) -> None:
    assert is_body(key) is expected
