"""Towns and their clubs: a name is marked with the type that the tagger gave it."""

import re

import pytest

from tests.transforms.entities.marked import unmark
from transforms.annotate import names_in
from transforms.entities.teams import is_sporting
from transforms.places.clubs import with_clubs

SPORT = "Premier League, football. "

# Text, and the names that stand afterwards with the first letter of their types.
CASES = {
    "a result": (
        "{L:Newcastle} beat {L:Chelsea} 2-1 in the Premier League.", "O:Newcastle O:Chelsea",
    ),
    "a score alone": ("{L:Lecce} drew 1-1 with {L:Empoli} on Sunday.", "O:Lecce O:Empoli"),
    "a table": (
        SPORT + "{L:Metz} 3 {L:Lens} 1\n{L:Lyon} 0 {L:Nancy} 0", "O:Metz O:Lens O:Lyon O:Nancy",
    ),
    "once a club, then by name alone": (
        SPORT + "{L:Chelsea} lost to {O:Arsenal}. {L:Chelsea}'s next match is on Monday.",
        "O:Chelsea O:Arsenal O:Chelsea",
    ),
    "the town of the club": (
        "{L:NEWCASTLE}, {L:England} (ADW) - Football: "
        "{L:Newcastle} beat {L:Leeds} 3-0 in {L:Newcastle}.",
        "L:NEWCASTLE L:England O:Newcastle O:Leeds L:Newcastle",
    ),
    "where the match was": (SPORT + "{L:Metz} won 2-0 at {L:Lens}.", "O:Metz L:Lens"),
    "countries": (SPORT + "{L:Chad} beat {L:England} 2-1 in {L:Metz}.", "L:Chad L:England L:Metz"),
    "the side of a town": (SPORT + "The {L:Lisbon} side drew.", "L:Lisbon"),
    "a name in two": (
        SPORT + "{O:Bayern} {L:Munich} 2 {L:New York} {O:Mets} 1, {L:Boston}\n{O:Mets}",
        "O:Bayern Munich O:New York Mets L:Boston O:Mets",
    ),
    "several people, without a word of sport": (
        "{L:Chelsea} have sacked their manager. {L:Chelsea} won the cup in {L:Chelsea}.",
        "O:Chelsea O:Chelsea L:Chelsea",
    ),
    "several people of a country": ("{L:England} have a new manager.", "L:England"),
    "several others": (
        "People in {L:Leeds} have a say. {L:Chelsea}, {L:Leeds} and {L:York} are towns. "
        "{L:Los Angeles} are two words.",
        "L:Leeds L:Chelsea L:Leeds L:York L:Los Angeles",
    ),
    "no sport": ("{L:Newcastle} beat {L:Chelsea} to the contract.", "L:Newcastle L:Chelsea"),
    "an election": (
        "{L:Moscow} lost the vote 52-48 and fought a long season of talks.", "L:Moscow",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES.keys())
def test_clubs_and_towns(marked: str, expected: str) -> None:
    text, names, _ = unmark(re.sub(r"{([LO]):", r"{\g<1>0:", marked))
    found = with_clubs(text, names)
    assert " ".join(f"{n.entity_type[0]}:{n.text}" for n in found) == expected
    assert all(text[n.start : n.end] == n.text for n in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chelsea drew 1-1 with Lens.", True),
        ("The striker told the club.", True),
        ("The club has new players.", False),
        ("The Senate voted 52-48 on 2026-03-14.", False),
        ("A 10-12 forecast, 8-9 per cent; 7-8 tonnes this season.", True),
        ("Futures at 107-12, 107-10 and 99-02; the match is on.", True),
    ],
)
def test_sporting(text: str, expected: bool) -> None:
    assert is_sporting(text) == expected


def test_a_club_is_an_organisation_to_users() -> None:
    text = "Newcastle beat Chelsea 2-1 on Saturday to go third in the Premier League."
    found = {n.text: n.entity_type for n in names_in(text)}
    assert found["Newcastle"] == found["Chelsea"] == "ORG"
