"""Whether a place's name stands for its team: numbers say which mentions are one entity."""

import pytest

from tests.transforms.entities.marked import Spot, unmark
from transforms.entities.local import LocalEntity
from transforms.entities.teams import sport_of
from transforms.entities.within import cluster

COUNTRIES = {
    "Albania": 1, "ALBANIA": 1, "Bolivia": 2, "Chad": 3, "U.S.": 4, "Albanian": 1, "Chile": 5,
}  # fmt: skip
TOWNS = {"Durres": 6, "Tarija": 7, "Chelsea": 8}
SPORT = "The soccer qualifier. "

# Text, and the entities that come out of it in order of first mention: name and type.
CASES = {
    "a match": (
        SPORT + "{L1:Albania} beat {L2:Bolivia} 2-1 in {L3:Tarija}.",
        [("Albania football team", "ORG"), ("Bolivia football team", "ORG"), ("Tarija", "LOC")],
    ),
    "the place beside the team": (
        SPORT + "{L1:Albania} won. Crowds in {L2:Albania} sang; {M3:Albanian} flags.",
        [("Albania football team", "ORG"), ("Albania", "LOC")],
    ),
    "the country of a town": (
        SPORT + "{L5:Durres}, {L0:Albania} (AP) - {L1:Albania} lost to {L2:Chad}.",
        [
            ("Durres", "LOC"),
            ("Albania", "LOC"),
            ("Albania football team", "ORG"),
            ("Chad football team", "ORG"),
        ],
    ),
    "shouted and in brackets": (
        SPORT + "{L1:ALBANIA} v {L2:Bolivia}: {P3:Ann Gorse} ({L4:Chile}) is the referee.",
        [
            ("ALBANIA football team", "ORG"), ("Bolivia football team", "ORG"),
            ("Ann Gorse", "PERSON"), ("Chile", "LOC"),
        ],
    ),
    "once a team, then by name alone": (
        SPORT + "{L1:Albania} drew with {L2:Chad}. Then {L3:Chad} rested.",
        [("Albania football team", "ORG"), ("Chad football team", "ORG")],
    ),
    "named in one breath": (
        SPORT + "After friendlies against {L1:Chad} and {L2:Chile} they rest.",
        [("Chad football team", "ORG"), ("Chile football team", "ORG")],
    ),
    "an adjective": (
        SPORT + "The {L1:U.S.} beat {L2:Chad}; a {L3:U.S.} citizen left.",
        [("U.S. football team", "ORG"), ("Chad football team", "ORG"), ("U.S.", "LOC")],
    ),
    "women": (
        "Women's soccer: qualifier. {L1:Albania} beat {L2:Chad}.",
        [("Albania women's football team", "ORG"), ("Chad women's football team", "ORG")],
    ),
    "under 21": (
        "Under-21 soccer qualifier. {L1:Albania} beat {L2:Chad}.",
        [("Albania under-21 football team", "ORG"), ("Chad under-21 football team", "ORG")],
    ),
    "a town's club": (
        "Soccer, scorers: {O1:Chelsea} 1. {L2:Durres} 2 {L3:Tarija} 1",
        [("Chelsea", "ORG"), ("Durres", "ORG"), ("Tarija", "ORG")],
    ),
    "a fixture": (
        "Soccer, qualifier: {L1:Durres} at {L2:Tarija}", [("Durres", "ORG"), ("Tarija", "ORG")],
    ),
    "no sport": (
        "{L1:Albania} beat {L2:Chad} to the contract.", [("Albania", "LOC"), ("Chad", "LOC")],
    ),
    "war": ("Sanctions against {L1:Chad}: {L2:Chile} won.", [("Chad", "LOC"), ("Chile", "LOC")]),
    "a dateline": (
        "{L1:Durres} 1996-08-30\n" + SPORT + "It rained.", [("Durres", "LOC")],
    ),
}  # fmt: skip


def entities_of(marked: str) -> list[LocalEntity]:
    text, mentions, _ = unmark(marked)
    spots = [
        Spot(COUNTRIES[m.text], "XX", kind="country") if m.text in COUNTRIES
        else Spot(TOWNS[m.text], "XX") if m.text in TOWNS and m.entity_type == "LOC" else None
        for m in mentions
    ]  # fmt: skip
    return cluster(text, mentions, spots)


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES.keys())
def test_teams_and_places(marked: str, expected: list[tuple[str, str]]) -> None:
    assert [(e.name, e.entity_type) for e in entities_of(marked)] == expected


def test_a_team_has_no_place_and_keeps_its_name_as_written() -> None:
    team, _ = entities_of(SPORT + "{L1:Albania} beat {L2:Chad}.")
    assert (team.geoname_id, team.country) == (None, None)
    assert team.names == (("Albania", 1),)


@pytest.mark.parametrize(
    ("text", "sport"),
    [
        ("Cricket: three wickets fell.", "cricket"),
        ("A friendly before the World Cup", "football"),
        ("The Davis Cup, the Fed Cup", "tennis"),
        ("A friendly man", None),
        ("Parliament voted.", None),
        ("Parliament voted. " * 90 + "soccer, soccer", None),
    ],
)
def test_sport_of(text: str, sport: str | None) -> None:
    assert sport_of(text) == sport
