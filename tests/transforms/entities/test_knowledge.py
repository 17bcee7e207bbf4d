"""Which entries of a register our entities are linked to, and which they are not."""

from dataclasses import replace
from typing import Any

import pytest

from tests.transforms.entities.seen import seen_in
from tests.transforms.entities.test_across import numbered
from transforms.entities.across import resolve
from transforms.entities.knowledge import Entry, entry_of, links
from transforms.entities.state import State

GORSE = Entry("k1", "Ann Gorse", ("Ann Quill", "Gorse"), "PERSON", None, "Q1")
NAMESAKE = Entry("k2", "Anne Gorse-Byte", ("Ann Gorse",), "PERSON", None, None)
TWIN = Entry("k3", "Ann Gorse", (), "PERSON", None, None)
COUNTRY = Entry("k4", "Georgia", (), "LOC", "GE", "Q230")
STATE = Entry("k5", "Georgia", (), "LOC", "US", "Q1428")
COMPANY = Entry("k6", "Gorse", (), "ORG", None, None)


@pytest.mark.parametrize(
    ("article", "entries", "linked", "apart"),
    [
        ("{P1:Ann Gorse}", [GORSE, COMPANY], {"Ann Gorse": "k1"}, {}),
        ("{P1:Mrs Ánn GORSE}", [GORSE], {"Ánn GORSE": "k1"}, {}),
        ("{P1:Ann Quill}", [GORSE], {"Ann Quill": "k1"}, {}),
        ("{P1:Gorse}", [GORSE, COMPANY], {"Gorse": "k1"}, {}),
        ("{P1:Ann Gorse}", [GORSE, NAMESAKE], {"Ann Gorse": "k1"}, {"Ann Gorse": {"k2"}}),
        ("{P1:Ann Gorse}", [GORSE, TWIN], {}, {"Ann Gorse": {"k1", "k3"}}),
        ("{P1:Tim Gorse}", [GORSE], {}, {}),
        ("{L1:Georgia}", [COUNTRY, STATE], {"Georgia": "k4"}, {"Georgia": {"k5"}}),
        ("{L1:GEORGIA}", [COUNTRY], {}, {"GEORGIA": {"k4"}}),
        ("{L1:GEORGIA}", [COUNTRY, STATE], {"GEORGIA": "k5"}, {"GEORGIA": {"k4"}}),
        ("{P1:Ann Gorse}", [], {}, {}),
    ],
)
def test_links(
    article: str, entries: list[Entry], linked: dict[str, str], apart: dict[str, set[str]]
) -> None:
    found = resolve(State(), seen_in(numbered([article])))
    countries = {e.entity_id: e.country for e in found.entities.values()}
    name_of = {e.entity_id: e.name for e in found.entities.values()}
    made = links(entries, found.state.nodes, countries)
    assert {name_of[m.entity_id]: m.entry.kb_id for m in made if m.same} == linked
    doubts: dict[str, set[str]] = {}
    for m in made:
        if not m.same:
            doubts.setdefault(name_of[m.entity_id], set()).add(m.entry.kb_id)
    assert doubts == apart
    assert all(m.reasons for m in made)


def test_an_ambiguous_name_says_so() -> None:
    found = resolve(State(), seen_in(numbered(["{P1:Ann Gorse}"])))
    countries = dict.fromkeys(found.entities)
    reasons = [m.reasons[-1] for m in links([GORSE, TWIN], found.state.nodes, countries)]
    assert reasons == ["the name fits k3 as well", "the name fits k1 as well"]


ROW = {"id": "k1", "name": "Ann  Gorse", "entity_type": "person"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, {}),
        ({"aliases": "Quill| |A. Gorse"}, {"aliases": ("Quill", "A. Gorse")}),
        ({"aliases": ["Quill"], "country": "de"}, {"aliases": ("Quill",), "country": "DE"}),
        ({"wikidata_id": "Q42", "aliases": None}, {"wikidata_id": "Q42"}),
    ],
)
def test_an_entry(more: dict[str, Any], expected: dict[str, Any]) -> None:
    plain = Entry("k1", "Ann Gorse", (), "PERSON", None, None)
    assert entry_of(ROW | more) == replace(plain, **expected)


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ({"id": " "}, "no id"),
        ({"name": None}, "no name"),
        ({"entity_type": "firm"}, "entity_type is 'firm', not one of PERSON, ORG, LOC, MISC"),
        ({"country": "Peru"}, "country is 'Peru', not a code of two letters"),
        ({"wikidata_id": "42"}, "wikidata_id is '42', not Q and a number"),
    ],
)
def test_no_entry(more: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        entry_of(ROW | more)
